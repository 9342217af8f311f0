/**
 * Find the height of each block in one row.
 *
 * Needs: the columns of the row, each a list of blocks from top to bottom. Leaves: no overlaps; the order kept; the
 * blocks of the main path on line 0; the others as near to the lines of their neighbours as the order allows.
 */
import { branchPortY } from './block-size.js'
import type { LayoutEdge, LayoutGraph } from './layout-graph.js'

type Side = 'left' | 'right' | 'both'

/** How strongly a transition pulls its ends to one line. */
const STRENGTH = { next: 4, condition: 2, error: 0.2 }
/** From left to right, back, again, and a last time looking at both sides. */
const SWEEPS: readonly Side[] = ['left', 'right', 'left', 'both']

/** Write the tops of the row's blocks into `tops`. */
export function placeRow(
  graph: LayoutGraph,
  row: readonly (readonly number[])[],
  mainPath: ReadonlySet<number>,
  gap: number,
  tops: number[],
): void {
  const columnOf = new Map(row.flatMap((nodes, column) => nodes.map((node) => [node, column] as const)))
  for (const side of SWEEPS) {
    for (const nodes of side === 'right' ? [...row].reverse() : row) {
      const wishes = nodes.map((node) =>
        mainPath.has(node)
          ? { top: 0, weight: Infinity, height: heightOf(graph, node) }
          : { ...wishOf(graph, node, side, columnOf, tops), height: heightOf(graph, node) },
      )
      settle(wishes, gap).forEach((top, index) => {
        tops[nodes[index] ?? 0] = top
      })
    }
  }
}

/** Where a block would like its top to be, and how much. Infinity: it must. */
export interface Wish {
  readonly top: number
  readonly weight: number
  readonly height: number
}

/** Neighbours that wished to overlap. Their line is where the first block of the column would have to stand. */
interface Group {
  readonly weight: number
  readonly sum: number
  readonly fixedLine: number | undefined
  readonly count: number
}

/**
 * The tops nearest to the wishes that keep order and gaps: neighbours that wish to overlap form a group, which stands
 * at the mean of its wishes (least squares by pooling neighbours).
 */
export function settle(wishes: readonly Wish[], gap: number): readonly number[] {
  const groups: Group[] = []
  const offsets: number[] = []
  let offset = 0
  for (const { top, weight, height } of wishes) {
    offsets.push(offset)
    const line = top - offset
    let group: Group =
      weight === Infinity
        ? { weight: 0, sum: 0, fixedLine: line, count: 1 }
        : { weight, sum: weight * line, fixedLine: undefined, count: 1 }
    for (let above = groups.at(-1); above !== undefined && lineOf(above) >= lineOf(group); above = groups.at(-1)) {
      groups.pop()
      group = {
        weight: above.weight + group.weight,
        sum: above.sum + group.sum,
        fixedLine: above.fixedLine ?? group.fixedLine,
        count: above.count + group.count,
      }
    }
    groups.push(group)
    offset += height + gap
  }
  const lines = groups.flatMap((group) => Array.from({ length: group.count }, () => lineOf(group)))
  return offsets.map((own, index) => (lines[index] ?? 0) + own)
}

function lineOf(group: Group): number {
  return group.fixedLine ?? group.sum / group.weight
}

/** The mean of the lines of a block's neighbours in the columns on one side; near ones count more. */
function wishOf(
  graph: LayoutGraph,
  node: number,
  side: Side,
  columnOf: ReadonlyMap<number, number>,
  tops: readonly number[],
): { readonly top: number; readonly weight: number } {
  const own = columnOf.get(node) ?? 0
  let weight = 0
  let sum = 0
  const pull = (edge: LayoutEdge, other: number, direction: number): void => {
    const column = columnOf.get(other)
    if (column === undefined || column === own) return
    if (side !== 'both' && (side === 'left') !== column < own) return
    const strength = STRENGTH[edge.kind] / Math.abs(column - own)
    weight += strength
    sum += strength * ((tops[other] ?? 0) + direction * branchShift(graph, edge))
  }
  for (const edge of graph.incoming[node] ?? []) pull(edge, edge.source, 1)
  for (const edge of graph.outgoing[node] ?? []) pull(edge, edge.target, -1)
  return weight === 0 ? { top: tops[node] ?? 0, weight: 0.01 } : { top: sum / weight, weight }
}

/** How much lower than the first branch of its source an edge begins. */
function branchShift(graph: LayoutGraph, edge: LayoutEdge): number {
  const { height, branchCount } = graph.nodes[edge.source] ?? { height: 0, branchCount: 0 }
  return branchPortY(height, branchCount, edge.branch) - branchPortY(height, branchCount, 0)
}

function heightOf(graph: LayoutGraph, node: number): number {
  return graph.nodes[node]?.height ?? 1
}
