import fc from 'fast-check'
import { expect, it } from 'vitest'
import { readSoqlText } from '../../test/read-soql.js'
import { soqlText } from './soql.js'

it.each([
  ['contact-1', "'contact-1'"],
  ["Bob's BBQ", String.raw`'Bob\'s BBQ'`],
  [String.raw`\'`, String.raw`'\\\''`],
  ["' OR Name LIKE '%", String.raw`'\' OR Name LIKE \'%'`],
  ['a\nb', String.raw`'a\nb'`],
])('%j is written %s', (text, expected) => {
  expect(soqlText(text)).toBe(expected)
})

it('is one literal that means the text again, whatever it holds', () => {
  const hostile = fc.string({
    unit: fc.constantFrom("'", '\\', '"', '\n', '\r', '\t', '\b', '\f', 'n', 'u', '0', ' ', '%'),
  })
  fc.assert(
    fc.property(fc.oneof(hostile, fc.string({ unit: 'binary' })), (text) => {
      expect(readSoqlText(soqlText(text))).toBe(text)
    }),
    { numRuns: 1000, seed: 1 },
  )
})
