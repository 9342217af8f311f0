import { cycleThrough, cyclesOf } from '../state-graph.js'
import type { GraphStep, StateEdge, StateNode } from '../state-graph.js'
import { stepsOf } from './finding.js'
import type { FoundProblem } from './finding.js'

/** Longest silence of functions in a row. @see https://docs.aws.amazon.com/connect/latest/adminguide/connect-lambda-functions.html */
const longestChainSeconds = 20

/** The longest time in which a caller hears nothing while it is not their turn. */
export interface LongestSilence {
  /** Undefined where nothing bounds it. */
  readonly seconds: number | undefined
  readonly node: StateNode
  readonly steps: readonly GraphStep[]
}

/** Whether an action on the way could not be carried out: a prompt that cannot be played is no silence that was planned. */
function isPlanned({ step }: StateEdge): boolean {
  return step.failure === undefined
}

/** Silence adds up over steps in which nothing is heard and nobody but the contact center has its turn. */
function isSilent(edge: StateEdge): boolean {
  const { ask } = edge.from
  return (
    isPlanned(edge) &&
    !edge.heard &&
    ask !== 'keys' &&
    ask !== 'bot' &&
    ask !== 'queue' &&
    ask !== 'conversation' &&
    ask !== 'third party'
  )
}

/** The longest silence of all calls, with every function taking all the time that it is given. */
export function longestSilence(nodes: readonly StateNode[]): LongestSilence | undefined {
  const endless = cyclesOf(nodes, isSilent).find((part) => {
    const inside = new Set(part)
    return part.some(({ edges }) => edges.some((edge) => inside.has(edge.to) && isSilent(edge) && edge.silence > 0))
  })
  if (endless !== undefined) {
    const [first] = [...endless].sort((one, other) => one.depth - other.depth)
    if (first !== undefined) {
      return { seconds: undefined, node: first, steps: stepsOf(cycleThrough(first, new Set(endless), isSilent)) }
    }
  }
  let longest: { readonly edge: StateEdge; readonly seconds: number } | undefined
  const before = new Map<StateNode, { readonly seconds: number; readonly edge: StateEdge | undefined }>()
  const done = new Set<StateNode>()
  for (const node of topological(nodes, isSilent)) {
    done.add(node)
    const seconds = before.get(node)?.seconds ?? 0
    for (const edge of node.edges) {
      if (!isPlanned(edge)) continue
      const total = seconds + edge.silence
      if (total > 0 && (longest === undefined || total > longest.seconds)) longest = { edge, seconds: total }
      // What leads back is a round that adds nothing.
      if (isSilent(edge) && !done.has(edge.to) && total > (before.get(edge.to)?.seconds ?? 0))
        before.set(edge.to, { seconds: total, edge })
    }
  }
  if (longest === undefined) return undefined
  const edges = [longest.edge]
  let first = longest.edge.from
  for (let edge = before.get(first)?.edge; edge !== undefined; edge = before.get(first)?.edge) {
    edges.unshift(edge)
    first = edge.from
  }
  return { seconds: longest.seconds, node: first, steps: stepsOf(edges) }
}

/** Silences that are too long, and rows of functions that are. */
export function findLongSilence(silence: LongestSilence | undefined, budgetSeconds: number): readonly FoundProblem[] {
  if (silence === undefined) return []
  const { seconds, node, steps } = silence
  const { program, action } = node
  if (program === undefined) return []
  const place = { program, action, node, steps, slowly: true }
  if (seconds !== undefined && seconds > longestChainSeconds) {
    return [
      {
        ...place,
        name: 'lambda-chain-too-long',
        severity: 'warning',
        message: `Functions may keep the caller in silence for ${seconds} seconds here, one after the other. After ${longestChainSeconds} seconds the next one fails. Say something between them, or give them less time.`,
      },
    ]
  }
  if (seconds === undefined || seconds > budgetSeconds) {
    return [
      {
        ...place,
        name: 'long-silence',
        severity: 'warning',
        message: `The caller may hear nothing here for ${seconds === undefined ? 'an unbounded time' : `${seconds} seconds`}. Say something before, or give the functions less time.`,
      },
    ]
  }
  return []
}

/** Nodes in an order in which edges lead forward; nodes of cycles stand anywhere. */
export function topological(nodes: readonly StateNode[], kept: (edge: StateEdge) => boolean): readonly StateNode[] {
  const seen = new Uint8Array(nodes.length)
  const order: StateNode[] = []
  for (const root of nodes) {
    if (seen[root.index] === 1) continue
    seen[root.index] = 1
    const work = [{ node: root, edge: 0 }]
    for (let frame = work.at(-1); frame !== undefined; frame = work.at(-1)) {
      const edge = frame.node.edges[frame.edge]
      if (edge === undefined) {
        order.push(frame.node)
        work.pop()
        continue
      }
      frame.edge += 1
      if (kept(edge) && seen[edge.to.index] !== 1) {
        seen[edge.to.index] = 1
        work.push({ node: edge.to, edge: 0 })
      }
    }
  }
  return order.reverse()
}

/** Nodes from which something more is done for the customer: they hear something, are queued, or are put through. */
export function nodesWithMore(nodes: readonly StateNode[]): ReadonlySet<StateNode> {
  const more = new Set<StateNode>()
  const before = new Map<StateNode, StateNode[]>()
  const work: StateNode[] = []
  const add = (node: StateNode): void => {
    if (more.has(node)) return
    more.add(node)
    work.push(node)
  }
  for (const node of nodes) {
    for (const edge of node.edges) {
      const known = before.get(edge.to)
      if (known === undefined) before.set(edge.to, [node])
      else known.push(node)
      if (edge.heard || (edge.to.stage !== 'flow' && edge.to.stage !== 'ended')) add(node)
    }
  }
  for (let node = work.pop(); node !== undefined; node = work.pop()) for (const one of before.get(node) ?? []) add(one)
  return more
}

/** Whether a call would have gone on, had not something failed on its way. */
export function wasCutByFailure(edges: readonly StateEdge[], more: ReadonlySet<StateNode>): boolean {
  const failure = edges.findLast(({ failed }) => failed)
  if (failure === undefined) return false
  return failure.from.edges.some(
    (edge) => !edge.failed && (edge.heard || more.has(edge.to) || edge.to.stage !== 'ended'),
  )
}
