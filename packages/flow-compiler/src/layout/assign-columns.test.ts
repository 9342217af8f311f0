import { describe, expect, it } from 'vitest'
import { assignColumns, balanceColumn } from './assign-columns.js'
import { breakCycles } from './break-cycles.js'
import { splitParts } from './layout-graph.js'
import { findMainPath, measureReach } from './main-path.js'
import { sketchBlocks } from './sketch-blocks.js'

/** The names of the blocks in each column, and their regions. */
function columnsOf(sketch: Readonly<Record<string, string>>) {
  const names = Object.keys(sketch)
  const [part] = splitParts(sketchBlocks(sketch).blocks, 0)
  if (part === undefined) throw new Error('The sketch has no blocks.')
  const graph = breakCycles(part.graph)
  const reach = measureReach(graph)
  const { columns, regions } = assignColumns(graph, findMainPath(graph, reach), reach)
  const nameOf = (node: number) => names[part.members[node] ?? -1]
  const inColumn = (column: number) => columns.flatMap((own, node) => (own === column ? [nameOf(node)] : [])).join(' ')
  return {
    columns: Array.from({ length: Math.max(...columns) + 1 }, (_, column) => inColumn(column)),
    regions: Object.fromEntries(regions.map((region, node) => [nameOf(node), region])),
  }
}

describe('assignColumns', () => {
  it('stands every block right of all blocks that lead to it', () => {
    expect(columnsOf({ menu: '?a ?c', a: '>b', b: '>c', c: '' }).columns).toEqual(['menu', 'a', 'b', 'c'])
  })

  it('does not let error branches lengthen the picture', () => {
    const { columns } = columnsOf({ a: '>b !bye', b: '>c !sorry', c: '>bye', bye: '', sorry: '>bye' })
    expect(columns).toEqual(['a', 'b', 'c sorry', 'bye'])
  })

  it('pulls an end right of the error branches that lead to it, as far as the picture goes', () => {
    const { columns } = columnsOf({ menu: '?a ?end', a: '>b !end', b: '>c !end', c: '>d', d: '', end: '' })
    expect(columns).toEqual(['menu', 'a', 'b', 'c end', 'd'])
  })

  it('leaves the main path alone', () => {
    const { columns } = columnsOf({ a: '>b !x', b: '>c', c: '', x: '?y', y: '?z', z: '!b' })
    expect(columns.slice(0, 3).map((names) => names.split(' ')[0])).toEqual(['a', 'b', 'c'])
  })

  it('tells what only error branches reach, and what nothing reaches', () => {
    const { columns, regions } = columnsOf({ a: '>b !h', b: '>c', c: '', h: '>i', i: '', lost: '>c' })
    expect(regions).toEqual({ a: 'main', b: 'main', c: 'main', h: 'handler', i: 'handler', lost: 'stray' })
    expect(columns).toEqual(['a', 'b h lost', 'c i'])
  })

  it('keeps everything but the root out of the first column', () => {
    expect(columnsOf({ a: '>b', b: '', lost: '>a' }).columns).toEqual(['a', 'b lost'])
  })
})

describe('balanceColumn', () => {
  it('stands behind a few sources', () => {
    expect(balanceColumn([2, 4], 100)).toBe(5)
  })

  it('stands near the middle of many', () => {
    const column = balanceColumn(
      Array.from({ length: 200 }, (_, index) => index),
      200,
    )
    expect(column).toBeGreaterThan(95)
    expect(column).toBeLessThan(120)
  })

  it('does not pass the latest column, but stays right of one source', () => {
    expect(balanceColumn([2, 3, 9], 4)).toBe(4)
    expect(balanceColumn([5, 9], 3)).toBe(6)
  })
})
