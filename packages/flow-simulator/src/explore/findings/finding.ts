import type { Instruction, Program } from '../../program/program.js'
import type { GraphPath } from '../call-builder.js'
import type { GraphStep, StateEdge, StateNode } from '../state-graph.js'
import { pathTo } from '../state-graph.js'
import type { ExploredCall } from '../explored-call.js'

/** What an exploration can find. */
export type FindingName =
  | 'dead-branch'
  | 'empty-value'
  | 'endless-call'
  | 'endless-without-time'
  | 'error-branch-to-itself'
  | 'error-without-branch'
  | 'flow-not-given'
  | 'lambda-chain-too-long'
  | 'long-silence'
  | 'lost-input'
  | 'module-without-return'
  | 'possibly-empty-value'
  | 'queue-in-silence'
  | 'queued-without-opening-check'
  | 'repeats-without-bound'
  | 'retry-without-bound'
  | 'silent-hang-up'
  | 'stale-value'
  | 'unhandled-key'
  | 'unreachable-action'
  | 'wrong-queue'

/** Something in a flow that a caller may suffer from, with a call that shows it. */
export interface Finding {
  readonly name: FindingName
  /** `error`: a caller certainly suffers from it. `warning`: it is likely wrong. `info`: it may be meant. */
  readonly severity: 'error' | 'warning' | 'info'
  /** What is wrong and what to do, as sentences. */
  readonly message: string
  /** Name of the flow. */
  readonly flow: string
  /** Identifier of the action; undefined where it is not one action's. */
  readonly action: string | undefined
  /** A shortest call that shows it. */
  readonly call: ExploredCall
}

/** A finding whose call is not made yet. */
export interface FoundProblem {
  readonly name: FindingName
  readonly severity: Finding['severity']
  readonly message: string
  readonly program: Program
  readonly action: Instruction | undefined
  /** Two problems with the same name, action and detail are one. */
  readonly detail?: string
  readonly node: StateNode
  /** What is done from the node on, to show it. */
  readonly steps: readonly GraphStep[]
  readonly without?: string
  /** Whether functions take all the time that they are given in the steps. */
  readonly slowly?: boolean
}

/** What the way to a problem is made of. */
export type Way = Pick<FoundProblem, 'node' | 'steps' | 'without' | 'slowly'>

/** The way to a problem. */
export function pathOf(
  { node, steps, without, slowly }: Way,
  starts: ReadonlyMap<StateNode, GraphPath['start']>,
): GraphPath | undefined {
  const edges = pathTo(node)
  const start = starts.get(edges[0]?.from ?? node)
  if (start === undefined) return undefined
  return {
    start,
    steps: [...edges.map(({ step }) => step), ...steps],
    ...(without !== undefined && { without }),
    ...(slowly === true && { slowFrom: edges.length }),
  }
}

/** The steps of edges. */
export function stepsOf(edges: readonly StateEdge[]): readonly GraphStep[] {
  return edges.map(({ step }) => step)
}
