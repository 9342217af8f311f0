import type { GraphPath } from '../call-builder.js'
import type { StateEdge, StateNode } from '../state-graph.js'
import { stepsOf } from './finding.js'
import type { FoundProblem } from './finding.js'

/** Contacts that are queued although nobody has looked whether somebody works: neither hours nor numbers of agents. */
export function findUncheckedQueueing(
  nodes: readonly StateNode[],
  starts: ReadonlyMap<StateNode, GraphPath['start']>,
): readonly FoundProblem[] {
  const reached = new Map<StateNode, StateEdge | undefined>()
  const found = new Map<StateNode['action'], FoundProblem>()
  let current = nodes.filter((node) => starts.has(node))
  for (const node of current) reached.set(node, undefined)
  while (current.length > 0) {
    const next: StateNode[] = []
    for (const node of current) {
      if (node.ask === 'hours' || node.ask === 'metric') continue
      for (const edge of node.edges) {
        const { action, program, stage } = node
        const queues = stage === 'flow' && edge.to.stage === 'queued' && node.ask === 'capacity'
        if (queues && program !== undefined && !found.has(action)) {
          const { first, edges } = wayTo(edge, reached)
          found.set(action, {
            name: 'queued-without-opening-check',
            severity: 'info',
            program,
            action,
            node: first,
            steps: stepsOf(edges),
            message:
              'The contact is queued, and neither hours nor staffing were looked at. Who calls when nobody works waits for nobody.',
          })
        }
        if (stage !== 'flow' || reached.has(edge.to)) continue
        reached.set(edge.to, edge)
        next.push(edge.to)
      }
    }
    current = next
  }
  return [...found.values()]
}

function wayTo(
  last: StateEdge,
  reached: ReadonlyMap<StateNode, StateEdge | undefined>,
): { readonly first: StateNode; readonly edges: readonly StateEdge[] } {
  const edges = [last]
  let first = last.from
  for (let edge = reached.get(first); edge !== undefined; edge = reached.get(first)) {
    edges.unshift(edge)
    first = edge.from
  }
  return { first, edges }
}
