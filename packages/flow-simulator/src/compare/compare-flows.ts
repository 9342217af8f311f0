import type { Channel } from '@aicc/flow-dsl/language'
import type { Assumptions } from '../assumptions.js'
import { contactOf, stepOf, Values } from '../explore/call-values.js'
import type { FlowPlace } from '../explore/coverage.js'
import type { ExploredCall, ExploredStep } from '../explore/explored-call.js'
import { channelsOf, earlierQueues, unknownStart } from '../explore/start-state.js'
import { replaceUnknowns } from '../explore/unknown.js'
import { textOf } from '../machine/execution.js'
import { loadProgram } from '../program/load-program.js'
import type { FlowSource } from '../program/load-program.js'
import type { Program } from '../program/program.js'
import { createEnvironment } from '../simulate.js'
import { describeAskExactly } from './compared-ask.js'
import { Comparer } from './comparer.js'
import type { ComparedFlows, PairStep, Parting, StatePair } from './comparer.js'
import type { Side } from './decisions.js'
import { differentSetting, hasSameText } from './observation.js'
import type { Observation, Resolve } from './observation.js'

/** What counts as behaviour, and how far to look. */
export interface CompareOptions {
  /** Whether the words count that are heard. @defaultValue true */
  readonly prompts?: boolean
  /** Whether contact attributes count, wherever somebody gets them: functions, queues, agents, the contact record. @defaultValue true */
  readonly attributes?: boolean
  /** Whether functions, services and actions may fail. @defaultValue true */
  readonly failures?: boolean
  /** Channels to look at. @defaultValue those that either flow is for */
  readonly channels?: readonly Channel[]
  /** Most pairs of states. Whole number, at least 1. @defaultValue 200000 */
  readonly maximumStates?: number
  /** Longest time for it, in seconds. @defaultValue 60 */
  readonly maximumSeconds?: number
  /** Assumptions to set other than by default, for both. */
  readonly assumptions?: Partial<Assumptions>
}

/** Whether two flows behave the same. */
export interface FlowComparison {
  /** `true`: for every call. `false`: one call shows it. `undefined`: stopped before either was known. */
  readonly same: boolean | undefined
  /** What it was stopped by; undefined where it came to an end. */
  readonly stoppedAt: 'states' | 'time' | undefined
  /** How many pairs of states were looked at. */
  readonly states: number
  /** Where they part first, in a call with the fewest answers; undefined where they were not seen to. */
  readonly difference: FlowDifference | undefined
}

/** Where two flows part. */
export interface FlowDifference {
  /** What each does, as sentences. */
  readonly message: string
  /** What the flow does before the change, and where. */
  readonly before: FlowBehaviour
  /** What the flow does after the change, and where. */
  readonly after: FlowBehaviour
}

/** What a flow does where another one does something else. */
export interface FlowBehaviour {
  readonly does: string
  /** The action that does it; undefined where none does. */
  readonly place: FlowPlace | undefined
  /** A shortest call that leads there: {@link replay} plays it against the flows of this side. */
  readonly call: ExploredCall
}

/**
 * Decide whether two flows behave the same for every call: what is heard, what is asked and for how long, which functions
 * are called with what, queues, callbacks, transfers, what is recorded, attributes, and how the contact ends.
 * Identifiers, names of modules, and in which order the world is looked at are no behaviour.
 * @param before - The flow that contacts come into; with others that it leads to, as a list where that is the first.
 * @param after - The same, after the change.
 * @throws {@link FlowContentError} when something is no flow content.
 * @example
 * ```ts
 * expect(compareFlows(published, compile(flow)).difference?.message).toBeUndefined()
 * ```
 */
export function compareFlows(
  before: FlowSource | readonly FlowSource[],
  after: FlowSource | readonly FlowSource[],
  options: CompareOptions = {},
): FlowComparison {
  const { prompts = true, attributes = true, failures = true, maximumStates = 200_000, maximumSeconds = 60 } = options
  const programs = { before: programsOf(before), after: programsOf(after) }
  const starts = startsOf(programs, options)
  const flowsOf = (side: Side): ComparedFlows => ({
    programs: programs[side],
    environment: createEnvironment(programs[side], { assumptions: options.assumptions ?? {} }, {}),
    starts: starts[side],
  })
  const comparer = new Comparer(
    flowsOf('before'),
    flowsOf('after'),
    { prompts, attributes, failures },
    { maximumStates, maximumSeconds },
  )
  comparer.compare()
  const { parting, stoppedAt, states } = comparer
  return {
    same: parting !== undefined ? false : stoppedAt === undefined ? true : undefined,
    stoppedAt,
    states,
    difference: parting && differenceOf(parting, starts),
  }
}

type Starts = Readonly<Record<Side, ComparedFlows['starts']>>

function programsOf(flows: FlowSource | readonly FlowSource[]): readonly [Program, ...Program[]] {
  const [first, ...others] = (isList(flows) ? flows : [flows]).map(loadProgram)
  if (first === undefined) throw new Error('There is no flow to compare.')
  return [first, ...others]
}

/** A contact at the start of both: what either side reads is there, and may be anything. */
function startsOf(
  { before, after }: Readonly<Record<Side, readonly [Program, ...Program[]]>>,
  options: CompareOptions,
): Starts {
  const all = [...before, ...after]
  const channels = options.channels ?? [...new Set([...channelsOf(before[0]), ...channelsOf(after[0])])]
  const queues = [...new Set([...earlierQueues(before[0], before), ...earlierQueues(after[0], after)])]
  const keepsData = options.assumptions?.transferClearsData === false
  const starts = (program: Program): ComparedFlows['starts'] =>
    channels.flatMap((channel) =>
      queues.map((queue) => unknownStart(program, all, { channel, queue, attributes: undefined, keepsData })),
    )
  return { before: starts(before[0]), after: starts(after[0]) }
}

function differenceOf({ pair, step, known, before, after }: Parting, starts: Starts): FlowDifference {
  const steps = stepsTo(pair, step)
  const read = new Set(steps.flatMap((one) => [...one.read]))
  const values = new Values(known, read, undefined)
  const written = (text: string): string => replaceUnknowns(text, (unknown) => textOf(values.valueOf(unknown)))
  const behaviourOf = (side: Side, observation: Observation | undefined): FlowBehaviour => {
    const state = starts[side][pair.start]
    const done = steps.filter((one) => one.side === side).flatMap((one) => one.done)
    return {
      does: written(describe(observation)),
      place: placeOf(observation),
      call: {
        contact: state === undefined ? { channel: 'VOICE' } : contactOf(state, values),
        steps: done.flatMap((one): readonly ExploredStep[] => ('ask' in one ? stepOf(one, values, false) : [one])),
      },
    }
  }
  return {
    message: messageOf(before, after, written),
    before: behaviourOf('before', before),
    after: behaviourOf('after', after),
  }
}

function stepsTo(pair: StatePair, last: PairStep | undefined): readonly PairStep[] {
  const steps: PairStep[] = last === undefined ? [] : [last]
  for (let at: StatePair | undefined = pair; at !== undefined; at = at.from)
    if (at.step !== undefined) steps.push(at.step)
  return steps.reverse()
}

function messageOf(before: Observation | undefined, after: Observation | undefined, written: Resolve): string {
  const setting = before && after && differentSetting(before, after, written)
  if (before !== undefined && after !== undefined && setting !== undefined && hasSameText(before, after, written)) {
    const valueOf = ({ setting: settings }: Observation): string => {
      const value = written(settings.get(setting) ?? '')
      return value === '' ? 'not set' : value
    }
    const does = written(describe(before))
    return `When the flow ${does}, ${setting} is ${valueOf(before)} before and ${valueOf(after)} after the change.`
  }
  return `Before the change the flow ${written(describe(before))}; after it, it ${written(describe(after))}.`
}

function describe(observation: Observation | undefined): string {
  if (observation === undefined) return 'does nothing more'
  const { kind, text, ask } = observation
  if (kind === 'asked' && ask !== undefined) return describeAskExactly(ask)
  return text
}

function placeOf(observation: Observation | undefined): FlowPlace | undefined {
  if (observation?.action === undefined || observation.flow === undefined) return undefined
  return { flow: observation.flow, action: observation.action.identifier }
}

function isList(flows: FlowSource | readonly FlowSource[]): flows is readonly FlowSource[] {
  return Array.isArray(flows)
}
