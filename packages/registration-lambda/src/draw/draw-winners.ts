import { createHash } from 'node:crypto'
import { readLotteryNumber } from '../lottery-number.js'
import type { Registration } from '../registration.js'

/** A lottery number that has won. */
export interface Winner {
  /** 1 for the first. */
  readonly rank: number
  readonly registration: Registration
  /** SHA-256 of `<seed>:<lottery number>` in hexadecimal. The smallest win. */
  readonly ticket: string
}

/** The outcome of a draw, with all that is needed to repeat it. */
export interface Draw {
  readonly seed: string
  /** How many took part. */
  readonly registrations: number
  /** SHA-256 of all lottery numbers, in order, each followed by a line feed: names the list without showing it. */
  readonly listDigest: string
  readonly winners: readonly Winner[]
}

/** A draw that cannot be held, with the reason as a sentence. */
export class DrawError extends Error {
  override readonly name = 'DrawError'
}

/**
 * Draw winners so that anybody can repeat it: each lottery number gets a ticket, the SHA-256 of `<seed>:<number>`, and
 * the smallest tickets win. No number is preferred, since nobody can steer a hash; no order of the list matters.
 *
 * The seed has to be unknown while people register, and public afterwards, such as a stock index of the day after:
 * who knows it before could pick an employee number that wins.
 * @param count - How many win: a whole number, at least 1, at most as many as have registered.
 * @throws {@link DrawError} when the draw cannot be held with this list, seed or number of winners.
 */
export function drawWinners(registrations: readonly Registration[], count: number, seed: string): Draw {
  if (seed === '') throw new DrawError('The seed is empty.')
  // Anybody has to be able to type it: signs that cannot be seen would be lost on paper.
  if (/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]|^\s|\s$/u.test(seed)) {
    throw new DrawError('The seed has signs that cannot be seen, or spaces at its ends: nobody could type it again.')
  }
  if (!Number.isInteger(count) || count < 1) throw new DrawError('There has to be at least one winner.')
  if (count > registrations.length) {
    const there =
      registrations.length === 1 ? 'There is 1 registration' : `There are ${registrations.length} registrations`
    throw new DrawError(`${there}, too few for ${count} winners.`)
  }
  const numbers = registrations.map(({ lotteryNumber }) => lotteryNumber).toSorted()
  const wrong = numbers.find((number) => readLotteryNumber(number) === undefined)
  if (wrong !== undefined) throw new DrawError(`${JSON.stringify(wrong)} in the list is no lottery number.`)
  const twice = numbers.find((number, index) => number === numbers[index + 1])
  if (twice !== undefined) throw new DrawError(`${twice} stands in the list twice.`)

  const winners = registrations
    .map((registration) => ({ registration, ticket: digest(`${seed}:${registration.lotteryNumber}`) }))
    .toSorted((first, second) => (first.ticket < second.ticket ? -1 : 1))
    .slice(0, count)
    .map((winner, index) => ({ rank: index + 1, ...winner }))
  return {
    seed,
    registrations: registrations.length,
    listDigest: digest(numbers.map((number) => `${number}\n`).join('')),
    winners,
  }
}

function digest(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex')
}
