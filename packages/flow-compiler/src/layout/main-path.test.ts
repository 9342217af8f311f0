import { expect, it } from 'vitest'
import { breakCycles } from './break-cycles.js'
import { splitParts } from './layout-graph.js'
import { findMainPath, measureReach } from './main-path.js'
import { sketchBlocks } from './sketch-blocks.js'

function mainPathOf(sketch: Readonly<Record<string, string>>): readonly (string | undefined)[] {
  return splitParts(sketchBlocks(sketch).blocks, 0)
    .slice(0, 1)
    .flatMap(({ graph, members }) => {
      const acyclic = breakCycles(graph)
      return findMainPath(acyclic, measureReach(acyclic)).map((node) => Object.keys(sketch)[members[node] ?? -1])
    })
}

it('follows the next action, whatever the conditions', () => {
  expect(mainPathOf({ a: '?long >b', b: '', long: '>longer', longer: '' })).toEqual(['a', 'b'])
})

it('follows the condition that leads furthest, the first of equal ones', () => {
  const rest = { short: '', sales: '>queue', support: '>queue', queue: '' }
  expect(mainPathOf({ menu: '?short ?sales ?support', ...rest })).toEqual(['menu', 'sales', 'queue'])
})

it('does not follow error branches', () => {
  expect(mainPathOf({ a: '>b', b: '!sorry', sorry: '>bye', bye: '' })).toEqual(['a', 'b'])
})

it('ends where the flow leads back', () => {
  expect(mainPathOf({ menu: '?play', play: '>menu' })).toEqual(['menu', 'play'])
})
