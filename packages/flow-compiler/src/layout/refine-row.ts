/**
 * Move single blocks of a row to better places: fewer crossings, fewer lines behind blocks, shorter lines.
 *
 * Needs: a row without overlaps. Leaves: no overlaps; every block in the same row; next actions and conditions that led
 * to the right still do; blocks of the main path on their line, except where leaving it saves very many crossings. The
 * effort is counted, not timed: the result is the same on every machine.
 */
import { branchPortY } from './block-size.js'
import type { LayoutEdge, LayoutGraph } from './layout-graph.js'
import { RowPicture } from './row-picture.js'
import { findFreeTops, RowStacks } from './row-stacks.js'

export interface RowToRefine {
  /** Blocks of the row, sources before targets. */
  readonly nodes: readonly number[]
  /** Transitions between them. */
  readonly edges: readonly LayoutEdge[]
  /** First column of the row and the one after its last. */
  readonly start: number
  readonly end: number
}

export interface RefineOptions {
  readonly leftOf: readonly number[]
  /** Blocks that leave their line only for a price. */
  readonly mainPath: ReadonlySet<number>
  /** Blocks that stay in their column. */
  readonly pinned: ReadonlySet<number>
  /** The block that keeps its place. */
  readonly root: number
  readonly gap: number
  /** How many comparisons of two things may be made. */
  readonly budget: number
}

/** What a block of the main path has to save by leaving its line: some 25 crossings, which is rare. */
const BEND = 320
/** What a move has to save at least. */
const WORTHWHILE = 0.5
/** What it costs to make the row higher, for each px. */
const GROWTH = 1 / 60
const SWEEPS = 6
/** How many columns a block may move at once. */
const REACH = 2
const MAX_WISHES = 8

/** Change `columns` and `tops` of the row's blocks. Returns how many comparisons it took. */
export function refineRow(
  graph: LayoutGraph,
  row: RowToRefine,
  columns: number[],
  tops: number[],
  options: RefineOptions,
): number {
  if (row.edges.length === 0) return 0
  const picture = drawRow(graph, row, columns, tops, options.leftOf)
  const stacks = new RowStacks(graph.nodes, row.nodes, columns, tops)
  const edgesOf = new Map(row.nodes.map((node): [number, LayoutEdge[]] => [node, []]))
  for (const edge of row.edges) {
    edgesOf.get(edge.source)?.push(edge)
    edgesOf.get(edge.target)?.push(edge)
  }
  const lineOf = new Map(
    row.nodes.flatMap((node) => (options.mainPath.has(node) ? [[node, tops[node] ?? 0] as const] : [])),
  )
  /** Blocks whose neighbours have moved; the others have no reason to move unless a line is in conflict. */
  const disturbed = new Set<number>()

  const improve = (node: number, index: number): boolean => {
    const conflicts = picture.conflicts(index)
    if (conflicts === 0 && !disturbed.has(node)) return false
    disturbed.delete(node)
    const column = columns[node] ?? 0
    const top = tops[node] ?? 0
    const height = graph.nodes[node]?.height ?? 1
    const edges = edgesOf.get(node) ?? []
    const line = lineOf.get(node)
    const bend = (to: number): number => (line === undefined || to === line ? 0 : BEND)
    const growth = (to: number): number =>
      GROWTH * (Math.max(0, stacks.highest - to) + Math.max(0, to + height - stacks.lowest))
    const wishes = findWishes(graph, node, edges, tops)
    const [from, to] =
      line === undefined && !options.pinned.has(node) ? findRange(node, column, edges, columns, row) : [column, column]
    let best = { column, top, cost: conflicts + picture.stretch(index) + bend(top) - WORTHWHILE }
    for (let tried = from; tried <= to; tried++) {
      const taken = stacks.takenBeside(node, tried)
      const below = Math.max(stacks.lowest - height, (taken.at(-1)?.bottom ?? -Infinity) + options.gap)
      picture.comparisons += taken.length
      for (const free of findFreeTops(taken, height, options.gap, [...wishes, below])) {
        if (picture.comparisons > options.budget) break
        if (tried === column && free === top) continue
        picture.move(index, options.leftOf[tried] ?? 0, free)
        const price = picture.stretch(index) + growth(free) + bend(free)
        const cost = price + picture.conflicts(index, best.cost - price)
        if (cost < best.cost) best = { column: tried, top: free, cost }
      }
    }
    picture.move(index, options.leftOf[best.column] ?? 0, best.top)
    if (best.column === column && best.top === top) return false
    stacks.move(node, best.column, best.top)
    for (const { source, target } of edges) disturbed.add(source === node ? target : source)
    return true
  }

  for (let sweep = 0, improved = true; sweep < SWEEPS && improved; sweep++) {
    improved = false
    for (let step = 0; step < row.nodes.length; step++) {
      const index = sweep % 2 === 0 ? step : row.nodes.length - 1 - step
      const node = row.nodes[index]
      if (node === undefined || node === options.root) continue
      if (picture.comparisons > options.budget) return picture.comparisons
      if (improve(node, index)) improved = true
    }
  }
  return picture.comparisons
}

function drawRow(
  graph: LayoutGraph,
  row: RowToRefine,
  columns: readonly number[],
  tops: readonly number[],
  leftOf: readonly number[],
): RowPicture {
  const indexOf = new Map(row.nodes.map((node, index) => [node, index]))
  const blocks = row.nodes.map((node) => ({
    ...(graph.nodes[node] ?? { width: 1, height: 1, branchCount: 0 }),
    left: leftOf[columns[node] ?? 0] ?? 0,
    top: tops[node] ?? 0,
  }))
  const lines = row.edges.map((edge) => ({
    ...edge,
    source: indexOf.get(edge.source) ?? 0,
    target: indexOf.get(edge.target) ?? 0,
  }))
  return new RowPicture(blocks, lines)
}

/** The columns between the sources and the targets of a block; error branches do not count. */
function findRange(
  node: number,
  column: number,
  edges: readonly LayoutEdge[],
  columns: readonly number[],
  row: RowToRefine,
): readonly [number, number] {
  let from = Math.max(row.start, column - REACH)
  let to = Math.min(row.end - 1, column + REACH)
  if (row.start === 0) from = Math.max(from, 1)
  for (const edge of edges) {
    if (edge.kind === 'error') continue
    const source = columns[edge.source] ?? 0
    const target = columns[edge.target] ?? 0
    if (edge.target === node && source < column) from = Math.max(from, source + 1)
    if (edge.source === node && target > column) to = Math.min(to, target - 1)
  }
  return [Math.min(from, column), Math.max(to, column)]
}

/** Tops beside a neighbour: at its own top, and as much lower as its branch is below the first. */
function findWishes(
  graph: LayoutGraph,
  node: number,
  edges: readonly LayoutEdge[],
  tops: readonly number[],
): readonly number[] {
  const wishes = new Set<number>()
  for (const edge of edges) {
    if (wishes.size >= MAX_WISHES) break
    const { height, branchCount } = graph.nodes[edge.source] ?? { height: 0, branchCount: 0 }
    const shift = branchPortY(height, branchCount, edge.branch) - branchPortY(height, branchCount, 0)
    const other = edge.source === node ? edge.target : edge.source
    wishes.add(tops[other] ?? 0)
    wishes.add((tops[other] ?? 0) + (edge.target === node ? shift : -shift))
  }
  return [...wishes]
}
