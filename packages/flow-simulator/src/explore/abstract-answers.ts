import { findReferences, isErrorType } from '@aicc/flow-dsl/language'
import type { ErrorType, JsonValue } from '@aicc/flow-dsl/language'
import type { Answer, Ask, BotAsk, KeysAsk, MetricAsk, OutcomeAsk } from '../machine/ask.js'
import type { ContactState } from '../machine/contact-state.js'
import type { Instruction } from '../program/program.js'
import { announcedKeys } from './announced-keys.js'
import { candidatesFor, witnesses } from './alternatives.js'
import type { TestedCondition } from './alternatives.js'
import type { ExploringExecution } from './exploring-execution.js'
import { openObject } from './unknown.js'

/**
 * Who makes a call go on. `caller`: they press or say something. `silence`: they do nothing. `service`: what the contact
 * center answers. `failure`: something broke. `agent`: an agent accepts, holds or leaves. `time`: a time is over. `leaver`:
 * the customer leaves, and something runs after that.
 */
export type Actor = 'caller' | 'silence' | 'service' | 'failure' | 'agent' | 'time' | 'leaver'

/** One of the answers that make a difference. */
export interface AbstractAnswer {
  readonly by: Actor
  /** The answer for the machine. What it brings and only the call knows comes into being here. */
  readonly give: (execution: ExploringExecution) => Answer
}

/** The words of a prompt, as far as they are fixed. */
export function promptOf({ parameters }: Instruction): string {
  const text = parameters.get('Text') ?? parameters.get('SSML')
  if (text?.kind === 'mixed') return text.parts.filter((part) => typeof part === 'string').join(' ')
  return text?.kind === 'constant' && typeof text.value === 'string' ? text.value : ''
}

const keys = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '#'] as const

/** Seconds that an agent needs to accept, and that a conversation or a hold takes. */
const someSeconds = 30

/** A telephone number that is typed, with and without the code of a country. */
const typedNumber = '821012345678'

/** All answers that make a difference for what is asked. */
export function abstractAnswers(
  ask: Ask,
  execution: ExploringExecution,
  action: Instruction | undefined,
  failures: boolean,
): readonly AbstractAnswer[] {
  const answers = [...answersOf(ask, execution, action), ...leaving(ask, execution)]
  return failures ? answers : answers.filter(({ by }) => by !== 'failure')
}

function answersOf(
  ask: Ask,
  execution: ExploringExecution,
  action: Instruction | undefined,
): readonly AbstractAnswer[] {
  const { state } = execution
  switch (ask.kind) {
    case 'keys':
      return [...answersOfKeys(ask, execution, action), ...acceptance(state)]
    case 'lambda':
      return [
        { by: 'service', give: (one) => ({ kind: 'response', response: openObject(one.newUnknown('lambda')) }) },
        fixed('failure', { kind: 'failed', reason: 'The function has failed.' }),
        fixed('failure', { kind: 'timed out' }),
      ]
    case 'bot':
      return [...answersOfBot(ask, state, action), ...acceptance(state)]
    case 'hours':
      return [
        fixed('service', { kind: 'open', open: true }),
        fixed('service', { kind: 'open', open: false }),
        ...failureOf(action),
      ]
    case 'metric':
      return [...answersOfMetric(ask, execution, action), ...failureOf(action)]
    case 'capacity':
      return [
        fixed('service', { kind: 'queued' }),
        ...(hasBranch(action, 'QueueAtCapacity') ? [fixed('service', { kind: 'full' })] : []),
        ...failureOf(action),
      ]
    case 'queue':
      return [
        fixed('agent', { kind: 'accepted', afterSeconds: Math.min(someSeconds, ask.interruptSeconds ?? someSeconds) }),
        ...(ask.interruptSeconds === undefined ? [] : [fixed('time', { kind: 'nothing' })]),
      ]
    case 'conversation':
      return [
        fixed('agent', { kind: 'ended', by: 'agent', afterSeconds: someSeconds }),
        fixed('agent', { kind: 'ended', by: 'customer', afterSeconds: someSeconds }),
        ...(['customer', 'agent'] as const)
          .filter((side) => (state.hooks.get(side === 'customer' ? 'CustomerHold' : 'AgentHold') ?? '') !== '')
          .map((side) => fixed('agent', { kind: 'hold', afterSeconds: someSeconds, seconds: someSeconds, side })),
      ]
    case 'third party':
      return [
        fixed('service', { kind: 'answered', seconds: someSeconds }),
        fixed('service', { kind: 'not answered' }),
        fixed('failure', { kind: 'failed' }),
      ]
    case 'wait':
      return [
        ...ask.events.map((event) =>
          fixed(event.startsWith('Customer') ? 'caller' : 'service', { kind: 'event', event, afterSeconds: 1 }),
        ),
        ...(hasBranch(action, 'ParticipantNotFound')
          ? [fixed('service', { kind: 'event', event: 'ParticipantNotFound', afterSeconds: 0 })]
          : []),
        fixed('time', { kind: 'time over' }),
        ...failureOf(action),
        ...acceptance(state),
      ]
    case 'percentage':
      return answersOfPercentage(execution, action)
    case 'outcome':
      return answersOfOutcome(ask, action)
  }
}

function fixed(by: Actor, answer: Answer): AbstractAnswer {
  return { by, give: () => answer }
}

const canBeLeft: ReadonlySet<Ask['kind']> = new Set(['keys', 'bot', 'queue', 'third party', 'wait', 'outcome'])

/** The customer leaves, where a flow runs after that. Where none does, the contact just ends: nothing is to be learned. */
function leaving({ kind }: Ask, { state, environment }: ExploringExecution): readonly AbstractAnswer[] {
  const runs = state.channel !== 'VOICE' || environment.assumptions.disconnectFlowAfterCustomer
  const isSet = (state.hooks.get('CustomerRemaining') ?? '') !== ''
  const leaves = runs && isSet && !state.disconnected && canBeLeft.has(kind)
  return leaves ? [fixed('leaver', { kind: 'hang up', afterSeconds: 1 })] : []
}

/** An agent accepts a contact that waits, whatever its queue flow does. */
function acceptance({ stage }: ContactState): readonly AbstractAnswer[] {
  return stage === 'queued' ? [fixed('agent', { kind: 'accepted', afterSeconds: 1 })] : []
}

function hasBranch(action: Instruction | undefined, error: ErrorType): boolean {
  return action?.errors.has(error) ?? false
}

/** It fails, where its definition says that it can, or nothing is known of it. */
function failureOf(action: Instruction | undefined): readonly AbstractAnswer[] {
  const possible = action?.form === undefined || 'NoMatchingError' in action.form.outcomes.errors
  return possible && hasBranch(action, 'NoMatchingError') ? [fixed('failure', { kind: 'failed' })] : []
}

function answersOfKeys(
  ask: KeysAsk,
  execution: ExploringExecution,
  action: Instruction | undefined,
): readonly AbstractAnswer[] {
  const pressing = (pressed: string): AbstractAnswer => fixed('caller', { kind: 'keys', keys: pressed })
  const silence = fixed('silence', { kind: 'keys', keys: '' })
  if (ask.form === 'menu') {
    const expected = [...new Set(ask.expected)].filter((key) => key.length === 1)
    // One that the prompt speaks of, where there is one.
    const spoken = [...announcedKeys(action === undefined ? '' : promptOf(action))]
    const other = [...spoken, ...keys].find((key) => !expected.includes(key))
    return [...expected.map(pressing), ...(other === undefined ? [] : [pressing(other)]), silence]
  }
  const phone =
    action === undefined ? '' : execution.member(action, 'InputValidation', 'PhoneNumberValidation', 'NumberFormat')
  if (phone !== '') return [pressing(`${typedNumber}${ask.terminator}`), pressing(`1${ask.terminator}`), silence]
  return [pressing('1'.repeat(ask.maximumLength)), silence]
}

function answersOfBot(
  ask: BotAsk,
  { channel }: ContactState,
  action: Instruction | undefined,
): readonly AbstractAnswer[] {
  const understanding = (intent: string): AbstractAnswer => ({
    by: 'caller',
    give: (execution) => {
      const bot = execution.newUnknown('bot')
      return {
        kind: 'intent',
        intent,
        slots: openObject(`${bot}.Slots`),
        sessionAttributes: openObject(`${bot}.SessionAttributes`),
      }
    },
  })
  const intents = [...new Set(ask.intents)].filter((intent) => intent !== '')
  return [
    ...intents.map(understanding),
    understanding('AnotherIntent'),
    // On a call silence is the bot's own business, and ends in an intent.
    ...(channel === 'CHAT' && hasBranch(action, 'InputTimeLimitExceeded')
      ? [fixed('silence', { kind: 'silence' })]
      : []),
    ...failureOf(action),
  ]
}

function answersOfMetric(
  ask: MetricAsk,
  execution: ExploringExecution,
  action: Instruction | undefined,
): readonly AbstractAnswer[] {
  const conditions = conditionsOf(execution, action)
  const whole = isWholeMetric(ask.metric) ? wholeNumber : number
  const candidates = candidatesFor(conditions, undefined).filter((value) => whole.test(value))
  return witnesses(conditions, candidates).map(({ value }) =>
    fixed('service', { kind: 'number', value: Number(value) }),
  )
}

/** Whether a metric counts something: agents, contacts. */
export function isWholeMetric(metric: string): boolean {
  return /Agents|Size|Contacts/.test(metric)
}

const number = /^\d+(\.\d+)?$/
const wholeNumber = /^\d+$/

function answersOfPercentage(
  execution: ExploringExecution,
  action: Instruction | undefined,
): readonly AbstractAnswer[] {
  const hundred = Array.from({ length: 100 }, (_, index) => String(index + 1))
  return witnesses(conditionsOf(execution, action), hundred).map(({ value }) =>
    fixed('service', { kind: 'percentage', value: Number(value) }),
  )
}

function conditionsOf(execution: ExploringExecution, action: Instruction | undefined): readonly TestedCondition[] {
  return action === undefined ? [] : execution.conditionsOf(action)
}

function answersOfOutcome(ask: OutcomeAsk, action: Instruction | undefined): readonly AbstractAnswer[] {
  const filled = namespacesOf(action)
  const data = (execution: ExploringExecution): Readonly<Record<string, JsonValue>> => {
    if (filled.length === 0) return {}
    const unknown = execution.newUnknown('service')
    return Object.fromEntries(filled.map((namespace) => [namespace, openObject(`${unknown}.${namespace}`)]))
  }
  const results = [...new Set(ask.results)].filter((result) => result !== '')
  const another = hasBranch(action, 'NoMatchingCondition') ? ['AnotherResult'] : []
  const unmatched = results.length === 0 ? ['AnotherResult'] : another
  return [
    ...(ask.continues
      ? [{ by: 'service' as const, give: (one: ExploringExecution): Answer => ({ kind: 'done', data: data(one) }) }]
      : [...results, ...unmatched].map((result): AbstractAnswer => ({
          by: action?.definition?.family === 'participant' ? 'caller' : 'service',
          give: (one) => ({ kind: 'result', result, data: data(one) }),
        }))),
    ...(ask.continues
      ? [...results, ...another].map((result): AbstractAnswer => ({
          by: 'service',
          give: (one) => ({ kind: 'result', result, data: data(one) }),
        }))
      : []),
    ...ask.errors
      .filter(isErrorType)
      .filter((error) => error !== 'NoMatchingCondition')
      .map((error) => fixed(isTimeLimit(error) ? 'silence' : 'failure', { kind: 'error', error })),
  ]
}

function isTimeLimit(error: ErrorType): boolean {
  return error === 'TimeLimitExceeded' || error === 'InputTimeLimitExceeded'
}

/** The namespaces that an action fills when it succeeds. */
export function namespacesOf(action: Instruction | undefined): readonly string[] {
  const facts = action?.definition?.setsWithin ?? action?.definition?.sets?.({}) ?? []
  const namespaces = facts.flatMap((fact) => findReferences(fact)[0]?.members[0] ?? [])
  return [...new Set(namespaces)].filter((namespace) => namespace !== 'Attributes')
}
