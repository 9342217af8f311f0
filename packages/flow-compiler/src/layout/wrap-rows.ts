/**
 * Break the columns into rows, as lines of text are broken.
 *
 * Needs: columns. Leaves: no row wider than the limit unless a single column is. A row gets wider than half of the limit
 * only where a break would cut several transitions: a simple line wraps early, a broad tangle stays in one piece.
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
  readonly gap: number
}

/** What one more row costs, one cut transition, and a row that is twice as wide as it should be; an empty one costs 1. */
const ROW_COST = 3, CUT_COST = Number(globalThis.process?.env?.CUT ?? 1), EXCESS_COST = 10

export function wrapRows(
  widths: readonly number[], edges: readonly LayoutEdge[], columns: readonly number[], limits: RowLimits,
): RowPlan {
  const starts = findStarts(widths, countCuts(widths.length, edges, columns), limits)
  const rowOf: number[] = [], leftOf: number[] = []
  let row = -1, left = 0
  widths.forEach((width, column) => {
    if (column === starts[row + 1]) {
      row++
      left = 0
    }
    rowOf.push(row)
    leftOf.push(left)
    left += width + limits.gap
  })
  return { starts, rowOf, leftOf }
}

/** How many transitions a break before each column would cut. */
function countCuts(count: number, edges: readonly LayoutEdge[], columns: readonly number[]): readonly number[] {
  const steps = Array.from({ length: count + 1 }, () => 0)
  for (const edge of edges) {
    if (edge.kind === 'error') continue
    const a = columns[edge.source] ?? 0, b = columns[edge.target] ?? 0
    const first = 1 + Math.min(a, b), end = 1 + Math.max(a, b)
    steps[first] = (steps[first] ?? 0) + 1
    steps[end] = (steps[end] ?? 0) - 1
  }
  let open = 0
  return steps.map((step) => (open += step))
}

/** The first columns of the rows, by dynamic programming over the last break. */
function findStarts(widths: readonly number[], cuts: readonly number[], limits: RowLimits): readonly number[] {
  const costs = [0], breaks = [0]
  for (let end = 1; end <= widths.length; end++) {
    let width = -limits.gap, best = Infinity, bestStart = end - 1
    for (let start = end - 1; start >= 0; start--) {
      width += (widths[start] ?? 0) + limits.gap
      if (width > limits.maxWidth && start < end - 1) break
      const excess = 2 * width / limits.maxWidth - 1
      const cut = start === 0 ? 0 : CUT_COST * (cuts[start] ?? 0)
      const cost = (costs[start] ?? 0) + ROW_COST + cut + (excess > 0 ? EXCESS_COST * excess : excess * excess)
      if (cost < best) [best, bestStart] = [cost, start]
    }
    costs.push(best)
    breaks.push(bestStart)
  }
  const starts: number[] = []
  for (let end = widths.length; end > 0; end = breaks[end] ?? 0) starts.push(breaks[end] ?? 0)
  return starts.reverse()
}
