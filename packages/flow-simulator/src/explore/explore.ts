import type { Channel } from '@aicc/flow-dsl/language'
import type { Assumptions } from '../assumptions.js'
import type { Environment } from '../machine/environment.js'
import { loadProgram } from '../program/load-program.js'
import type { FlowSource } from '../program/load-program.js'
import type { Program } from '../program/program.js'
import { createEnvironment } from '../simulate.js'
import { CallBuilder } from './call-builder.js'
import type { FlowBranch, FlowPlace } from './coverage.js'
import type { ExploredCall } from './explored-call.js'
import { Explorer } from './explorer.js'
import { findCycles } from './findings/cycles.js'
import { pathOf } from './findings/finding.js'
import type { Finding, FoundProblem, Way } from './findings/finding.js'
import { findLostInput, findUnhandledKeys } from './findings/input.js'
import { longestCall } from './findings/longest-call.js'
import { Notices } from './findings/notices.js'
import { findLongSilence, longestSilence } from './findings/silence.js'
import { findSilentHangUps } from './findings/silent-hang-up.js'
import { findUncheckedQueueing } from './findings/unchecked-queueing.js'
import { findUnreached } from './findings/unreached.js'
import { analyseLiveness } from './liveness.js'
import type { Liveness } from './liveness.js'
import { channelsOf, earlierQueues, unknownStart } from './start-state.js'

/** Options of an exploration. */
export interface ExploreOptions {
  /** Whether functions, services and actions may fail. @defaultValue true */
  readonly failures?: boolean
  /** Channels to explore. @defaultValue the one that most actions of the flow work on, and those that it compares */
  readonly channels?: readonly Channel[]
  /**
   * Contact attributes that are there at first; all others are not. @defaultValue every attribute that is read before the
   * flows have set it may be anything
   */
  readonly attributes?: Readonly<Record<string, string>>
  /** Most states. Whole number, at least 1. @defaultValue 200000 */
  readonly maximumStates?: number
  /** Longest time for it, in seconds. @defaultValue 60 */
  readonly maximumSeconds?: number
  /** Longest silence that is no finding, in seconds. @defaultValue 10 */
  readonly silenceBudgetSeconds?: number
  /** Assumptions to set other than by default. */
  readonly assumptions?: Partial<Assumptions>
}

/** Something that was measured over all calls, with a call that shows it. */
export interface Measured {
  /** Undefined where nothing bounds it. */
  readonly value: number | undefined
  readonly call: ExploredCall
}

/** What an exploration has come to. */
export interface Exploration {
  /** Whether all behaviours were walked. */
  readonly complete: boolean
  /** What it was stopped by; undefined where it is complete. */
  readonly stoppedAt: { readonly bound: 'states' | 'time'; readonly states: number } | undefined
  /**
   * Whether every value was followed that could be told apart, and nothing was forgotten on the way. A value that others
   * are compared with, or that is a time, a number of rounds or a telephone number, stands for all such values: a branch
   * may be called dead that another value takes. In large flows three things are forgotten, to keep combinations few:
   * the counter of a loop that the caller has left begins anew when they lead the call back to it; what was learned of
   * attributes from outside is learned anew in the next flow; and values that are only spoken or sent may be empty on
   * ways that are not walked again for it. Then a call may be shown that does not exist, and a finding about an empty
   * value may be missing.
   */
  readonly exact: boolean
  /** How many states there are that behave differently. */
  readonly states: number
  /** Answers, decisions and failures that lead from one state to another. */
  readonly transitions: number
  /** Actions that some call reaches. */
  readonly reachableActions: readonly FlowPlace[]
  /** Actions of flows that contacts come into, and that no call reaches. */
  readonly unreachableActions: readonly FlowPlace[]
  /** Branches that some call takes. */
  readonly reachableBranches: readonly FlowBranch[]
  /** Branches of reachable actions that no call takes. */
  readonly deadBranches: readonly FlowBranch[]
  /** Names of flows that were given and that no contact comes into. */
  readonly flowsNotEntered: readonly string[]
  /** What callers may suffer from; errors first. */
  readonly findings: readonly Finding[]
  /** Longest time in which a caller hears nothing and it is not their turn, in seconds. */
  readonly longestSilence: Measured | undefined
  /** Longest way of a call until it is queued or ends, in actions. */
  readonly longestCallActions: Measured | undefined
  /** Longest way of a call until it is queued or ends, in seconds. */
  readonly longestCallSeconds: Measured | undefined
}

/**
 * Walk all behaviours of a flow: every key, silence, every answer and failure of functions and services, every value that
 * a comparison tells apart. States that behave the same are walked once.
 * @param flows - The flow that contacts come into; with others that it leads to, as a list where that is the first.
 * @param options - What to explore, and how far.
 * @throws {@link FlowContentError} when something is no flow content.
 * @example
 * ```ts
 * const { findings } = explore(compile(flow))
 * expect(findings.filter(({ severity }) => severity === 'error')).toEqual([])
 * ```
 */
export function explore(flows: FlowSource | readonly FlowSource[], options: ExploreOptions = {}): Exploration {
  const { programs, first, environment, liveness, notices, explorer } = walk(flows, options)
  const { failures = true, silenceBudgetSeconds = 10 } = options
  const { nodes, coverage, stoppedAt, starts } = explorer
  const complete = stoppedAt === undefined
  const silence = longestSilence(nodes)
  const problems: readonly FoundProblem[] = [
    ...(complete ? findCycles(nodes) : []),
    ...findSilentHangUps(notices.silentEnds, nodes),
    ...notices.problems,
    ...findUncheckedQueueing(nodes, starts),
    ...findLongSilence(silence, silenceBudgetSeconds),
    ...findUnhandledKeys(nodes, notices.announced),
    ...findLostInput(nodes, liveness),
    // What was not reached yet may still be reached.
    ...(complete ? findUnreached(first, explorer, notices.missingAt) : []),
  ]
  const builder = new CallBuilder(programs, environment, failures)
  const callOf = (way: Way): ExploredCall => {
    const path = pathOf(way, starts)
    return path === undefined ? { contact: { channel: 'VOICE' }, steps: [] } : builder.build(path)
  }
  const measured = ({ value, ...way }: Way & { readonly value: number | undefined }): Measured =>
    withCall({ value }, () => callOf(way))
  const actions = longestCall(nodes, ({ actions: count }) => count)
  const seconds = longestCall(nodes, (edge) => edge.seconds)
  const entered = new Set(coverage.actions(true).map(({ flow }) => flow))
  return {
    complete,
    stoppedAt: stoppedAt === undefined ? undefined : { bound: stoppedAt, states: nodes.length },
    exact: !explorer.forgets && !explorer.samples,
    states: nodes.length,
    transitions: nodes.reduce((sum, { edges }) => sum + edges.length, 0),
    reachableActions: coverage.actions(true),
    unreachableActions: coverage.actions(false).filter(({ flow }) => entered.has(flow)),
    reachableBranches: coverage.branches(true),
    deadBranches: coverage.branches(false),
    flowsNotEntered: programs.map(({ name }: Program) => name).filter((name) => !entered.has(name)),
    findings: problems.map((problem) => withCall(toFinding(problem), () => callOf(problem))).sort(bySeverity),
    longestSilence: silence === undefined ? undefined : measured({ ...silence, value: silence.seconds, slowly: true }),
    longestCallActions: actions === undefined ? undefined : measured(actions),
    longestCallSeconds: seconds === undefined ? undefined : measured(seconds),
  }
}

/** What an exploration has walked, before anything is looked for in it. */
export interface Walk {
  readonly programs: readonly Program[]
  /** The flow that contacts come into. */
  readonly first: Program
  readonly environment: Environment
  readonly liveness: Liveness
  readonly notices: Notices
  readonly explorer: Explorer
}

/**
 * Walk all states that contacts of a flow can be in.
 * @param queues - Working queues that contacts may come with; undefined stands for none.
 * @defaultValue those that they may come with by what the flows tell
 */
export function walk(
  flows: FlowSource | readonly FlowSource[],
  options: ExploreOptions,
  queues?: readonly (string | undefined)[],
): Walk {
  const programs = (isList(flows) ? flows : [flows]).map(loadProgram)
  const [first] = programs
  if (first === undefined) throw new Error('There is no flow to explore.')
  const { failures = true, maximumStates = 200_000, maximumSeconds = 60 } = options
  const environment = createEnvironment(programs, { assumptions: options.assumptions ?? {} }, {})
  const notices = new Notices()
  const liveness = analyseLiveness(programs)
  const keepsData = !environment.assumptions.transferClearsData
  const states = (options.channels ?? channelsOf(first)).flatMap((channel) =>
    (queues ?? earlierQueues(first, programs)).map((queue) =>
      unknownStart(first, programs, { channel, queue, attributes: options.attributes, keepsData }),
    ),
  )
  const [firstState] = states
  if (firstState === undefined) throw new Error('There is no channel to explore.')
  const bounds = { maximumStates, maximumSeconds, exactStates: exactShare }
  const explorer = new Explorer(programs, environment, liveness, firstState, failures, bounds, notices)
  explorer.explore(states)
  return { programs, first, environment, liveness, notices, explorer }
}

function toFinding({ name, severity, message, program, action }: FoundProblem): Omit<Finding, 'call'> {
  return { name, severity, message, flow: program.name, action: action?.identifier }
}

/** Something with a call, which is made when it is asked for: many are never looked at. */
function withCall<Shown extends object>(
  shown: Shown,
  make: () => ExploredCall,
): Shown & { readonly call: ExploredCall } {
  let call: ExploredCall | undefined
  return {
    ...shown,
    get call() {
      call ??= make()
      return call
    },
  }
}

/** States that are walked with all counters of loops; more of them are seldom worth their time. */
const exactShare = 5_000

const severities: readonly Finding['severity'][] = ['error', 'warning', 'info']

function bySeverity(one: Finding, other: Finding): number {
  return severities.indexOf(one.severity) - severities.indexOf(other.severity)
}

function isList(flows: FlowSource | readonly FlowSource[]): flows is readonly FlowSource[] {
  return Array.isArray(flows)
}
