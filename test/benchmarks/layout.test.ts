import { expect, test } from 'vitest'
import { drawnFlows } from '../../benchmarks/layout.ts'

const flows = drawnFlows()

test.skipIf(flows.length === 0)('flows are placed with fewer crossings and ways back than people drew', () => {
  const total = (name: 'overlaps' | 'crossings' | 'backward') => ({
    people: flows.reduce((sum, { drawn }) => sum + drawn[name], 0),
    layout: flows.reduce((sum, { placed }) => sum + placed[name], 0),
  })
  expect(flows.length).toBeGreaterThan(100)
  expect(total('overlaps').layout).toBe(0)
  const [crossings, backward] = [total('crossings'), total('backward')]
  expect(crossings.layout).toBeLessThan(crossings.people)
  expect(backward.layout).toBeLessThan(backward.people)
})
