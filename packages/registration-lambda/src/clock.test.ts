import { describe, expect, it } from 'vitest'
import { createClock, printTimestamp } from './clock.js'

describe('the clock', () => {
  it('counts microseconds on from the wall clock', () => {
    let monotonic = 5
    const clock = createClock(
      () => 1000,
      () => monotonic,
    )
    monotonic += 0.25
    expect(clock()).toBe(1_000_250)
    monotonic += 1.5
    expect(clock()).toBe(1_001_750)
  })

  it('never tells the same time twice, nor an earlier one', () => {
    let wall = 1000
    const clock = createClock(
      () => wall,
      () => 0,
    )
    const times = [clock(), clock()]
    wall = 900
    times.push(clock())
    expect(times).toEqual([1_000_000, 1_000_001, 1_000_002])
  })

  it('follows the wall clock after the machine has stood still', () => {
    let wall = 1000
    const clock = createClock(
      () => wall,
      () => 0,
    )
    clock()
    wall = 60_000
    expect(clock()).toBe(60_000_000)
  })
})

it.each([
  [1_704_067_200_000_000, '2024-01-01T00:00:00.000000'],
  [1_704_067_200_000_001, '2024-01-01T00:00:00.000001'],
  [1_704_067_199_999_999, '2023-12-31T23:59:59.999999'],
])('prints %d as %s', (microseconds, text) => {
  expect(printTimestamp(microseconds)).toBe(text)
})
