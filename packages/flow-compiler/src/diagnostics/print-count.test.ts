import { expect, it } from 'vitest'
import { printCount } from './print-count.js'

it.each([
  [0, '0'],
  [999, '999'],
  [1_000, '1,000'],
  [256_000, '256,000'],
  [5_120_001, '5,120,001'],
])('a count of %d is printed with commas between the thousands', (count, printed) => {
  expect(printCount(count)).toBe(printed)
  expect(count.toLocaleString('en')).toBe(printed)
})
