import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { printLotteryNumber } from '../lottery-number.js'
import { registrationFrom } from '../registration.js'
import type { Registration } from '../registration.js'
import { drawWinners } from './draw-winners.js'

function registrationWith(number: number): Registration {
  const request = { contactId: 'a', timestamp: '2024-01-01T00:00:00.000000', customerPhone: '' }
  return registrationFrom({ ...request, customerInput: String(10_000 + number) }, printLotteryNumber(number))
}

const list = Array.from({ length: 50 }, (_, index) => registrationWith(index * 7 + 1))
const numbersOf = (registrations: readonly Registration[], count: number, seed: string): readonly string[] =>
  drawWinners(registrations, count, seed).winners.map(({ registration }) => registration.lotteryNumber)

describe('a draw', () => {
  it('is what the shell makes of the written method', () => {
    const script = `while read -r number; do printf '%s:%s' "$SEED" "$number" | sha256sum | cut -d' ' -f1 | sed "s/$/ $number/"; done | sort | head -5 | cut -d' ' -f2`
    const input = list.map(({ lotteryNumber }) => `${lotteryNumber}\n`).join('')
    const byHand = execFileSync('sh', ['-c', script], {
      input,
      encoding: 'utf8',
      env: { ...process.env, SEED: 'KOSPI 2,648.05' },
    })
    expect(numbersOf(list, 5, 'KOSPI 2,648.05')).toEqual(byHand.trim().split('\n'))
  })

  it('names its list by a digest that the shell makes as well', () => {
    const input = list.map(({ lotteryNumber }) => `${lotteryNumber}\n`).join('')
    const byHand = execFileSync('sh', ['-c', 'sort | sha256sum'], {
      input,
      encoding: 'utf8',
      env: { ...process.env, LC_ALL: 'C' },
    })
    expect(drawWinners(list, 1, 'seed').listDigest).toBe(byHand.slice(0, 64))
  })

  it('does not depend on the order of the list', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray(list, { minLength: list.length }),
        fc.stringMatching(/^[a-z0-9]{1,12}$/),
        (shuffled, seed) => {
          expect(drawWinners(shuffled, 10, seed)).toEqual(drawWinners(list, 10, seed))
        },
      ),
      { seed: 3 },
    )
  })

  it('has each winner once, and more winners begin with the same ones', () => {
    const all = numbersOf(list, 50, 'seed')
    expect(new Set(all).size).toBe(50)
    expect(numbersOf(list, 10, 'seed')).toEqual(all.slice(0, 10))
  })

  it('prefers nobody', () => {
    const wins = new Map<string, number>()
    const draws = 5000
    for (let draw = 0; draw < draws; draw += 1) {
      for (const number of numbersOf(list, 5, `seed ${draw}`)) wins.set(number, (wins.get(number) ?? 0) + 1)
    }
    // 500 wins are expected of each. Chi-square with 49 degrees of freedom exceeds 85.4 once in a thousand lists.
    const expected = (draws * 5) / list.length
    const chiSquare = list
      .map(({ lotteryNumber }) => ((wins.get(lotteryNumber) ?? 0) - expected) ** 2 / expected)
      .reduce((sum, part) => sum + part, 0)
    expect(chiSquare).toBeLessThan(85.4)
  })
})

describe('a draw that cannot be held', () => {
  it.each([
    ['an empty seed', list, 1, '', 'The seed is empty.'],
    ['a seed with a line end', list, 1, 'a\n', 'The seed has signs that cannot be seen'],
    ['a seed with a space at its end', list, 1, 'a ', 'spaces at its ends'],
    ['no winner', list, 0, 'seed', 'at least one winner'],
    ['half a winner', list, 1.5, 'seed', 'at least one winner'],
    ['too many winners', list, 51, 'seed', 'There are 50 registrations, too few for 51 winners.'],
    ['nobody', [], 1, 'seed', 'There are 0 registrations, too few for 1 winners.'],
    ['a number twice', [...list, registrationWith(8)], 1, 'seed', 'L0008 stands in the list twice.'],
    ['what is no number', [{ ...registrationWith(1), lotteryNumber: 'L10000' }], 1, 'seed', 'is no lottery number'],
  ])('has %s', (_, registrations, count, seed, reason) => {
    expect(() => drawWinners(registrations, count, seed)).toThrow(reason)
  })
})
