import { defaultAssumptions } from '../assumptions.js'
import type {
  Ask,
  Answer,
  BotAnswer,
  CapacityAnswer,
  HoursAnswer,
  LambdaAnswer,
  LambdaAsk,
  MetricAnswer,
} from '../machine/ask.js'
import type { ContactState } from '../machine/contact-state.js'
import { lambdaEvent } from './contact-data.js'
import { isOpen } from './opening-hours.js'
import type { Random } from './random.js'
import type { BotBehaviour, LambdaBehaviour, LambdaReply, QueueBehaviour, World } from './world.js'

/** What answers need besides the world. */
export interface AnswerContext {
  readonly world: World
  readonly state: ContactState
  readonly random: Random
  /** How often the contact has called each function: counted here. */
  readonly invocations: Map<string, number>
  /** Told to who watches: what the world lacks. */
  readonly note: (text: string) => void
}

/** Seconds until an agent accepts where the world says nothing. */
const defaultAnswerSeconds = 20

/**
 * What the world answers by itself; undefined where the customer or an agent has to do something.
 */
export function answerOfWorld(ask: Ask, context: AnswerContext): Answer | Promise<Answer> | undefined {
  const { world, random } = context
  switch (ask.kind) {
    case 'lambda':
      return answerOfLambda(ask, context)
    case 'hours':
      return answerOfHours(ask.hours ?? ask.queue ?? '', context)
    case 'metric':
      return answerOfMetric(ask.metric, ask.queue, context)
    case 'capacity':
      return answerOfCapacity(ownMember(world.queues, ask.queue)?.full)
    case 'percentage':
      return { kind: 'percentage', value: random.integer(1, 100) }
    case 'third party':
      return ownMember(world.thirdParties, ask.number) ?? { kind: 'answered', seconds: 60 }
    case 'outcome': {
      const given = ownMember(world.outcomes, ask.type)
      if (given !== undefined) return given
      if (world.outcome !== undefined) return world.outcome(ask)
      const [result] = ask.results
      if (ask.continues || result === undefined) return { kind: 'done' }
      return { kind: 'result', result }
    }
    case 'wait':
      return ask.events.length === 0 ? { kind: 'time over' } : undefined
    default:
      return undefined
  }
}

/** When an agent of a queue accepts; undefined where nobody does. */
export function secondsUntilAccepted(world: World, queue: string): number | undefined {
  const after = ownMember(world.queues, queue)?.answersAfterSeconds ?? defaultAnswerSeconds
  return after === 'never' ? undefined : after
}

/** What a bot understands of an utterance. */
export function answerOfBot({ intents, fallback = 'FallbackIntent' }: BotBehaviour, utterance: string): BotAnswer {
  for (const [intent, { utterances, ...brings }] of Object.entries(intents)) {
    const matches = utterances.some((expected) =>
      typeof expected === 'string' ? utterance.includes(expected) : expected.test(utterance),
    )
    if (matches) return { kind: 'intent', intent, ...brings }
  }
  return { kind: 'intent', intent: fallback }
}

function answerOfCapacity(full: QueueBehaviour['full']): CapacityAnswer {
  if (full === 'failure') return { kind: 'failed' }
  return full === true ? { kind: 'full' } : { kind: 'queued' }
}

function answerOfLambda(
  ask: LambdaAsk,
  { world, state, invocations, note }: AnswerContext,
): LambdaAnswer | Promise<LambdaAnswer> {
  const invocation = invocations.get(ask.name) ?? 0
  invocations.set(ask.name, invocation + 1)
  const behaviour = inTurn(ownMember(world.lambdas, ask.name), invocation)
  if (behaviour === undefined) {
    note(`The world has no function ${ask.name}: it counts as failed.`)
    return { kind: 'failed', reason: 'The world has no such function.' }
  }
  if (typeof behaviour !== 'function') {
    if ('response' in behaviour) return { kind: 'response', ...behaviour }
    if ('failure' in behaviour) return { kind: 'failed', reason: behaviour.failure, ...withSeconds(behaviour.seconds) }
    return { kind: 'timed out' }
  }
  const start = performance.now()
  const context = {
    getRemainingTimeInMillis: () => Math.max(0, ask.timeLimitSeconds * 1000 - (performance.now() - start)),
  }
  const failed = (error: unknown): LambdaAnswer => ({
    kind: 'failed',
    reason: error instanceof Error ? error.message : 'It threw something that is no error.',
  })
  try {
    const response = behaviour(lambdaEvent(state, ask.parameters), context)
    if (!(response instanceof Promise)) return { kind: 'response', response }
    return response.then((value: unknown): LambdaAnswer => ({ kind: 'response', response: value }), failed)
  } catch (error) {
    return failed(error)
  }
}

/** What a function does when it is called for this time, counted from 0. */
function inTurn(
  behaviour: LambdaBehaviour | undefined,
  invocation: number,
): Exclude<LambdaBehaviour, { readonly inTurn: readonly LambdaReply[] }> | undefined {
  if (behaviour === undefined || !('inTurn' in behaviour)) return behaviour
  return behaviour.inTurn[invocation] ?? behaviour.inTurn.at(-1)
}

function withSeconds(seconds: number | undefined): { readonly seconds?: number } {
  return seconds === undefined ? {} : { seconds }
}

function answerOfHours(name: string, { world, state }: AnswerContext): HoursAnswer {
  const behaviour = ownMember(world.hours, name) ?? true
  if (behaviour === 'failure') return { kind: 'failed' }
  if (typeof behaviour === 'boolean') return { kind: 'open', open: behaviour }
  const { closingMinute } = { ...defaultAssumptions, ...world.assumptions }
  return { kind: 'open', open: isOpen(behaviour, momentOf(world, state), closingMinute) }
}

/** When contacts begin where the world does not say it: a Monday, 10 in the morning in Seoul. */
export const defaultStart = new Date('2026-01-05T01:00:00Z')

/** The wall clock of a contact. */
export function momentOf(world: World, state: ContactState): Date {
  const start = world.startsAt ?? defaultStart
  return new Date(start.getTime() + Math.round(state.clock))
}

function answerOfMetric(metric: string, queue: string | undefined, { world }: AnswerContext): MetricAnswer {
  const behaviour = queue === undefined ? undefined : ownMember(world.queues, queue)
  const given = ownMember(behaviour?.metrics, metric)
  if (given === 'failure') return { kind: 'failed' }
  if (given !== undefined) return { kind: 'number', value: given }
  // A queue that answers has agents; nobody waits in it before.
  const staffed = behaviour?.answersAfterSeconds !== 'never'
  return { kind: 'number', value: /Agents/.test(metric) && staffed ? 1 : 0 }
}

/** A member that an object has of its own: names come from flows, and `constructor` is one, too. */
function ownMember<Value>(record: Readonly<Record<string, Value>> | undefined, name: string): Value | undefined {
  return record !== undefined && Object.hasOwn(record, name) ? record[name] : undefined
}
