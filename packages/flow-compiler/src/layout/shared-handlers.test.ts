import { describe, expect, it } from 'vitest'
import { assignColumns } from './assign-columns.js'
import { breakCycles } from './break-cycles.js'
import { splitParts } from './layout-graph.js'
import { findMainPath, measureReach } from './main-path.js'
import { findSharedHandlers, moveSharedHandlers, planSinking, sinkHandlers } from './shared-handlers.js'
import { sketchBlocks, sketchChain } from './sketch-blocks.js'
import type { LayoutBlock } from './layout-block.js'
import { wrapRows } from './wrap-rows.js'

function prepare(blocks: readonly LayoutBlock[], maxWidth: number) {
  const [part] = splitParts(blocks, 0)
  if (part === undefined) throw new Error('There are no blocks.')
  const graph = breakCycles(part.graph)
  const reach = measureReach(graph)
  const plan = assignColumns(graph, findMainPath(graph, reach), reach)
  const rows = wrapRows(graph.edges, plan.columns, { maxWidth, columnWidth: 200, gap: 100 })
  return { graph, reach, plan, rows, shared: findSharedHandlers(graph, plan, reach) }
}

function sharedOf(sketch: Readonly<Record<string, string>>): readonly (string | undefined)[] {
  return prepare(sketchBlocks(sketch).blocks, Infinity).shared.map((node) => Object.keys(sketch)[node])
}

describe('findSharedHandlers', () => {
  it('finds what error branches of three blocks lead to, and what follows', () => {
    const handled = { a: '>b !sorry', b: '>c !sorry', c: '>d !own', d: '', own: '', sorry: '>hangup', hangup: '' }
    expect(sharedOf(handled)).toEqual([])
    expect(sharedOf({ ...handled, d: '!sorry' })).toEqual(['sorry', 'hangup'])
  })

  it('finds a common end if error branches are the most', () => {
    expect(sharedOf({ a: '>b !end', b: '>c !end', c: '>end !end', end: '' })).toEqual(['end'])
    expect(sharedOf({ a: '?b ?c ?d', b: '>end !end', c: '>end !end', d: '>end !end', end: '' })).toEqual([])
  })

  it('leaves the middle of a flow where it is', () => {
    const rest = { menu: '>m', m: '>n', n: '>o', o: '' }
    expect(sharedOf({ a: '>b !menu', b: '>c !menu', c: '>menu !menu', ...rest })).toEqual([])
  })
})

describe('moveSharedHandlers', () => {
  it('changes nothing in a single row', () => {
    const { graph, shared, plan, rows, reach } = prepare(sketchChain(8), 12_000)
    expect(moveSharedHandlers(graph, shared, plan, rows, reach)).toEqual(plan.columns)
  })

  it('takes the last row, near the middle', () => {
    const { graph, shared, plan, rows, reach } = prepare(sketchChain(100), 6000)
    const [handler = -1] = shared
    const column = moveSharedHandlers(graph, shared, plan, rows, reach)[handler] ?? -1
    expect(rows.starts.length).toBeGreaterThan(4)
    expect(rows.rowOf[column]).toBe(rows.starts.length - 1)
    expect(rows.leftOf[column]).toBeGreaterThan(900)
    expect(rows.leftOf[column]).toBeLessThan(2100)
  })
})

describe('sinkHandlers', () => {
  it('stands a handler below everything its lines pass, and what follows beside it', () => {
    const blocks = sketchBlocks({ a: '>b !h', b: '>c !h', c: '>d !h', d: '>e', e: '', h: '>i', i: '' }).blocks
    const { graph, shared, plan, rows } = prepare(blocks, 12_000)
    const floors = new Map([100, 900, 100, 100, 5000].map((floor, column) => [column, floor]))
    const tops = blocks.map(() => 0)
    sinkHandlers(planSinking(graph, shared, plan.columns, rows), () => 100, 50, floors, tops)
    expect(shared.map((node) => [plan.columns[node], tops[node]])).toEqual([
      [3, 950],
      [4, 5050],
    ])
  })
})
