import fc from 'fast-check'
import { expect, it } from 'vitest'
import { intervalsAt } from './intervals.js'

function quartersAt(time: string): readonly string[] {
  return intervalsAt(new Date(time)).map(
    ({ start, end, look }) => `${look} ${start.toISOString()} ${end.toISOString()}`,
  )
}

it.each(['2026-11-23T10:00:00Z', '2026-11-23T10:14:59.999Z'])(
  'at %s looks back by a quarter, and by an hour more',
  (time) => {
    expect(quartersAt(time)).toEqual([
      'first 2026-11-23T09:30:00.000Z 2026-11-23T09:45:00.000Z',
      'later 2026-11-23T08:30:00.000Z 2026-11-23T08:45:00.000Z',
    ])
  },
)

it('takes each quarter twice in a day of runs', () => {
  fc.assert(
    fc.property(fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true }), (start) => {
      const looks = new Map<number, string[]>()
      for (let run = 0; run < 96; run += 1) {
        for (const interval of intervalsAt(new Date(start.getTime() + run * 900_000))) {
          const key = interval.start.getTime()
          expect(Number.isInteger(key / 900_000)).toBe(true)
          looks.set(key, [...(looks.get(key) ?? []), interval.look])
        }
      }
      // All but those at the ends of the day.
      const times = [...looks.keys()].sort((first, second) => first - second).slice(4, -4)
      for (const time of times) expect(looks.get(time)).toEqual(['first', 'later'])
    }),
    { numRuns: 20 },
  )
})
