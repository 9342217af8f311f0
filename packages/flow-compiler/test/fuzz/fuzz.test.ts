import { expect, it } from 'vitest'
import { faultsOf } from './check-case.js'
import { fuzzCase, ownSeeds } from './fuzz-case.js'
import { hostileShapes } from './hostile-shapes.js'

/** Few cases, the same in every run. `npm run fuzz` tries as many as one likes, and measures their time. */
const seed = 20_261_123
const cases = 1_500

it('any text has an answer', () => {
  for (let index = 0; index < cases; index += 1) {
    const made = fuzzCase(seed, index, { texts: ownSeeds })
    expect(faultsOf(made), `npm run fuzz -- --seed ${seed} --case ${index} --own-seeds (${made.kind})`).toEqual([])
  }
})

it.each(hostileShapes)('a text of a hostile shape has an answer: $name', ({ name, make }) => {
  for (const characters of [10, 3_000, 60_000]) {
    expect(faultsOf({ kind: name, text: make(characters), valid: false, flowType: 'CONTACT_FLOW' })).toEqual([])
  }
})

it('a case is the same again', () => {
  const seeds = { texts: ownSeeds }
  for (let index = 0; index < 50; index += 1) expect(fuzzCase(7, index, seeds)).toEqual(fuzzCase(7, index, seeds))
})
