import { describe, expect, it } from 'vitest'
import { mistakes, plantMistakes } from './plant-mistakes.ts'
import { validFlows } from './valid-flows.ts'

const flows = await validFlows()
const tallies = plantMistakes(flows, 40, 1)

describe('mistakes planted in valid flows', () => {
  it.each(tallies.map((tally) => [tally.mistake.name, tally] as const))('%s: can be made', (_name, { planted }) => {
    expect(planted).toBeGreaterThan(0)
  })

  it('are found without exception where the service would refuse the flow, at the right action', () => {
    const refused = tallies.filter(({ mistake }) => mistake.refused)
    expect(refused.flatMap(({ mistake, overlooked }) => overlooked.map((one) => [mistake.name, one]))).toEqual([])
  })

  it('are found in 95 of 100 cases where a caller would suffer', () => {
    for (const { mistake, planted, located, overlooked } of tallies) {
      expect(located, `${mistake.name}: ${JSON.stringify(overlooked.slice(0, 3))}`).toBeGreaterThanOrEqual(
        planted * 0.95,
      )
    }
  })

  it('are of many kinds, each with its own name', () => {
    expect(new Set(mistakes.map(({ name }) => name)).size).toBe(mistakes.length)
  })
})
