/**
 * Lay out one connected part: the steps of the algorithm in their order.
 *
 * Needs: a graph. Leaves: whole numbers from 0 on, for the left side and the top of each block.
 */
import { assignColumns } from './assign-columns.js'
import { breakCycles } from './break-cycles.js'
import type { LayoutEdge, LayoutGraph } from './layout-graph.js'
import { findMainPath, measureReach } from './main-path.js'
import { orderLanes } from './order-lanes.js'
import { placeRow } from './place-row.js'
import { refineRow } from './refine-row.js'
import { findSharedHandlers, moveSharedHandlers, planSinking, sinkHandlers } from './shared-handlers.js'
import { wrapRows } from './wrap-rows.js'

export interface PartLayout {
  readonly lefts: readonly number[]
  readonly tops: readonly number[]
  readonly width: number
  readonly height: number
}

export interface PartLimits {
  readonly maxWidth: number
  readonly columnGap: number
  /** Between two blocks of a column. */
  readonly blockGap: number
  readonly rowGap: number
}

/** Comparisons that refining a part may make: some milliseconds. */
const BUDGET = Number(globalThis.process?.env?.BUDGET ?? 300_000)

export function layoutPart(input: LayoutGraph, limits: PartLimits): PartLayout {
  const graph = breakCycles(input)
  const mainPath = findMainPath(graph)
  const plan = assignColumns(graph, mainPath)
  const rows = wrapRows(columnWidths(input, plan.columns), input.edges, plan.columns, { maxWidth: limits.maxWidth, gap: limits.columnGap })
  const shared = findSharedHandlers(graph, plan)
  const columns = [...moveSharedHandlers(graph, shared, plan.columns, rows, measureReach(graph))]
  const lanes = orderLanes(graph, columns)

  const heightOf = (node: number): number => input.nodes[node]?.height ?? 1
  const rowOf = (node: number): number => rows.rowOf[columns[node] ?? 0] ?? 0
  const byRow = <T>(items: readonly T[], row: (item: T) => number | undefined): readonly (readonly T[])[] => {
    const groups = rows.starts.map((): T[] => [])
    for (const item of items) groups[row(item) ?? -1]?.push(item)
    return groups
  }
  const isShared = new Set(shared)
  const inLanes = graph.nodes.map((_, node) => node).filter((node) => !isShared.has(node)).sort((a, b) => (lanes[a] ?? 0) - (lanes[b] ?? 0))
  const rowLanes = byRow(inLanes, rowOf)
  const rowNodes = byRow(graph.order, rowOf)
  const rowSinkings = byRow(planSinking(graph, shared, columns, rows), ({ node }) => rowOf(node))
  const rowEdges = byRow(input.edges, (edge) => rowOf(edge.source) === rowOf(edge.target) ? rowOf(edge.source) : undefined)

  const tops = input.nodes.map(() => 0)
  const onLine = new Set(mainPath)
  const anchored = new Set(mainPath.slice(0, findEnding(input, mainPath)))
  let budget = BUDGET, height = 0
  rows.starts.forEach((start, row) => {
    const end = rows.starts[row + 1] ?? rows.rowOf.length
    const stacks = Array.from({ length: end - start }, (): number[] => [])
    for (const node of rowLanes[row] ?? []) stacks[(columns[node] ?? 0) - start]?.push(node)
    placeRow(input, stacks, onLine, limits.blockGap, tops)
    const floors: number[] = []
    for (const node of rowLanes[row] ?? []) floors[columns[node] ?? 0] = Math.max(floors[columns[node] ?? 0] ?? -Infinity, (tops[node] ?? 0) + heightOf(node))
    sinkHandlers(rowSinkings[row] ?? [], heightOf, limits.blockGap, floors, tops)
    const nodes = rowNodes[row] ?? []
    budget -= refineRow(input, { nodes, edges: rowEdges[row] ?? [], start, end }, columns, tops, {
      leftOf: rows.leftOf, mainPath: anchored, root: graph.root, gap: limits.blockGap, budget,
    })
    const highest = nodes.reduce((top, node) => Math.min(top, tops[node] ?? 0), Infinity)
    const shift = height === 0 ? -highest : height + limits.rowGap - highest
    for (const node of nodes) {
      tops[node] = Math.round((tops[node] ?? 0) + shift)
      height = Math.max(height, (tops[node] ?? 0) + heightOf(node))
    }
  })
  const lefts = columns.map((column) => rows.leftOf[column] ?? 0)
  const width = input.nodes.reduce((right, node, index) => Math.max(right, (lefts[index] ?? 0) + node.width), 0)
  return { lefts, tops, width, height }
}

function columnWidths(graph: LayoutGraph, columns: readonly number[]): readonly number[] {
  const widths: number[] = []
  columns.forEach((column, node) => {
    while (widths.length <= column) widths.push(1)
    widths[column] = Math.max(widths[column] ?? 1, graph.nodes[node]?.width ?? 1)
  })
  return widths
}

/**
 * How much of the main path comes before its ending: a last block that others lead to as well, or the first one that
 * mostly error branches lead to. An ending may stand lower than the main path, out of the way of its lines.
 */
function findEnding(graph: LayoutGraph, mainPath: readonly number[]): number {
  const ending = mainPath.findIndex((node, index) => {
    const into = graph.incoming[node] ?? []
    const errors = into.filter((edge) => edge.kind === 'error').length
    return index > 0 && (index === mainPath.length - 1 ? into.some((edge) => edge.source !== into[0]?.source) : errors > 2 && 2 * errors > into.length)
  })
  return ending === -1 ? mainPath.length : ending
}
