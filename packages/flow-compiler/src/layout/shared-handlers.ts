/**
 * Place the error handling that many blocks share: below the lines, near the middle of those blocks.
 *
 * Needs: columns, rows. Leaves: shared handlers in the lowest row that has one of their sources, not wider right than
 * that row; in the row, below every block that stands in the columns their lines pass.
 */
import { balanceColumn, type ColumnPlan } from './assign-columns.js'
import type { AcyclicGraph } from './break-cycles.js'
import type { LayoutEdge } from './layout-graph.js'
import type { RowPlan } from './wrap-rows.js'

/** From how many blocks on a handler is shared; the others stand beside the blocks that they belong to. */
const SHARED = 3
/** How many blocks a path may still have from a shared handler on, if the root reaches it without error branches. */
const ENDING = 3
/** What a line back costs below several rows, where left and right say less than in one. See `balanceColumn`. */
const BACKWARD_COST = 2

/**
 * The shared handlers and what follows them, sources before targets. Shared is a block that error branches of several
 * blocks lead to. Where next actions and conditions lead there as well, it is so only near an end of the flow and if
 * error branches are the most.
 */
export function findSharedHandlers(graph: AcyclicGraph, plan: ColumnPlan, reach: readonly number[]): readonly number[] {
  const shared = new Set<number>()
  for (const node of graph.order) {
    const into = graph.incoming[node] ?? []
    const errors = into.filter((edge) => edge.kind === 'error')
    const follows =
      into.some((edge) => isStep(edge, shared)) &&
      (plan.regions[node] === 'handler' || into.every((edge) => shared.has(edge.source)))
    if (plan.regions[node] === 'main' && (reach[node] ?? 1) > ENDING) continue
    if (follows || (2 * errors.length > into.length && new Set(errors.map((edge) => edge.source)).size >= SHARED))
      shared.add(node)
  }
  shared.delete(graph.root)
  return [...shared]
}

/** The columns when they are wrapped into rows: those shared handlers move that only error branches lead to. */
export function moveSharedHandlers(
  graph: AcyclicGraph,
  shared: readonly number[],
  plan: ColumnPlan,
  rows: RowPlan,
  reach: readonly number[],
): number[] {
  const moved = [...plan.columns]
  const members = new Set(shared)
  if (rows.starts.length < 2) return moved
  for (const node of shared) {
    if (plan.regions[node] !== 'handler') continue
    const into = graph.incoming[node] ?? []
    const rowOf = (edge: LayoutEdge) => rows.rowOf[moved[edge.source] ?? 0] ?? 0
    const row = into.reduce((lowest, edge) => Math.max(lowest, rowOf(edge)), 0)
    const start = rows.starts[row] ?? 0
    const end = (rows.starts[row + 1] ?? rows.rowOf.length) - 1
    const inRow = (edge: LayoutEdge) => (moved[edge.source] ?? 0) - (rows.starts[rowOf(edge)] ?? 0)
    const wanted = balanceColumn(
      into.filter((edge) => edge.kind === 'error').map(inRow),
      end - start + 1 - (reach[node] ?? 1),
      BACKWARD_COST,
    )
    const earliest = into.reduce(
      (right, edge) => (isStep(edge, members) && rowOf(edge) === row ? Math.max(right, 1 + inRow(edge)) : right),
      0,
    )
    moved[node] = Math.min(end, start + Math.max(wanted, earliest))
  }
  return moved
}

/** A handler of one row, and the columns that it has to stand below. */
export interface Sinking {
  readonly node: number
  readonly column: number
  /** The block whose line it continues, if that is a shared handler of the same row. */
  readonly before: number | undefined
  readonly from: number
  readonly to: number
}

/** What `sinkHandlers` has to know of each shared handler of a row, in the order to place them. */
export function planSinking(
  graph: AcyclicGraph,
  shared: readonly number[],
  columns: readonly number[],
  rows: RowPlan,
): readonly Sinking[] {
  const members = new Set(shared)
  return shared.map((node) => {
    const column = columns[node] ?? 0
    const row = rows.rowOf[column]
    const near = (graph.incoming[node] ?? []).filter((edge) => rows.rowOf[columns[edge.source] ?? 0] === row)
    const passed = near.filter((edge) => !members.has(edge.source)).map((edge) => columns[edge.source] ?? 0)
    return {
      node,
      column,
      before: near.find((edge) => isStep(edge, members))?.source,
      from: passed.reduce((a, b) => Math.min(a, b), column),
      to: passed.reduce((a, b) => Math.max(a, b), column),
    }
  })
}

/** Write the tops of the shared handlers of a row. `floors`: how far down each column is taken; changes. */
export function sinkHandlers(
  sinkings: readonly Sinking[],
  heightOf: (node: number) => number,
  gap: number,
  floors: Map<number, number>,
  tops: number[],
): void {
  for (const { node, column, before, from, to } of sinkings) {
    let top = before === undefined ? -Infinity : (tops[before] ?? 0)
    for (let passed = from; passed <= to; passed++) top = Math.max(top, (floors.get(passed) ?? -Infinity) + gap)
    tops[node] = top > -Infinity ? top : 0
    floors.set(column, (tops[node] ?? 0) + heightOf(node))
  }
}

function isStep(edge: LayoutEdge, shared: ReadonlySet<number>): boolean {
  return edge.kind !== 'error' && shared.has(edge.source)
}
