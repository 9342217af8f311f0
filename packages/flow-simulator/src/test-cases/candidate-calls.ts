import { CallBuilder } from '../explore/call-builder.js'
import type { Walk } from '../explore/explore.js'
import type { ExploredCall } from '../explore/explored-call.js'
import type { StateEdge, StateNode } from '../explore/state-graph.js'
import { sourceOf } from '../explore/unknown.js'

/** Most calls that are tried. Each is as long as a call is, so that the time for them is bounded, too. */
const mostCandidates = 4_000

/** Calls to choose from. */
export interface CandidateCalls {
  /** Made one by one: each takes as much time as a call does. */
  readonly calls: Iterable<ExploredCall>
  /** Whether there are more than are tried. */
  readonly stopped: boolean
}

/**
 * For each way on from each action a shortest call that takes it, over answers that a test can bring about where there
 * are such, and goes on to the end. States in which the contact goes on alike are tried once.
 */
export function candidateCalls({ programs, environment, explorer }: Walk): CandidateCalls {
  const { nodes, starts } = explorer
  const found = shortestWays(nodes, [...starts.keys()])
  const ends = waysToEnd(nodes)
  const builder = new CallBuilder(programs, environment, true)
  const tried = new Set<string>()
  const edges: StateEdge[] = []
  for (const node of found.order) {
    for (const edge of node.edges) {
      const { step, to, actions, heard } = edge
      const way = [
        node.program?.name,
        node.action?.identifier,
        node.ask,
        step.answer,
        JSON.stringify([step.knowledge, step.failure]),
        to.program?.name,
        to.action?.identifier,
        actions,
        heard,
      ].join('\n')
      if (tried.has(way)) continue
      tried.add(way)
      edges.push(edge)
    }
  }
  function* calls(): Generator<ExploredCall> {
    for (const edge of edges.slice(0, mostCandidates)) {
      const before = wayTo(edge.from, found.by)
      const start = starts.get(before[0]?.from ?? edge.from)
      if (start === undefined) continue
      const way = [...before, edge, ...wayFrom(edge.to, ends)]
      yield builder.build({ start, steps: way.map(({ step }) => step) })
    }
  }
  return { calls: { [Symbol.iterator]: calls }, stopped: edges.length > mostCandidates }
}

/**
 * Whether a test can bring an edge about, as far as the edge alone tells. Only for the choice of ways: whether a call can
 * be driven is found out when its test is planned.
 */
function isDrivable({ from, step, by }: StateEdge): boolean {
  if (step.failure !== undefined || by === 'agent' || from.stage !== 'flow') return false
  if (step.unknown !== undefined && !drivableSources.has(sourceOf(step.unknown))) return false
  if (step.answer === undefined) return true
  switch (from.ask) {
    case 'keys':
    case 'lambda':
    case 'bot':
    case 'hours':
    case 'capacity':
      return true
    case 'wait':
      return by === 'time'
    // The first answer is that it has succeeded.
    case 'outcome':
      return step.answer === 0
    default:
      return false
  }
}

const drivableSources: ReadonlySet<string> = new Set(['attribute', 'bot', 'digits', 'lambda'])

interface Ways {
  /** Nodes in the order in which they were reached. */
  readonly order: readonly StateNode[]
  /** The edge that a node was reached by first. */
  readonly by: ReadonlyMap<StateNode, StateEdge | undefined>
}

/** Shortest ways to all nodes: over drivable edges as far as they lead, then over one other edge, and so on. */
function shortestWays(nodes: readonly StateNode[], starts: readonly StateNode[]): Ways {
  const by = new Map<StateNode, StateEdge | undefined>()
  const order: StateNode[] = []
  const later: StateEdge[] = []
  const reach = (node: StateNode, edge: StateEdge | undefined): void => {
    if (by.has(node)) return
    by.set(node, edge)
    order.push(node)
  }
  for (const start of starts) reach(start, undefined)
  let next = 0
  let others = 0
  while (order.length < nodes.length) {
    for (; next < order.length; next += 1) {
      for (const edge of order[next]?.edges ?? []) {
        if (isDrivable(edge)) reach(edge.to, edge)
        else later.push(edge)
      }
    }
    const edge = later[others]
    if (edge === undefined) break
    others += 1
    reach(edge.to, edge)
  }
  return { order, by }
}

/** For each node from which drivable edges lead to an end, or into a queue: the first edge of a shortest way there. */
function waysToEnd(nodes: readonly StateNode[]): ReadonlyMap<StateNode, StateEdge> {
  const into = new Map<StateNode, StateEdge[]>()
  for (const node of nodes) {
    for (const edge of node.edges) {
      if (!isDrivable(edge)) continue
      const edges = into.get(edge.to)
      if (edges === undefined) into.set(edge.to, [edge])
      else edges.push(edge)
    }
  }
  const first = new Map<StateNode, StateEdge>()
  const queue = nodes.filter(({ stage }) => stage !== 'flow')
  for (let index = 0; index < queue.length; index += 1) {
    const node = queue[index]
    if (node === undefined) break
    for (const edge of into.get(node) ?? []) {
      if (first.has(edge.from) || edge.from.stage !== 'flow') continue
      first.set(edge.from, edge)
      queue.push(edge.from)
    }
  }
  return first
}

function wayTo(node: StateNode, by: Ways['by']): readonly StateEdge[] {
  const way: StateEdge[] = []
  for (let edge = by.get(node); edge !== undefined; edge = by.get(edge.from)) way.push(edge)
  return way.reverse()
}

function wayFrom(node: StateNode, ends: ReadonlyMap<StateNode, StateEdge>): readonly StateEdge[] {
  const way: StateEdge[] = []
  for (let edge = ends.get(node); edge !== undefined; edge = ends.get(edge.to)) way.push(edge)
  return way
}
