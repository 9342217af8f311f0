import type { ErrorType } from '@aicc/flow-dsl/language'
import type { Ask } from '../machine/ask.js'
import type { ContactState } from '../machine/contact-state.js'
import type { Instruction, Program } from '../program/program.js'
import type { Actor } from './abstract-answers.js'
import type { Marks } from './state-key.js'
import type { Knowledge, Known } from './unknown.js'

/**
 * Most actions in a row without a question. A state is made then, so that a round that nothing interrupts comes to a
 * state that is known.
 */
export const mostActionsOfStep = 100

/** What is done with a state. All members left out: the contact goes on by itself. */
export interface GraphStep {
  /** Which of the abstract answers is given. */
  readonly answer?: number
  /** What is learned of the value that the next action depends on. */
  readonly knowledge?: Knowledge
  /** The value that it is learned of. */
  readonly unknown?: string
  /** Stop before the action that begins as the so-manieth of this step. */
  readonly until?: number
  /** The action that fails: the one that begins as the so-manieth of this step. */
  readonly failure?: { readonly count: number; readonly error: ErrorType }
}

/** A way from one state to another. */
export interface StateEdge {
  readonly from: StateNode
  readonly to: StateNode
  readonly step: GraphStep
  /** Who has given the answer. */
  readonly by: Actor | 'nobody'
  /** Whether something has broken on the way. */
  readonly failed: boolean
  /** Whether the customer hears something on the way. */
  readonly heard: boolean
  /** Seconds in which nothing is heard and nobody but the contact center has its turn, at most. */
  readonly silence: number
  readonly seconds: number
  readonly actions: number
}

/** A state of a contact, or a class of states that behave the same. */
export interface StateNode {
  readonly index: number
  /** Where it came from first, on a shortest way. */
  found: StateEdge | undefined
  /** The contact; gone when the ways on are known. */
  snapshot: Snapshot | undefined
  /** How many answers and failures lead here, at least. */
  depth: number
  readonly ask: Ask['kind'] | undefined
  readonly stage: ContactState['stage']
  /** The flow and the action that runs or runs next. */
  readonly program: Program | undefined
  readonly action: Instruction | undefined
  readonly edges: StateEdge[]
}

/** Everything that is needed to go on from a state. */
export interface Snapshot {
  readonly state: ContactState
  readonly known: Known
  readonly created: number
  readonly marks: Marks
  /** The answer that is given next, where it has been chosen already. */
  readonly pending: number | undefined
}

/** The edges that lead to a node first, from the start on. */
export function pathTo(node: StateNode): readonly StateEdge[] {
  const edges: StateEdge[] = []
  for (let edge = node.found; edge !== undefined; edge = edge.from.found) edges.push(edge)
  return edges.reverse()
}

/**
 * Strongly connected parts of a graph, of those edges that are kept. Only parts with a cycle are answered.
 * Tarjan's algorithm, with a stack of its own: graphs are deeper than the stack of calls.
 */
export function cyclesOf(
  nodes: readonly StateNode[],
  kept: (edge: StateEdge) => boolean,
): readonly (readonly StateNode[])[] {
  const order = new Int32Array(nodes.length).fill(-1)
  const lowest = new Int32Array(nodes.length)
  const onStack = new Uint8Array(nodes.length)
  const stack: StateNode[] = []
  const found: StateNode[][] = []
  let count = 0
  for (const root of nodes) {
    if (order[root.index] !== -1) continue
    const work: { readonly node: StateNode; edge: number }[] = [{ node: root, edge: 0 }]
    while (work.length > 0) {
      const frame = work.at(-1)
      if (frame === undefined) break
      const { node } = frame
      if (frame.edge === 0) {
        order[node.index] = count
        lowest[node.index] = count
        count += 1
        stack.push(node)
        onStack[node.index] = 1
      }
      const edge = node.edges[frame.edge]
      if (edge !== undefined) {
        frame.edge += 1
        if (!kept(edge)) continue
        const target = edge.to.index
        if (order[target] === -1) work.push({ node: edge.to, edge: 0 })
        else if (onStack[target] === 1) lowest[node.index] = Math.min(lowest[node.index] ?? 0, order[target] ?? 0)
        continue
      }
      work.pop()
      const parent = work.at(-1)?.node
      if (parent !== undefined) {
        lowest[parent.index] = Math.min(lowest[parent.index] ?? 0, lowest[node.index] ?? 0)
      }
      if (lowest[node.index] !== order[node.index]) continue
      const part: StateNode[] = []
      for (;;) {
        const member = stack.pop()
        if (member === undefined) break
        onStack[member.index] = 0
        part.push(member)
        if (member === node) break
      }
      if (part.length > 1 || node.edges.some((one) => one.to === node && kept(one))) found.push(part)
    }
  }
  return found
}

/** A shortest cycle through a node, of the kept edges within a part. */
export function cycleThrough(
  start: StateNode,
  within: ReadonlySet<StateNode>,
  kept: (edge: StateEdge) => boolean,
): readonly StateEdge[] {
  const reached = new Map<StateNode, StateEdge>()
  let current: StateNode[] = [start]
  while (current.length > 0) {
    const next: StateNode[] = []
    for (const node of current) {
      for (const edge of node.edges) {
        if (!kept(edge) || !within.has(edge.to)) continue
        if (edge.to === start) {
          const cycle = [edge]
          for (let back = edge.from; back !== start;) {
            const before = reached.get(back)
            if (before === undefined) break
            cycle.push(before)
            back = before.from
          }
          return cycle.reverse()
        }
        if (!reached.has(edge.to)) {
          reached.set(edge.to, edge)
          next.push(edge.to)
        }
      }
    }
    current = next
  }
  return []
}
