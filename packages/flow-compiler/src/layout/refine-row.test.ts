import { describe, expect, it } from 'vitest'
import type { LayoutBlock } from './layout-block.js'
import { splitParts } from './layout-graph.js'
import { refineRow } from './refine-row.js'
import { sketchBlocks } from './sketch-blocks.js'

function refine(
  blocks: readonly LayoutBlock[],
  columns: number[],
  tops: number[],
  mainPath: number[],
  budget = 100_000,
) {
  const [part] = splitParts(blocks, 0)
  if (part === undefined) throw new Error('There are no blocks.')
  const { graph } = part
  const end = Math.max(...columns) + 1
  const leftOf = Array.from({ length: end }, (_, column) => 300 * column)
  const row = { nodes: graph.nodes.map((_, node) => node), edges: graph.edges, start: 0, end }
  return refineRow(graph, row, columns, tops, {
    leftOf,
    mainPath: new Set(mainPath),
    pinned: new Set(),
    root: 0,
    gap: 50,
    budget,
  })
}

describe('refineRow', () => {
  it('swaps ends that make lines cross', () => {
    const { blocks, at, of } = sketchBlocks({ menu: '?a ?b', a: '>c', b: '>d', c: '', d: '' })
    const columns = [0, 1, 1, 2, 2]
    const tops = [0, 0, 200, 200, 0]
    refine(blocks, columns, tops, [at('menu'), at('a')])
    expect(of(tops, 'c')).toBeLessThan(of(tops, 'd'))
    expect(columns).toEqual([0, 1, 1, 2, 2])
  })

  it('leaves a row without conflicts as it is', () => {
    const { blocks } = sketchBlocks({ a: '>b !h', b: '>c', c: '', h: '' })
    const tops = [0, 0, 0, 300]
    refine(blocks, [0, 1, 2, 1], tops, [0, 1, 2])
    expect(tops).toEqual([0, 0, 0, 300])
  })

  it('does not bend the main path for a line behind a block', () => {
    const { blocks } = sketchBlocks({ menu: '?a ?c', a: '>c', c: '' })
    const tops = [0, 0, 0]
    refine(blocks, [0, 1, 2], tops, [0, 1, 2])
    expect(tops).toEqual([0, 0, 0])
  })

  it('bends it where that saves very many', () => {
    const { blocks } = sketchBlocks({ menu: `${'?c '.repeat(40)}?a`, a: '>b !b', b: '>c !c', c: '' })
    const tops = [0, 0, 0, 0]
    refine(blocks, [0, 1, 2, 3], tops, [0, 1, 2, 3])
    expect(new Set(tops).size).toBeGreaterThan(1)
  })

  it('moves nothing when it may not compare', () => {
    const { blocks } = sketchBlocks({ menu: '?a ?b', a: '>c', b: '>d', c: '', d: '' })
    const tops = [0, 0, 200, 200, 0]
    refine(blocks, [0, 1, 1, 2, 2], tops, [0, 1], 0)
    expect(tops).toEqual([0, 0, 200, 200, 0])
  })
})
