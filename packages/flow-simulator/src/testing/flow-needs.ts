import { livesForOneRun } from '@aicc/flow-dsl/language'
import type { ErrorType } from '@aicc/flow-dsl/language'
import { botName } from '../actions/connect-participant-with-lex-bot.js'
import { findExecution } from '../actions/index.js'
import { namespacesOf } from '../explore/abstract-answers.js'
import { candidatesFor, witnesses } from '../explore/alternatives.js'
import type { TestedCondition } from '../explore/alternatives.js'
import { possibleFailures } from '../explore/possible-failures.js'
import { textOf } from '../machine/execution.js'
import { resourceName } from '../machine/resource-name.js'
import type { Instruction, Program } from '../program/program.js'
import { referencesIn } from '../program/template.js'
import { newContactData } from '../world/contact-data.js'
import { isFailure } from './is-failure.js'
import { constantMember, valueNeeds } from './value-need.js'
import type { ValueNeed } from './value-need.js'

/** What flows ask of the world around them, as far as their actions tell. */
export interface FlowNeeds {
  /** Functions by name, with the members of their answers that are read, by their paths. */
  readonly lambdas: ReadonlyMap<string, readonly ValueNeed[]>
  readonly bots: ReadonlyMap<string, BotNeed>
  /** Hours of operation; by the name of a queue where its own are asked for. */
  readonly hours: readonly string[]
  readonly queues: readonly string[]
  /** Numbers that are asked for, with those that make a difference. */
  readonly metrics: ReadonlyMap<string, readonly number[]>
  readonly thirdParties: readonly string[]
  /** Actions that are not simulated themselves, by type. */
  readonly outcomes: ReadonlyMap<string, OutcomeNeed>
  /** Contact attributes. */
  readonly attributes: readonly ValueNeed[]
  /** What is read of the contact itself, such as the name of its agent. */
  readonly contact: readonly ValueNeed[]
  /** Errors that actions other than prompts may come to without being asked, by identifier. */
  readonly failures: ReadonlyMap<string, readonly ErrorType[]>
  /** What a module is given. */
  readonly input: readonly ValueNeed[]
  /** Digits that are compared with what a caller types. */
  readonly digits: readonly string[]
  /** Whether something is left to chance. */
  readonly draws: boolean
}

/** What is expected of a bot. */
export interface BotNeed {
  readonly intents: readonly string[]
  /** `Slots` and `SessionAttributes` that are read. */
  readonly values: readonly ValueNeed[]
}

/** What an action that is not simulated itself can come to. */
export interface OutcomeNeed {
  readonly continues: boolean
  readonly results: readonly string[]
  readonly errors: readonly string[]
  /** What it fills, and what of it is read. */
  readonly values: readonly ValueNeed[]
}

/**
 * Read what flows ask of the world.
 * @param programs - The flows.
 * @param earlierQueues - Queues that contacts may come with.
 */
export function needsOf(programs: readonly Program[], earlierQueues: readonly string[]): FlowNeeds {
  const values = valueNeeds(programs)
  const below = (...namespace: readonly string[]): readonly ValueNeed[] =>
    [...values.values()].filter(({ members }) => namespace.every((name, index) => members[index] === name))
  const lambdas = new Map<string, readonly ValueNeed[]>()
  const bots = new Map<string, BotNeed>()
  const outcomes = new Map<string, OutcomeNeed>()
  const conditions = new Map<string, TestedCondition[]>()
  const hours = new Set<string>()
  const queues = new Set(earlierQueues)
  const failures = new Map<string, readonly ErrorType[]>()
  const thirdParties = new Set<string>()
  let draws = false
  let asksQueueHours = false
  for (const program of programs) {
    for (const action of program.instructions) {
      // What is said is heard: a prompt that does not play is no mistake of a flow.
      const errors = action.type === 'MessageParticipant' ? [] : failuresOf(action)
      if (errors.length > 0) failures.set(action.identifier, errors)
      const queue = resource(action, 'QueueId')
      if (queue !== undefined) queues.add(queue)
      const open = resource(action, 'HoursOfOperationId')
      if (open !== undefined) hours.add(open)
      else asksQueueHours ||= action.type === 'CheckHoursOfOperation'
      const number = action.parameters.get('ThirdPartyPhoneNumber')
      if (number?.kind === 'constant') thirdParties.add(textOf(number.value))
      draws ||= action.type === 'DistributeByPercentage'
      if (action.type === 'InvokeLambdaFunction') {
        const name = resource(action, 'LambdaFunctionARN')
        if (name !== undefined)
          lambdas.set(name, unique([...(lambdas.get(name) ?? []), ...answersRead(program, action, values)]))
      } else if (action.type === 'ConnectParticipantWithLexBot') addBot(bots, action, below('Lex'))
      else if (action.type === 'CheckMetricData') addMetric(conditions, action)
      else if (asksForOutcome(action)) addOutcome(outcomes, action, below)
    }
  }
  return {
    lambdas,
    bots,
    hours: asksQueueHours ? [...new Set([...hours, ...queues])] : [...hours],
    queues: [...queues],
    metrics: new Map([...conditions].map(([metric, tested]) => [metric, numbersFor(tested)])),
    thirdParties: [...thirdParties],
    outcomes,
    attributes: below('Attributes').filter(({ members }) => members.length === 2),
    contact: [...values.values()].filter(({ members: [namespace = ''] }) => isOfContact(namespace)),
    failures,
    input: below('Modules', 'Input').filter(({ members }) => members.length > 2),
    digits: digitsIn(below('StoredCustomerInput')),
    draws,
  }
}

/** The ways in which an action can break. That a caller does nothing is up to the caller. */
function failuresOf(action: Instruction): readonly ErrorType[] {
  return possibleFailures(action).flatMap(({ error }) => (isFailure(error) ? error : []))
}

/** Data that each contact has, or that a simulation is given in another way. */
const knownData: ReadonlySet<string> = new Set([...newContactData('', 'VOICE', '', '').keys(), 'Attributes', 'Queue'])

function isOfContact(namespace: string): boolean {
  return !livesForOneRun(namespace) && !knownData.has(namespace)
}

/** The name of a resource, where it stands in the flow. */
function resource({ parameters, displayNames }: Instruction, parameter: string): string | undefined {
  const template = parameters.get(parameter)
  if (template?.kind !== 'constant' || typeof template.value !== 'string' || template.value === '') return undefined
  return resourceName(template.value, displayNames.get(parameter))
}

/** The members of an answer that are read until another function answers: nobody reads the others. */
function answersRead(
  { instructions }: Program,
  lambda: Instruction,
  values: ReadonlyMap<string, ValueNeed>,
): readonly ValueNeed[] {
  const found: ValueNeed[] = []
  const seen = new Set<Instruction>()
  const work = targetsOf(lambda)
  for (let index = work.pop(); index !== undefined; index = work.pop()) {
    const action = instructions[index]
    if (action === undefined || seen.has(action)) continue
    seen.add(action)
    const templates = [...action.parameters.values(), ...action.conditions.flatMap(({ operand }) => operand ?? [])]
    for (const { members } of templates.flatMap(referencesIn)) {
      const need = values.get(members.join('.'))
      const path = pathInAnswer(members)
      if (need !== undefined && path !== undefined) found.push({ ...need, members: path })
    }
    if (action.type !== 'InvokeLambdaFunction') work.push(...targetsOf(action))
  }
  return found
}

function pathInAnswer([namespace, ...path]: readonly string[]): readonly string[] | undefined {
  if (namespace === 'External') return path.length > 0 ? path : undefined
  const [first, ...rest] = path
  return namespace === 'LambdaInvocation' && first === 'ResultData' && rest.length > 0 ? rest : undefined
}

function targetsOf({ next, conditions, errors }: Instruction): number[] {
  return [next, ...conditions.map(({ target }) => target), ...errors.values()]
}

function unique(needs: readonly ValueNeed[]): readonly ValueNeed[] {
  return [...new Map(needs.map((need) => [need.members.join('.'), need])).values()]
}

function addBot(bots: Map<string, BotNeed>, action: Instruction, values: readonly ValueNeed[]): void {
  const arn =
    constantMember(action.parameters.get('LexV2Bot'), 'AliasArn') ??
    constantMember(action.parameters.get('LexBot'), 'Name')
  if (arn === undefined) return
  const name = botName(arn, action.displayNames.get('LexV2Bot.AliasArn'))
  const intents = new Set([...(bots.get(name)?.intents ?? []), ...operandsOf(action)])
  bots.set(name, { intents: [...intents], values: values.map((need) => ({ ...need, members: need.members.slice(1) })) })
}

function operandsOf({ conditions }: Instruction): readonly string[] {
  return conditions.flatMap(({ operand }) => (operand?.kind === 'constant' ? textOf(operand.value) || [] : []))
}

function addMetric(metrics: Map<string, TestedCondition[]>, { parameters, conditions }: Instruction): void {
  const metric = parameters.get('MetricType')
  if (metric?.kind !== 'constant') return
  const name = textOf(metric.value)
  const tested = conditions.flatMap(({ operator, operand }) =>
    operand?.kind === 'constant' ? [{ operator, operand: textOf(operand.value) }] : [],
  )
  metrics.set(name, [...(metrics.get(name) ?? []), ...tested])
}

function numbersFor(conditions: readonly TestedCondition[]): readonly number[] {
  const whole = candidatesFor(conditions, undefined).filter((value) => /^\d+$/.test(value))
  return witnesses(conditions, whole).map(({ value }) => Number(value))
}

/** Actions that ask the world for more than an outcome. */
const answeredOtherwise: ReadonlySet<string> = new Set([
  'CheckHoursOfOperation',
  'CompleteOutboundCall',
  'ConnectParticipantWithLexBot',
  'CreateCallbackContact',
  'DequeueContactAndTransferToQueue',
  'DistributeByPercentage',
  'GetParticipantInput',
  'MessageParticipantIteratively',
  'TransferContactToQueue',
  'TransferParticipantToThirdParty',
  'Wait',
])

function asksForOutcome({ type }: Instruction): boolean {
  return !answeredOtherwise.has(type) && findExecution(type).resume !== undefined
}

function addOutcome(
  outcomes: Map<string, OutcomeNeed>,
  action: Instruction,
  below: (...namespace: readonly string[]) => readonly ValueNeed[],
): void {
  const { type, form, errors } = action
  const known = outcomes.get(type)
  const results = errors.has('NoMatchingCondition') ? [...operandsOf(action), 'AnotherResult'] : operandsOf(action)
  outcomes.set(type, {
    continues: form === undefined || form.outcomes.next.kind === 'continues',
    results: [...new Set([...(known?.results ?? []), ...results])],
    errors: [
      ...new Set([...(known?.errors ?? []), ...[...errors.keys()].filter((one) => one !== 'NoMatchingCondition')]),
    ],
    values: unique([...(known?.values ?? []), ...namespacesOf(action).flatMap((namespace) => below(namespace))]),
  })
}

function digitsIn(input: readonly ValueNeed[]): readonly string[] {
  return input.flatMap(({ values }) => values.map(textOf)).filter((value) => /^\d+$/.test(value))
}
