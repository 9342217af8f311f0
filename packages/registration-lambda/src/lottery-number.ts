import { createHash } from 'node:crypto'

/** How many lottery numbers there are: 1 to 9,999. */
export const lotteryNumberCount = 9999

/**
 * The lottery number that an employee number asks for first: the first four hexadecimal digits of the MD5 of its UTF-8
 * text, modulo 10,000. That leaves 0, which is not a lottery number: the next one upward is 1.
 *
 * MD5 only spreads the numbers here; nothing rests on its security.
 * @returns 1 to 9,999.
 */
export function preferredNumber(employeeNumber: string): number {
  const digest = createHash('md5').update(employeeNumber, 'utf8').digest('hex')
  return Number.parseInt(digest.slice(0, 4), 16) % 10_000 || 1
}

/**
 * The next free number upward from `preferred`, itself included, wrapping from 9,999 to 1.
 * @returns `undefined` when all are taken.
 */
export function nextFreeNumber(preferred: number, isTaken: (number: number) => boolean): number | undefined {
  for (let step = 0; step < lotteryNumberCount; step += 1) {
    const number = ((preferred - 1 + step) % lotteryNumberCount) + 1
    if (!isTaken(number)) return number
  }
  return undefined
}

/** A number as callers hear it: `L0001` to `L9999`. */
export function printLotteryNumber(number: number): string {
  return `L${String(number).padStart(4, '0')}`
}

/** The number of `L0001` to `L9999`; `undefined` for any other text. */
export function readLotteryNumber(text: string): number | undefined {
  if (!/^L\d{4}$/.test(text)) return undefined
  return Number(text.slice(1)) || undefined
}
