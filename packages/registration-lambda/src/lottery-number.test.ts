import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nextFreeNumber, preferredNumber, printLotteryNumber, readLotteryNumber } from './lottery-number.js'

describe('the preferred number', () => {
  // What `printf %s 12345 | md5sum` begins with, as a number, modulo 10,000: the vectors of the README.
  it.each([
    ['1234', 0x81dc, 'L3244'],
    ['12345', 0x827c, 'L3404'],
    ['00000000', 0xdd4b, 'L6651'],
    ['99999999', 0xef77, 'L1303'],
  ])('of %s, whose digest begins with %d, is %s', (employee, digits, expected) => {
    expect(printLotteryNumber(preferredNumber(employee))).toBe(expected)
    expect(printLotteryNumber(digits % 10_000)).toBe(expected)
  })

  it.each([
    ['47317', 'L9999'],
    // These leave 0, which is not a number.
    ['5329', 'L0001'],
    ['22158', 'L0001'],
  ])('of %s is %s', (employee, expected) => {
    expect(printLotteryNumber(preferredNumber(employee))).toBe(expected)
  })
})

describe('the next free number', () => {
  it('is in the range and free, and none before it is', () => {
    const number = fc.integer({ min: 1, max: 9999 })
    fc.assert(
      fc.property(
        number,
        fc.uniqueArray(number, { maxLength: 40 }),
        fc.integer({ min: 0, max: 40 }),
        (start, others, run) => {
          const taken = new Set(others)
          for (let step = 0; step < run; step += 1) taken.add(((start - 1 + step) % 9999) + 1)
          const next = nextFreeNumber(start, (candidate) => taken.has(candidate)) ?? 0
          expect(taken.has(next)).toBe(false)
          for (let passed = start; passed !== next; passed = (passed % 9999) + 1) expect(taken.has(passed)).toBe(true)
          expect(next).toBeGreaterThanOrEqual(1)
          expect(next).toBeLessThanOrEqual(9999)
        },
      ),
      { seed: 2 },
    )
  })

  it('is none when all are taken', () => {
    expect(nextFreeNumber(5000, () => true)).toBeUndefined()
  })
})

describe('as text', () => {
  it('is read as it is printed', () => {
    for (const number of [1, 42, 9999]) expect(readLotteryNumber(printLotteryNumber(number))).toBe(number)
  })

  it.each(['L0000', 'L10000', 'L001', '0001', 'l0001', 'L０001', ''])('is not %j', (text) => {
    expect(readLotteryNumber(text)).toBeUndefined()
  })
})
