/**
 * Break the columns into rows, as lines of text are broken.
 *
 * Needs: columns. Leaves: no row wider than the limit unless a single column is. A row gets wider than half of the
 * limit only where a break would cut several transitions: a simple line wraps early, a broad tangle stays in one piece.
 * Rows have similar lengths. Error branches have no say.
 */
import type { LayoutEdge } from './layout-graph.js'

export interface RowPlan {
  /** First column of each row. */
  readonly starts: readonly number[]
  /** The row of each column. */
  readonly rowOf: readonly number[]
  /** The left side of each column, px. */
  readonly leftOf: readonly number[]
}

export interface RowLimits {
  readonly maxWidth: number
  readonly columnWidth: number
  /** Between two columns. */
  readonly gap: number
}

/**
 * What one more row costs, one cut transition, and a row that is twice as wide as it should be. A row with nothing in
 * it costs 1 more.
 */
const ROW_COST = 3
const CUT_COST = 1
const EXCESS_COST = 10

export function wrapRows(edges: readonly LayoutEdge[], columns: readonly number[], limits: RowLimits): RowPlan {
  const count = columns.reduce((last, column) => Math.max(last, column + 1), 0)
  const starts = findStarts(countCuts(count, edges, columns), limits)
  const lengths = starts.map((start, row) => (starts[row + 1] ?? count) - start)
  return {
    starts,
    rowOf: lengths.flatMap((length, row) => Array.from({ length }, () => row)),
    leftOf: lengths.flatMap((length) =>
      Array.from({ length }, (_, column) => column * (limits.columnWidth + limits.gap)),
    ),
  }
}

/** How many transitions a break before each column would cut. */
function countCuts(count: number, edges: readonly LayoutEdge[], columns: readonly number[]): readonly number[] {
  const steps = Array.from({ length: count }, () => 0)
  for (const edge of edges) {
    if (edge.kind === 'error') continue
    const a = columns[edge.source] ?? 0
    const b = columns[edge.target] ?? 0
    const first = 1 + Math.min(a, b)
    const end = 1 + Math.max(a, b)
    if (first < count) steps[first] = (steps[first] ?? 0) + 1
    if (end < count) steps[end] = (steps[end] ?? 0) - 1
  }
  let open = 0
  return steps.map((step) => (open += step))
}

/** The first columns of the rows, by dynamic programming over the last break. */
function findStarts(cuts: readonly number[], { maxWidth, columnWidth, gap }: RowLimits): readonly number[] {
  const costs = [0]
  const breaks = [0]
  for (let end = 1; end <= cuts.length; end++) {
    let best = Infinity
    let bestStart = end - 1
    for (let start = end - 1; start >= 0; start--) {
      const width = (end - start) * (columnWidth + gap) - gap
      if (width > maxWidth && start < end - 1) break
      const excess = (2 * width) / maxWidth - 1
      const cut = start === 0 ? 0 : CUT_COST * (cuts[start] ?? 0)
      const cost = (costs[start] ?? 0) + ROW_COST + cut + (excess > 0 ? EXCESS_COST * excess : excess * excess)
      if (cost < best) [best, bestStart] = [cost, start]
    }
    costs.push(best)
    breaks.push(bestStart)
  }
  const starts: number[] = []
  for (let end = cuts.length; end > 0; end = breaks[end] ?? 0) starts.push(breaks[end] ?? 0)
  return starts.reverse()
}
