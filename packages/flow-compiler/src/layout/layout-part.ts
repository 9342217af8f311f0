/**
 * Lay out one connected part: the steps of the algorithm in their order.
 *
 * Needs: a graph. Leaves: whole numbers from 0 on, for the left side and the top of each block.
 */
import { assignColumns } from './assign-columns.js'
import { breakCycles } from './break-cycles.js'
import type { LayoutGraph } from './layout-graph.js'
import { findMainPath, measureReach } from './main-path.js'
import { orderLanes } from './order-lanes.js'
import { findSharedHandlers, moveSharedHandlers } from './shared-handlers.js'
import { stackRows, type RowGaps } from './stack-rows.js'
import { wrapRows } from './wrap-rows.js'

export interface PartLayout {
  readonly lefts: readonly number[]
  readonly tops: readonly number[]
  readonly width: number
  readonly height: number
}

export interface PartLimits extends RowGaps {
  readonly maxWidth: number
  readonly columnGap: number
}

export function layoutPart(input: LayoutGraph, limits: PartLimits): PartLayout {
  const graph = breakCycles(input)
  const reach = measureReach(graph)
  const mainPath = findMainPath(graph, reach)
  const plan = assignColumns(graph, mainPath, reach)
  // All columns as wide as the widest block: each block fits into each column, and the columns of all rows are in line.
  const columnWidth = input.nodes.reduce((widest, { width }) => Math.max(widest, width), 1)
  const rows = wrapRows(input.edges, plan.columns, { maxWidth: limits.maxWidth, columnWidth, gap: limits.columnGap })
  const shared = findSharedHandlers(graph, plan, reach)
  const columns = moveSharedHandlers(graph, shared, plan, rows, reach)
  const lanes = orderLanes(graph, columns)
  const tops = stackRows({ input, graph, rows, lanes, shared, mainPath }, columns, limits)
  const lefts = columns.map((column) => rows.leftOf[column] ?? 0)
  return {
    lefts,
    tops,
    width: input.nodes.reduce((right, { width }, node) => Math.max(right, (lefts[node] ?? 0) + width), 0),
    height: input.nodes.reduce((bottom, { height }, node) => Math.max(bottom, (tops[node] ?? 0) + height), 0),
  }
}
