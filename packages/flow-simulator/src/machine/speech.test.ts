import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defaultAssumptions } from '../assumptions.js'
import { secondsOfSpeech, wordsOfSsml } from './speech.js'

describe('what a voice says of mark-up', () => {
  it('is its words', () => {
    expect(wordsOfSsml('<speak>Hello <break time="1s"/> you &amp; <emphasis>me</emphasis>.</speak>')).toBe(
      'Hello you & me.',
    )
  })

  it('is the same as tags, then white space taken out one after the other', () => {
    const simply = (ssml: string): string =>
      ssml
        .replaceAll(/<[^<>]*>/g, ' ')
        .replaceAll(/\s+/g, ' ')
        .replaceAll(/\s+([.,!?])/g, '$1')
        .trim()
    const pieces = fc.constantFrom(
      '<',
      '>',
      '<b>',
      '/',
      ' ',
      '\n',
      '\u00a0',
      '\u3000',
      '.',
      '!',
      '가',
      '추첨',
      'a',
      'b c',
    )
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), (list) => {
        const ssml = list.join('')
        expect(wordsOfSsml(ssml)).toBe(simply(ssml))
      }),
      { seed: 7, numRuns: 2000 },
    )
  })
})

describe('how long a voice needs', () => {
  it('goes by words, and by syllables where a language has few spaces', () => {
    expect(secondsOfSpeech('one two three four five', defaultAssumptions)).toBe(2)
    expect(secondsOfSpeech('안녕하세요 고객님', defaultAssumptions)).toBeCloseTo(8 / 6)
    expect(secondsOfSpeech('', defaultAssumptions)).toBe(0)
    expect(secondsOfSpeech(' \n\t ', defaultAssumptions)).toBe(0)
  })
})
