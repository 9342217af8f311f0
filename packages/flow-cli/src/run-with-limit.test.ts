import { expect, it } from 'vitest'
import { TimeLimitReached, runWithLimit } from './run-with-limit.js'

it('returns what the function returns', () => {
  expect(runWithLimit(() => [1], 60_000)).toEqual([1])
})

it('breaks off a function that never ends', () => {
  let rounds = 0
  const spin = (): number => {
    while (rounds >= 0) rounds += 1
    return rounds
  }
  expect(() => runWithLimit(spin, 50)).toThrow(TimeLimitReached)
  expect(rounds).toBeGreaterThan(0)
})

it('lets errors of the function through as they are', () => {
  const error = new RangeError('no')
  const fail = (): string => {
    throw error
  }
  expect(() => runWithLimit(fail, 60_000)).toThrow(error)
})

it('can be used inside itself, and again', () => {
  expect(runWithLimit(() => runWithLimit(() => 'a', 60_000) + runWithLimit(() => 'b', 60_000), 60_000)).toBe('ab')
})

it('leaves nothing behind', () => {
  const before = Reflect.ownKeys(globalThis)
  runWithLimit(() => 1, 60_000)
  expect(Reflect.ownKeys(globalThis)).toEqual(before)
})
