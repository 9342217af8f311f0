import { describe, expect, it } from 'vitest'
import { nearest, wordsOfExpression } from './nearest.js'

const own = (text: string): string => text

describe('what is nearest to a text', () => {
  it.each([
    ['추첨 번호는', '추첨번호는 L3404 입니다.'],
    ['GOODBYE', 'Goodbye, and thank you.'],
    [wordsOfExpression(/추첨 번호는 L\d{4}/), '추첨번호는 L3404 입니다.'],
    ['lottery', undefined],
    ['', undefined],
    ['a', undefined],
  ])('%j: %j', (wanted, expected) => {
    expect(nearest(wanted, ['안녕하세요.', '추첨번호는 L3404 입니다.', 'Goodbye, and thank you.'], own)).toBe(expected)
  })

  it('is the shortest of several that have it', () => {
    expect(nearest('support', ['general-support', 'support-2', 'sales'], own)).toBe('support-2')
  })

  it('is found among many long texts', () => {
    const texts = Array.from({ length: 5_000 }, (_, index) => `${'x'.repeat(10_000)}${index}`)
    expect(nearest('goodbye', [...texts, 'good bye'], own)).toBe('good bye')
  })
})
