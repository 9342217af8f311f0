/**
 * Decide which of two blocks in a column stands higher.
 *
 * Needs: no cycles, columns. Leaves: a rank for each node, all different. Each node hangs below one of its sources, the
 * nearest to the left; the ranks are the order of a walk over this tree, branch after branch. So no two lines of the
 * tree cross, and the branches of a block leave it from top to bottom.
 */
import type { AcyclicGraph } from './break-cycles.js'
import type { LayoutEdge } from './layout-graph.js'

export function orderLanes(graph: AcyclicGraph, columns: readonly number[]): readonly number[] {
  const children = graph.nodes.map((): LayoutEdge[] => [])
  const roots: number[] = []
  for (const node of graph.order) {
    const parent = findParent(graph.incoming[node] ?? [], columns)
    if (parent === undefined) roots.push(node)
    else children[parent.source]?.push(parent)
  }
  const ranks = graph.nodes.map(() => 0)
  let rank = 0
  // The root first, then what it does not reach.
  const stack = [...roots.filter((node) => node !== graph.root).reverse(), graph.root]
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    ranks[node] = rank++
    const hanging = (children[node] ?? []).sort((a, b) => b.branch - a.branch)
    for (const edge of hanging) stack.push(edge.target)
  }
  return ranks
}

/** The nearest source to the left; error branches only if there is nothing else. */
function findParent(edges: readonly LayoutEdge[], columns: readonly number[]): LayoutEdge | undefined {
  let best: LayoutEdge | undefined
  for (const edge of edges) {
    if (best === undefined) best = edge
    else if ((edge.kind === 'error') !== (best.kind === 'error')) best = best.kind === 'error' ? edge : best
    else if (closeness(edge, columns) > closeness(best, columns)) best = edge
  }
  return best
}

function closeness(edge: LayoutEdge, columns: readonly number[]): number {
  const distance = (columns[edge.target] ?? 0) - (columns[edge.source] ?? 0)
  return distance > 0 ? -distance : -Infinity
}
