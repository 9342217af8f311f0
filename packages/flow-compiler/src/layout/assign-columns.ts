/**
 * Give every node its column: how far right it stands, as if the whole picture were one row.
 *
 * Needs: no cycles. Leaves: next actions and conditions between blocks of the main region lead at least one column to
 * the right; the root stands alone in column 0; the main region has as many columns as its longest path. Error
 * branches pull blocks to the right only as far as that costs no column, and leave the main path alone.
 */
import type { AcyclicGraph } from './break-cycles.js'
import type { LayoutEdge } from './layout-graph.js'

/** How the root reaches a node: without error branches, only by way of one, or not at all. */
export type Region = 'main' | 'handler' | 'stray'

export interface ColumnPlan {
  readonly columns: readonly number[]
  readonly regions: readonly Region[]
}

/** What it costs to let an error branch lead back, against 1 for each column that it is long. */
const BACKWARD_COST = 6

/** `reach` as `measureReach` gives it. */
export function assignColumns(graph: AcyclicGraph, mainPath: readonly number[], reach: readonly number[]): ColumnPlan {
  const regions = findRegions(graph)
  const columns = placeMain(graph, regions)
  const last = columns.reduce((a, b) => Math.max(a, b), 0)
  const kept = new Set(mainPath.slice(0, -1))
  for (const node of graph.order) {
    const into = graph.incoming[node] ?? []
    const latest = last + 1 - (reach[node] ?? 1)
    if (regions[node] === 'main') {
      const earliest = rightOf(columns, into, (edge) => isSolid(edge, regions))
      const wanted = kept.has(node) ? 0 : rightOf(columns, into, (edge) => regions[edge.source] !== 'stray')
      columns[node] = Math.max(earliest, Math.min(latest, wanted))
    } else if (regions[node] === 'handler') {
      const isStep = (edge: LayoutEdge) => edge.kind !== 'error' && regions[edge.source] === 'handler'
      const sources = into.filter((edge) => edge.kind === 'error').map((edge) => columns[edge.source] ?? 0)
      columns[node] = Math.max(rightOf(columns, into, isStep), balanceColumn(sources, latest))
    } else {
      columns[node] = Math.max(
        1,
        rightOf(columns, into, () => true),
      )
    }
  }
  columns[graph.root] = 0
  pullStrays(graph, regions, columns)
  return { columns, regions }
}

function findRegions(graph: AcyclicGraph): readonly Region[] {
  const regions = graph.nodes.map((): Region => 'stray')
  regions[graph.root] = 'main'
  for (const node of graph.order) {
    const into = graph.incoming[node] ?? []
    if (into.some((edge) => isSolid(edge, regions))) regions[node] = 'main'
    else if (into.some((edge) => regions[edge.source] !== 'stray')) regions[node] = 'handler'
  }
  return regions
}

/** True for edges that make their target part of the main region. */
function isSolid(edge: LayoutEdge, regions: readonly Region[]): boolean {
  return edge.kind !== 'error' && regions[edge.source] === 'main'
}

/** Longest path from the root without error branches. */
function placeMain(graph: AcyclicGraph, regions: readonly Region[]): number[] {
  const columns = graph.nodes.map(() => 0)
  for (const node of graph.order) {
    columns[node] = rightOf(columns, graph.incoming[node] ?? [], (edge) => isSolid(edge, regions))
  }
  return columns
}

/** Blocks that nothing reaches stand just left of what they lead to, but never left of the root. */
function pullStrays(graph: AcyclicGraph, regions: readonly Region[], columns: number[]): void {
  for (const node of [...graph.order].reverse()) {
    if (regions[node] !== 'stray') continue
    const targets = (graph.outgoing[node] ?? []).map((edge) => (columns[edge.target] ?? 0) - 1)
    const wanted = targets.reduce((a, b) => Math.min(a, b), Infinity)
    if (wanted < Infinity) columns[node] = Math.max(columns[node] ?? 1, wanted)
  }
}

/** The first column right of the sources of some of the edges. */
function rightOf(
  columns: readonly number[],
  edges: readonly LayoutEdge[],
  counts: (edge: LayoutEdge) => boolean,
): number {
  return edges.reduce((right, edge) => (counts(edge) ? Math.max(right, 1 + (columns[edge.source] ?? 0)) : right), 0)
}

/**
 * The column where a handler is near all its sources: lines to the right cost their length, lines back some more.
 * Few sources pull it behind the last of them, many to somewhat right of their middle. It is not after `latest`,
 * unless it would be left of all sources then.
 */
export function balanceColumn(sources: readonly number[], latest: number, backwardCost = BACKWARD_COST): number {
  const sorted = [...sources].sort((a, b) => a - b)
  const first = 1 + (sorted[0] ?? -1)
  const end = Math.max(first, Math.min(latest, 1 + (sorted.at(-1) ?? 0)))
  let best = first
  let bestCost = Infinity
  let passed = 0
  let passedSum = 0
  let comingSum = sorted.reduce((sum, column) => sum + column, 0)
  for (let column = first; column <= end; column++) {
    for (let source = sorted[passed]; source !== undefined && source < column; source = sorted[passed]) {
      passed++
      passedSum += source
      comingSum -= source
    }
    const coming = sorted.length - passed
    const cost = passed * (column - 1) - passedSum + comingSum + coming * (backwardCost + 1 - column)
    if (cost < bestCost) [best, bestCost] = [column, cost]
  }
  return best
}
