import { expect, it } from 'vitest'
import { breakCycles } from './break-cycles.js'
import { splitParts } from './layout-graph.js'
import { orderLanes } from './order-lanes.js'
import { sketchBlocks } from './sketch-blocks.js'

/** The names of the blocks from the highest lane to the lowest. */
function lanesOf(sketch: Readonly<Record<string, string>>, columns: Readonly<Record<string, number>>): string {
  const names = Object.keys(sketch)
  return splitParts(sketchBlocks(sketch).blocks, 0)
    .map(({ graph, members }) => {
      const nameOf = (node: number) => names[members[node] ?? -1] ?? ''
      const columnOf = graph.nodes.map((_, node) => columns[nameOf(node)] ?? 0)
      const lanes = orderLanes(breakCycles(graph), columnOf)
      const order = lanes.map((lane, node) => ({ lane, name: nameOf(node) })).sort((a, b) => a.lane - b.lane)
      return order.map(({ name }) => name).join(' ')
    })
    .join(' | ')
}

it('follows the branches of a block from top to bottom, each to its end', () => {
  const sketch = { menu: '?a ?b !c', c: '', b: '', a: '>a2', a2: '' }
  expect(lanesOf(sketch, { menu: 0, a: 1, b: 1, c: 1, a2: 2 })).toBe('menu a a2 b c')
})

it('hangs a block below the nearest block that leads to it', () => {
  const sketch = { menu: '?end ?a ?b', a: '>end', b: '', end: '' }
  expect(lanesOf(sketch, { menu: 0, a: 1, b: 1, end: 2 })).toBe('menu a end b')
})

it('prefers a farther source to an error branch', () => {
  const sketch = { menu: '?a ?end', a: '!end', end: '' }
  expect(lanesOf(sketch, { menu: 0, a: 1, end: 2 })).toBe('menu a end')
})

it('puts what nothing reaches last', () => {
  const sketch = { greet: '>bye', bye: '', lost: '>bye' }
  expect(lanesOf(sketch, { greet: 0, bye: 1, lost: 1 })).toBe('greet bye lost')
})
