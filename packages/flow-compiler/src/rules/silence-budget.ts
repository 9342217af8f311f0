import { channels as everyChannel } from '@aicc/flow-dsl/language'
import { nameOf } from '../analysis/checked-flow.js'
import type { CheckedAction, CheckedFlow } from '../analysis/checked-flow.js'
import { boundOf, findCycles, isBounded } from '../analysis/cycles.js'
import { mayPause, maySpeak, onTheLine } from '../analysis/on-the-line.js'
import { analyseChannels } from '../analysis/possible-channels.js'
import { findStrongComponents } from '../analysis/strong-components.js'
import type { Rule } from './rule.js'

/**
 * Longest silence, in seconds. A single Lambda call may take eight, so one call is never reported, and two calls with the
 * console's three seconds are neither; a second call of the longest kind is.
 */
const defaultSeconds = 8

/** Most calls of one silence that a message names. */
const mostNamed = 6

/** Amazon Connect breaks off a sequence of Lambda calls without a prompt between after this time. */
const sequenceSeconds = 20

/**
 * Whoever calls is not left in silence for longer than a few seconds.
 *
 * While a Lambda function runs, nothing is on the line. Calls in a row add up: the caller says "hello?" and hangs up, and
 * after 20 seconds Amazon Connect itself gives up the sequence and takes the error branch.
 *
 * The longest silence is a longest path through the actions that neither speak nor wait, with the circles that a Loop
 * bounds drawn together and counted as often as the Loop lets them go round.
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/connect-lambda-functions.html
 */
export const silenceBudget: Rule<'seconds'> = {
  code: 'FLOW6003',
  name: 'silence-budget',
  severity: 'warning',
  refusedByService: false,
  summary: 'Whoever calls is not left in silence for longer than a few seconds.',
  options: {
    seconds: { meaning: 'the longest silence, in seconds', default: defaultSeconds, minimum: 1, maximum: 60 },
  },
  check(flow, report, { seconds }) {
    for (const { calls, total } of findSilences(flow)) {
      if (total <= seconds) continue
      const last = calls.at(-1)
      // A circle of its own is an endless loop, and that is another matter.
      if (last === undefined || calls.every(({ times }) => times === Infinity)) continue
      const named = calls.length > mostNamed ? [...calls.slice(0, mostNamed - 1), last] : calls
      const listed = named.map((call, index) => {
        const skipped = index === named.length - 1 ? calls.length - named.length : 0
        return `${skipped === 0 ? '' : `${skipped} more, then `}${nameOf(call.action)} ${printTimes(call)}`
      })
      const length = total === Infinity ? 'Silence without a bound' : `Up to ${total} seconds of silence`
      const brokenOff =
        total > sequenceSeconds ? ` Amazon Connect breaks such a sequence off after ${sequenceSeconds} seconds.` : ''
      report({
        message: `${length}: ${listed.join(', then ')}${calls.length > 1 ? ', and nothing is said between' : ''}.${brokenOff}`,
        args: {
          action: last.action.node.identifier,
          seconds: total === Infinity ? 'unbounded' : total,
          allowed: seconds,
        },
        at: { action: last.action.index },
        suggestion: flow.authored
          ? 'Say something between, with `flow.playPrompt(...)`, or give the calls a shorter `timeoutSeconds`.'
          : 'Say something between, with a MessageParticipant, or give the calls a shorter InvocationTimeLimitSeconds.',
        related: named
          .slice(0, -1)
          .map(({ action }) => ({ message: 'The silence includes this call.', at: { action: action.index } })),
      })
    }
  },
}

/** A call in a silence. */
interface SilentCall {
  readonly action: CheckedAction
  /** Longest time of one call, in seconds. */
  readonly seconds: number
  /** How often it may be made; infinite where nothing bounds it. */
  readonly times: number
}

/** The longest silence of those that begin with the same call. */
interface Silence {
  readonly calls: readonly SilentCall[]
  /** In seconds. */
  readonly total: number
}

function printTimes({ seconds, times }: SilentCall): string {
  if (times === Infinity) return `(${seconds} s, again and again)`
  return times === 1 ? `(${seconds} s)` : `(${times} times ${seconds} s)`
}

/** A stretch of silence up to the end of one component, and the one before it. */
interface Stretch {
  readonly calls: readonly SilentCall[]
  readonly total: number
  readonly before: Stretch | undefined
  /** The call that the silence begins with. */
  readonly first: CheckedAction | undefined
}

const nothingBefore: Stretch = { calls: [], total: 0, before: undefined, first: undefined }

/** The longest silences of a flow, one for each call that a silence begins with. Linear in actions and transitions. */
function findSilences(flow: CheckedFlow): readonly Silence[] {
  // In a journey nobody is on the line, and a chat hears no silence.
  if (flow.graph.flowType === 'CAMPAIGN') return []
  const lines = flow.actions.map(onTheLine)
  if (!lines.some((line) => serviceSeconds(line) > 0)) return []
  const channelsAt = analyseChannels(flow, flow.graph.channels ?? everyChannel)
  const silent = flow.actions.map(({ index }) => {
    const line = lines[index] ?? 'unknown'
    return !maySpeak(line) && !mayPause(line) && channelsAt(index).includes('VOICE')
  })
  const targetsOf = (index: number): readonly number[] =>
    (flow.actions[index]?.ways ?? []).flatMap(({ target, taken }) =>
      taken && typeof target === 'number' && silent[target] === true ? [target] : [],
    )
  const { components, componentOf } = findStrongComponents(flow.actions.length, (index) =>
    silent[index] === true ? targetsOf(index) : [],
  )
  const rounds = countRounds(flow, silent, components.length, componentOf)
  const longestBefore = components.map(() => nothingBefore)
  const longest = new Map<CheckedAction, Stretch>()
  // Backwards: a component comes after those that lead to it.
  for (let component = components.length - 1; component >= 0; component -= 1) {
    const before = longestBefore[component] ?? nothingBefore
    const members = components[component] ?? []
    const times = rounds[component] ?? 1
    const calls = members.flatMap((index): readonly SilentCall[] => {
      const action = flow.actions[index]
      const each = silent[index] === true ? serviceSeconds(lines[index] ?? 'unknown') : 0
      return action === undefined || each === 0 ? [] : [{ action, seconds: each, times }]
    })
    const total = calls.reduce((sum, call) => sum + call.seconds * call.times, before.total)
    const first = before.first ?? calls[0]?.action
    const stretch = calls.length === 0 ? before : { calls, total, before, first }
    if (first !== undefined && stretch.total > (longest.get(first)?.total ?? 0)) longest.set(first, stretch)
    for (const index of members) {
      if (silent[index] !== true) continue
      for (const target of targetsOf(index)) {
        const next = componentOf[target] ?? -1
        if (next !== component && stretch.total > (longestBefore[next]?.total ?? 0)) longestBefore[next] = stretch
      }
    }
  }
  return [...longest.values()].map((stretch) => ({ calls: callsIn(stretch), total: stretch.total }))
}

/** How often the calls of each component may be made: once, or as often as its circle may go round. */
function countRounds(
  flow: CheckedFlow,
  silent: readonly boolean[],
  count: number,
  componentOf: readonly number[],
): readonly number[] {
  const rounds = Array.from({ length: count }, () => 1)
  for (const action of flow.actions) {
    const component = componentOf[action.index] ?? -1
    const goesRound = action.ways.some(
      (way) => isBounded(action, way) && typeof way.target === 'number' && componentOf[way.target] === component,
    )
    if (goesRound && silent[action.index] === true)
      rounds[component] = Math.max(rounds[component] ?? 1, boundOf(action) ?? 1)
  }
  for (const { members } of findCycles(flow, ({ index }) => silent[index] === true)) {
    const [first] = members
    if (first !== undefined) rounds[componentOf[first.index] ?? -1] = Infinity
  }
  return rounds
}

/** Longest time that a service call takes, in seconds; zero for all other actions. */
function serviceSeconds(line: ReturnType<typeof onTheLine>): number {
  return typeof line === 'object' && line.waitsFor === 'service' ? (line.longestSeconds ?? 0) : 0
}

function callsIn(stretch: Stretch): readonly SilentCall[] {
  const parts: (readonly SilentCall[])[] = []
  for (let part: Stretch | undefined = stretch; part !== undefined; part = part.before) parts.push(part.calls)
  return parts.reverse().flat()
}
