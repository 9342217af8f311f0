import { expect, it } from 'vitest'
import { printable } from './printable.js'

it.each(['안녕하세요', 'a b-c.d', '🎉', 'naïve "quoted" \\'])('%s stays as it is', (text) => {
  expect(printable(text)).toBe(text)
})

it.each([
  ['\u001b[31mred', '\\u001b[31mred'],
  ['two\nlines', 'two\\u000alines'],
  ['\r\tbell\u0007', '\\u000d\\u0009bell\\u0007'],
  ['\u009b31m', '\\u009b31m'],
  ['gnp.\u202etxt', 'gnp.\\u202etxt'],
  ['line\u2028separator', 'line\\u2028separator'],
])('%j cannot do anything to a terminal', (text, shown) => {
  expect(printable(text)).toBe(shown)
})
