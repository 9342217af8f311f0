/**
 * Find the path that the picture keeps on one straight line.
 *
 * Needs: no cycles. Leaves: a path from the root along next actions; where a block has none, along the first of the
 * conditions that leads furthest. Error branches are never on it.
 */
import type { AcyclicGraph } from './break-cycles.js'
import type { LayoutEdge } from './layout-graph.js'

/** `reach` as `measureReach` gives it. */
export function findMainPath(graph: AcyclicGraph, reach: readonly number[]): readonly number[] {
  const path = [graph.root]
  for (let node = graph.root; ;) {
    const ways = graph.outgoing[node] ?? []
    const next = ways.find((edge) => edge.kind === 'next') ?? furthest(ways, reach)
    if (next === undefined) return path
    node = next.target
    path.push(node)
  }
}

/** For each node the number of blocks on the longest way on without error branches. */
export function measureReach(graph: AcyclicGraph): readonly number[] {
  const reach = graph.nodes.map(() => 1)
  for (let index = graph.order.length - 1; index >= 0; index--) {
    const node = graph.order[index] ?? 0
    for (const edge of graph.outgoing[node] ?? []) {
      if (edge.kind !== 'error') reach[node] = Math.max(reach[node] ?? 1, 1 + (reach[edge.target] ?? 1))
    }
  }
  return reach
}

function furthest(edges: readonly LayoutEdge[], reach: readonly number[]): LayoutEdge | undefined {
  let best: LayoutEdge | undefined
  for (const edge of edges) {
    if (edge.kind !== 'condition') continue
    if (best === undefined || (reach[edge.target] ?? 0) > (reach[best.target] ?? 0)) best = edge
  }
  return best
}
