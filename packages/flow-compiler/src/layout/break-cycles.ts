/**
 * Set aside the transitions that lead back, so that every other one can point to the right.
 *
 * Needs: nothing. Leaves: no cycles; `order` lists every node before all its targets. A transition leads back when it
 * reaches a block that is still open in a depth-first walk from the root: a retry, a loop, a return to the menu.
 * The walk takes next actions first and error branches last, so that of a cycle the least important part is cut.
 */
import { groupEdges, type LayoutEdge, type LayoutGraph } from './layout-graph.js'

export interface AcyclicGraph extends LayoutGraph {
  /** All nodes, sources before targets. */
  readonly order: readonly number[]
}

const NEW = 0
const OPEN = 1
const DONE = 2

export function breakCycles(graph: LayoutGraph): AcyclicGraph {
  const states = graph.nodes.map(() => NEW)
  const back = new Set<LayoutEdge>()
  const finished: number[] = []
  const walk = (root: number): void => {
    const stack = [visit(root)]
    states[root] = OPEN
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const edge = top.edges[top.next++]
      if (edge === undefined) {
        states[top.node] = DONE
        finished.push(top.node)
        stack.pop()
      } else if (states[edge.target] === OPEN) {
        back.add(edge)
      } else if (states[edge.target] === NEW) {
        states[edge.target] = OPEN
        stack.push(visit(edge.target))
      }
    }
  }
  const visit = (node: number) => ({ node, edges: byImportance(graph.outgoing[node] ?? []), next: 0 })
  walk(graph.root)
  // What the root does not reach: from blocks that nothing leads to, then whatever cycles are left.
  graph.incoming.forEach((into, node) => {
    if (into.length === 0 && states[node] === NEW) walk(node)
  })
  states.forEach((_, node) => {
    if (states[node] === NEW) walk(node)
  })
  const edges = graph.edges.filter((edge) => !back.has(edge))
  return {
    nodes: graph.nodes,
    root: graph.root,
    edges,
    outgoing: groupEdges(graph.nodes.length, edges, 'source'),
    incoming: groupEdges(graph.nodes.length, edges, 'target'),
    order: finished.reverse(),
  }
}

/** Next actions, then conditions, then error branches, each from top to bottom. */
export function byImportance(edges: readonly LayoutEdge[]): readonly LayoutEdge[] {
  const [first] = edges
  if (edges.every((edge) => edge.kind === first?.kind)) return edges
  const pick = (kind: LayoutEdge['kind']) => edges.filter((edge) => edge.kind === kind)
  return [...pick('next'), ...pick('condition'), ...pick('error')]
}
