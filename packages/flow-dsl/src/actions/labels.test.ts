import { describe, expect, it } from 'vitest'
import { queue } from '../index.js'
import { firstWords, keysOf, nameOfValue, shortHash } from './labels.js'

describe('firstWords', () => {
  it('is a short text as it is, on one line', () => {
    expect(firstWords('Hello there.')).toBe('Hello there.')
    expect(firstWords('  Hello\n\tthere. ')).toBe('Hello there.')
    expect(firstWords('')).toBe('')
  })

  it('cuts a long text at a space and marks it with a hash', () => {
    expect(firstWords('Please enter your employee number.')).toMatch(/^Please enter [0-9a-z]{4}$/)
  })

  it('cuts in a word where there is no space', () => {
    expect(firstWords('x'.repeat(40))).toMatch(/^x{17} [0-9a-z]{4}$/)
  })

  it('tells long texts apart that begin alike', () => {
    const texts = ['number', 'card', 'name', 'birthday'].map((what) =>
      firstWords(`Please enter your employee ${what}.`),
    )
    expect(new Set(texts).size).toBe(texts.length)
  })

  it('does not cut a character into halves', () => {
    for (let length = 14; length < 20; length += 1) {
      expect(firstWords(`${'x'.repeat(length)}😀😀😀😀😀😀`)).not.toMatch(/\p{Surrogate}/u)
    }
  })

  it('calls references by their last member', () => {
    expect(firstWords('No. $.External.lotteryNumber !')).toBe('No. lotteryNumber !')
  })
})

describe('shortHash', () => {
  it('is the same in every run', () => {
    expect(['', 'a', 'b', '안녕하세요'].map(shortHash)).toEqual(['ntfp', 'wi7g', 'vbad', 'je2e'])
  })

  it('has four characters that identifiers may contain', () => {
    expect(Array.from({ length: 200 }, (_, index) => shortHash(String(index))).join('')).toMatch(/^[0-9a-z]{800}$/)
  })
})

describe('nameOfValue', () => {
  it.each([
    ['$.Attributes.queue', 'queue'],
    ["$.Attributes['two words']", 'two words'],
    ['arn:aws:connect:x:1:instance/a/queue/b', 'b'],
    ['plain', 'plain'],
  ])('of %j is %j', (value, name) => {
    expect(nameOfValue(value)).toBe(name)
  })

  it('of a resource is its symbol', () => {
    expect(nameOfValue(queue('support'))).toBe('support')
  })

  it.each([undefined, null, 5, [], {}])('of %j is nothing', (value) => {
    expect(nameOfValue(value)).toBeUndefined()
  })
})

describe('keysOf', () => {
  it('is the keys of an object', () => {
    expect(keysOf({ tier: 'gold', visits: '3' })).toBe('tier visits')
    expect(keysOf({})).toBe('')
  })

  it.each([undefined, null, 'tier', ['tier']])('of %j is nothing', (value) => {
    expect(keysOf(value)).toBeUndefined()
  })

  it('does not take a resource for an object', () => {
    expect(keysOf(queue('support'))).toBeUndefined()
  })
})
