import { expect, it } from 'vitest'
import { maskNumber, maskText } from './mask.js'

it.each([
  ['12345', '***45'],
  ['1234', '**34'],
  ['+821012345678', '***********78'],
  ['', ''],
  ['anonymous', '(9 characters)'],
  ['sip:somebody@example.com', '(24 characters)'],
])('shows %j as %j', (value, shown) => {
  expect(maskNumber(value)).toBe(shown)
})

it('masks every longer number in a text, and cuts the text', () => {
  expect(maskText('EMPLOYEE#12345 of +821012345678, line 17')).toBe('EMPLOYEE#***45 of +**********78, line 17')
  expect(maskText('x'.repeat(10_000))).toHaveLength(500)
})
