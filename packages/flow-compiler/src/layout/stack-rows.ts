/**
 * Find the height of all blocks, row after row.
 *
 * Needs: columns, rows, lanes, shared handlers. Leaves: whole tops from 0 on, no overlaps, every row below the one
 * before. `columns` changes where a better place is found for a block.
 */
import type { AcyclicGraph } from './break-cycles.js'
import type { LayoutGraph } from './layout-graph.js'
import { placeRow } from './place-row.js'
import { refineRow } from './refine-row.js'
import { planSinking, sinkHandlers } from './shared-handlers.js'
import type { RowPlan } from './wrap-rows.js'

export interface RowsToStack {
  /** With the transitions that lead back. */
  readonly input: LayoutGraph
  readonly graph: AcyclicGraph
  readonly rows: RowPlan
  /** Which of two blocks in a column stands higher: the one with the lower number. */
  readonly lanes: readonly number[]
  readonly shared: readonly number[]
  readonly mainPath: readonly number[]
}

export interface RowGaps {
  /** Between two blocks of a column. */
  readonly blockGap: number
  readonly rowGap: number
}

/** Comparisons that refining all rows may make: some milliseconds. */
const BUDGET = 200_000

export function stackRows(parts: RowsToStack, columns: number[], gaps: RowGaps): readonly number[] {
  const { input, graph, rows, lanes, mainPath } = parts
  const heightOf = (node: number): number => input.nodes[node]?.height ?? 1
  const columnOf = (node: number): number => columns[node] ?? 0
  const rowOf = (node: number): number => rows.rowOf[columnOf(node)] ?? 0
  const byRow = <T>(items: readonly T[], row: (item: T) => number): readonly (readonly T[])[] => {
    const groups = rows.starts.map((): T[] => [])
    for (const item of items) groups[row(item)]?.push(item)
    return groups
  }
  const isShared = new Set(parts.shared)
  const laneOrder = graph.order.filter((node) => !isShared.has(node))
  laneOrder.sort((a, b) => (lanes[a] ?? 0) - (lanes[b] ?? 0))
  const rowLanes = byRow(laneOrder, rowOf)
  const rowNodes = byRow(graph.order, rowOf)
  const rowSinkings = byRow(planSinking(graph, parts.shared, columns, rows), ({ node }) => rowOf(node))
  const isInRow = ({ source, target }: { source: number; target: number }) => rowOf(source) === rowOf(target)
  const rowEdges = byRow(input.edges.filter(isInRow), ({ source }) => rowOf(source))

  const onLine = new Set(mainPath)
  const anchored = new Set(mainPath.slice(0, findEnding(input, mainPath, isShared)))
  const tops = input.nodes.map(() => 0)
  let budget = BUDGET
  let next = 0
  rows.starts.forEach((start, row) => {
    const end = rows.starts[row + 1] ?? rows.rowOf.length
    const nodes = rowNodes[row] ?? []
    const stacks = Array.from({ length: end - start }, (): number[] => [])
    for (const node of rowLanes[row] ?? []) stacks[columnOf(node) - start]?.push(node)
    placeRow(input, stacks, onLine, gaps.blockGap, tops)
    const floors = new Map<number, number>()
    stacks.forEach((stack, index) => {
      const lowest = stack.at(-1)
      if (lowest !== undefined) floors.set(start + index, (tops[lowest] ?? 0) + heightOf(lowest))
    })
    sinkHandlers(rowSinkings[row] ?? [], heightOf, gaps.blockGap, floors, tops)
    for (const node of nodes) tops[node] = Math.round(tops[node] ?? 0)
    budget -= refineRow(input, { nodes, edges: rowEdges[row] ?? [], start, end }, columns, tops, {
      leftOf: rows.leftOf,
      mainPath: anchored,
      pinned: isShared,
      root: graph.root,
      gap: gaps.blockGap,
      budget,
    })
    const highest = nodes.reduce((top, node) => Math.min(top, tops[node] ?? 0), Infinity)
    const shift = next - highest
    for (const node of nodes) {
      tops[node] = (tops[node] ?? 0) + shift
      next = Math.max(next, (tops[node] ?? 0) + heightOf(node) + gaps.rowGap)
    }
  })
  return tops
}

/**
 * How much of the main path comes before its ending: the first shared handler, or a last block that others lead to as
 * well. An ending may stand lower than the main path, out of the way of its lines.
 */
function findEnding(graph: LayoutGraph, mainPath: readonly number[], shared: ReadonlySet<number>): number {
  const ending = mainPath.findIndex((node) => shared.has(node))
  if (ending > 0) return ending
  const into = graph.incoming[mainPath.at(-1) ?? -1] ?? []
  return into.some((edge) => edge.source !== into[0]?.source) ? Math.max(1, mainPath.length - 1) : mainPath.length
}
