import { cycleThrough, cyclesOf } from '../state-graph.js'
import type { GraphStep, StateEdge, StateNode } from '../state-graph.js'
import { stepsOf } from './finding.js'
import { topological } from './silence.js'

/** The longest way of a call. */
export interface LongestCall {
  /** Undefined where nothing bounds it. */
  readonly value: number | undefined
  readonly node: StateNode
  readonly steps: readonly GraphStep[]
}

/** What happens before a contact waits in a queue or talks to somebody: from then on people decide how long it takes. */
function isInFlow({ from }: StateEdge): boolean {
  return from.ask !== 'queue' && from.ask !== 'conversation' && from.stage !== 'hold'
}

/** The longest way of all calls until they are queued or end, measured by what each step takes. */
export function longestCall(
  nodes: readonly StateNode[],
  lengthOf: (edge: StateEdge) => number,
): LongestCall | undefined {
  const [cycle] = cyclesOf(nodes, isInFlow)
    .filter((part) => {
      const inside = new Set(part)
      return part.some(({ edges }) => edges.some((edge) => inside.has(edge.to) && lengthOf(edge) > 0))
    })
    .map((part) => ({ part, first: [...part].sort((one, other) => one.depth - other.depth)[0] }))
    .sort((one, other) => (one.first?.depth ?? 0) - (other.first?.depth ?? 0))
  if (cycle?.first !== undefined) {
    const steps = stepsOf(cycleThrough(cycle.first, new Set(cycle.part), isInFlow))
    return { value: undefined, node: cycle.first, steps }
  }
  const before = new Map<StateNode, { readonly length: number; readonly edge: StateEdge | undefined }>()
  let last: StateNode | undefined
  let longest = -1
  const done = new Set<StateNode>()
  for (const node of topological(nodes, isInFlow)) {
    done.add(node)
    const length = before.get(node)?.length ?? 0
    if (length > longest) {
      longest = length
      last = node
    }
    for (const edge of node.edges) {
      // What leads back is a round that adds nothing.
      if (!isInFlow(edge) || done.has(edge.to)) continue
      const total = length + lengthOf(edge)
      if (total > (before.get(edge.to)?.length ?? -1)) before.set(edge.to, { length: total, edge })
    }
  }
  if (last === undefined) return undefined
  const edges: StateEdge[] = []
  let first = last
  for (let edge = before.get(first)?.edge; edge !== undefined; edge = before.get(first)?.edge) {
    edges.unshift(edge)
    first = edge.from
  }
  return { value: longest, node: first, steps: stepsOf(edges) }
}
