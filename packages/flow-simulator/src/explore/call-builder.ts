import type { Channel, JsonObject, JsonValue } from '@aicc/flow-dsl/language'
import { isJsonObject } from '@aicc/flow-dsl/language'
import type { Answer, Ask } from '../machine/ask.js'
import { copyState } from '../machine/contact-state.js'
import type { ContactState } from '../machine/contact-state.js'
import type { Environment } from '../machine/environment.js'
import { advance, giveAnswer } from '../machine/machine.js'
import { textOf } from '../machine/execution.js'
import { errorTarget } from '../program/program.js'
import type { Program } from '../program/program.js'
import { abstractAnswers } from './abstract-answers.js'
import { plausible } from './alternatives.js'
import { ExploringExecution, Undecided } from './exploring-execution.js'
import type { Beginning } from './exploring-execution.js'
import { mostActionsOfStep } from './state-graph.js'
import type { ExploredCall, ExploredContact, ExploredStep } from './explored-call.js'
import type { GraphStep } from './state-graph.js'
import { missing, sourceOf } from './unknown.js'
import type { Knowledge, Known } from './unknown.js'

/** A way through the graph of states: where it begins, and what is done. */
export interface GraphPath {
  readonly start: { readonly state: ContactState; readonly known: Known }
  readonly steps: readonly GraphStep[]
  /** An unknown that is to be missing at the end. */
  readonly without?: string
  /** From this step on functions take all the time that they are given, until one after the other is too long. */
  readonly slowFrom?: number
}

/** Thrown where the action begins that is to fail, or before which a step ends. */
class StopsHere extends Error {
  override readonly name = 'StopsHere'
}

/** What was done at one point, before it is known which values it brings. */
interface Done {
  readonly ask: Ask
  readonly answer: Answer
  /** Unknowns that came into being. */
  readonly created: string[]
}

/**
 * Makes calls of ways through the graph: the way is gone once more, and everything that it depends on, and that was
 * unknown, gets a value that fits to all that was decided on the way.
 */
export class CallBuilder {
  readonly #programs: readonly Program[]
  readonly #environment: Environment
  readonly #failures: boolean

  constructor(programs: readonly Program[], environment: Omit<Environment, 'observer'>, failures: boolean) {
    this.#programs = programs
    this.#environment = { ...environment, observer: {} }
    this.#failures = failures
  }

  /** The call of a path. */
  build(path: GraphPath): ExploredCall {
    const { state, known } = path.start
    const execution = new ExploringExecution(this.#environment, this.#programs, copyState(state), known, 0)
    const done: (Done | ExploredStep)[] = []
    const read = new Set<string>()
    let current: string[] = []
    execution.onUnknown = (unknown, event) => {
      if (event === 'created') current.push(unknown)
      read.add(unknown)
    }

    let slowFrom = Number.POSITIVE_INFINITY
    for (const [index, step] of path.steps.entries()) {
      if (index === path.slowFrom) slowFrom = done.length
      let before: Beginning | undefined
      execution.beginStep()
      execution.onBegin = (beginning) => {
        before = beginning
        if (beginning.count === (step.failure?.count ?? step.until ?? mostActionsOfStep + 1)) throw new StopsHere()
        return undefined
      }
      const atAsk = copyState(execution.state)
      const created = execution.created
      const { waiting } = execution.state
      current = []
      try {
        if (step.answer !== undefined && waiting !== undefined) {
          const action = actionAt(execution.state)
          const abstract = abstractAnswers(waiting, execution, action, this.#failures)[step.answer]
          if (abstract === undefined) break
          const answer = abstract.give(execution)
          done.push({ ask: waiting, answer, created: current })
          giveAnswer(execution, answer)
          execution.state.lambdaMilliseconds = 0
        }
        advance(execution)
      } catch (error) {
        if (error instanceof StopsHere && before !== undefined) {
          const { action, state: stopped } = before
          execution.state = copyState(stopped)
          if (step.failure !== undefined) {
            execution.run.at = errorTarget(action, step.failure.error) ?? -1
            done.push({ action: action.identifier, fails: step.failure.error })
          }
        } else if (error instanceof Undecided) {
          if (step.knowledge === undefined) break
          const { unknown } = error
          if (before === undefined) {
            // The answer itself depends on it: it is given again.
            if (step.answer !== undefined) done.pop()
            execution.state = atAsk
            execution.created = created
          } else {
            execution.state = copyState(before.state)
            execution.created = before.created
          }
          execution.known = new Map(execution.known).set(unknown, step.knowledge)
        } else throw error
      }
    }

    const values = new Values(execution.known, read, path.without)
    const steps: ExploredStep[] = []
    let silence = 0
    for (const [index, one] of done.entries()) {
      const slow = index >= slowFrom
      if ('ask' in one) steps.push(...stepOf(one, values, slow))
      else steps.push(one)
      // What follows a row that is too long is no longer what the steps say.
      if (slow && 'ask' in one && one.ask.kind === 'lambda') silence += one.ask.timeLimitSeconds
      if (silence > this.#environment.assumptions.lambdaChainSeconds) break
    }
    return { contact: contactOf(state, values), steps }
  }
}

function actionAt(state: ContactState) {
  const run = state.runs.at(-1)
  return run?.program.instructions[run.at]
}

/** Concrete values of unknowns. */
class Values {
  readonly #known: Known
  readonly #read: ReadonlySet<string>
  readonly #without: string | undefined

  constructor(known: Known, read: ReadonlySet<string>, without: string | undefined) {
    this.#known = known
    this.#read = read
    this.#without = without
  }

  /** What is known of an unknown. */
  knowledgeOf(unknown: string): Knowledge | undefined {
    return unknown === this.#without ? missing : this.#known.get(unknown)
  }

  /** A value for an unknown; undefined where there is to be nothing. */
  valueOf(unknown: string): JsonValue | undefined {
    const knowledge = this.knowledgeOf(unknown)
    if (knowledge === undefined) return plausible(unknown)
    if (knowledge.kind === 'missing') return undefined
    return knowledge.kind === 'value' ? knowledge.value : knowledge.witness
  }

  /** All members below an unknown that matter, as an object. */
  membersOf(open: string): JsonObject {
    const object: Record<string, JsonValue> = {}
    for (const unknown of this.#below(open)) {
      const value = this.valueOf(unknown)
      if (value !== undefined) setMember(object, unknown.slice(open.length + 1).split('.'), value)
    }
    return object
  }

  /** Names of what matters below a source, for instance attributes. */
  namesBelow(open: string): readonly string[] {
    return [...new Set(this.#below(open).map((unknown) => unknown.slice(open.length + 1).split('.')[0] ?? ''))]
  }

  /** Whether something below a name was decided. */
  isDecidedBelow(open: string): boolean {
    return this.#below(open).some((unknown) => this.knowledgeOf(unknown) !== undefined)
  }

  #below(open: string): readonly string[] {
    const all = new Set([...this.#known.keys(), ...this.#read])
    return [...all].filter((unknown) => unknown.startsWith(`${open}.`))
  }
}

function setMember(object: Record<string, JsonValue>, path: readonly string[], value: JsonValue): void {
  const [name = '', ...rest] = path
  if (rest.length === 0) {
    Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true })
    return
  }
  const inner = Object.hasOwn(object, name) ? object[name] : undefined
  const members: Record<string, JsonValue> = isJsonObject(inner) ? { ...inner } : {}
  setMember(members, rest, value)
  Object.defineProperty(object, name, { value: members, enumerable: true, configurable: true, writable: true })
}

/** Namespaces of the contact that a simulation fills by itself, and well enough. */
const filledAnyway: ReadonlySet<string> = new Set(['Agent', 'Queue'])

function contactOf(state: ContactState, values: Values): ExploredContact {
  const attributes: Record<string, string> = {}
  for (const [name, given] of state.attributes) {
    const unknown = `attribute.${name}`
    if (textOf(given).includes(unknown)) {
      if (!values.namesBelow('attribute').includes(name)) continue
      const value = values.valueOf(unknown)
      if (value !== undefined) attributes[name] = textOf(value)
    } else attributes[name] = textOf(given)
  }
  const data: Record<string, JsonValue> = {}
  for (const namespace of values.namesBelow('contact')) {
    if (filledAnyway.has(namespace)) continue
    const unknown = `contact.${namespace}`
    const members = values.membersOf(unknown)
    const decided = values.knowledgeOf(unknown) !== undefined || values.isDecidedBelow(unknown)
    // Of chats and tasks a simulation knows no addresses.
    const filled = startsFilled.has(namespace) && (state.channel === 'VOICE' || !namespace.endsWith('Endpoint'))
    if (!decided && filled) continue
    data[namespace] =
      values.isDecidedBelow(unknown) || Object.keys(members).length > 0 ? members : (values.valueOf(unknown) ?? null)
  }
  const input = values.membersOf('input')
  const { channel, queue }: { channel: Channel; queue: string | undefined } = state
  return {
    channel,
    ...(Object.keys(attributes).length > 0 && { attributes }),
    ...(Object.keys(data).length > 0 && { data }),
    ...(queue !== undefined && { queue }),
    ...(Object.keys(input).length > 0 && { input }),
  }
}

/** Namespaces that each contact has, in a simulation too. */
const startsFilled: ReadonlySet<string> = new Set([
  'AwsRegion',
  'ContactId',
  'CustomerEndpoint',
  'InitialContactId',
  'InitiationMethod',
  'InstanceARN',
  'LanguageCode',
  'PreviousContactId',
  'SystemEndpoint',
  'TextToSpeechVoiceId',
])

/** The step of what was done, with concrete values. */
function stepOf({ ask, answer, created }: Done, values: Values, slowly: boolean): readonly ExploredStep[] {
  if (answer.kind === 'accepted') return [{ waiting: 'accepted' }]
  if (answer.kind === 'hang up') return [{ leaves: true }]
  switch (ask.kind) {
    case 'keys': {
      if (answer.kind !== 'keys') return []
      if (answer.keys === '') return [{ silence: true }]
      const digits = created.find((unknown) => sourceOf(unknown) === 'digits')
      if (digits === undefined) return [{ press: answer.keys }]
      const typed = textOf(values.valueOf(digits))
      return [{ press: typed.length >= ask.maximumLength ? typed : `${typed}${ask.terminator}` }]
    }
    case 'lambda': {
      if (answer.kind !== 'response') {
        return [{ lambda: ask.name, fails: answer.kind === 'timed out' ? 'timeout' : 'error' }]
      }
      const [open = ''] = created
      const seconds = slowly ? { seconds: ask.timeLimitSeconds } : {}
      return [{ lambda: ask.name, answers: values.membersOf(open), ...seconds }]
    }
    case 'bot': {
      if (answer.kind === 'silence') return [{ silence: true }]
      if (answer.kind !== 'intent') return [{ bot: ask.name, fails: true }]
      const [open = ''] = created
      const slots = values.membersOf(`${open}.Slots`)
      const sessionAttributes = values.membersOf(`${open}.SessionAttributes`)
      return [
        {
          bot: ask.name,
          understands: answer.intent,
          ...(Object.keys(slots).length > 0 && { slots }),
          ...(Object.keys(sessionAttributes).length > 0 && { sessionAttributes }),
        },
      ]
    }
    case 'hours':
      return [{ hours: answer.kind !== 'open' ? 'failure' : answer.open ? 'open' : 'closed' }]
    case 'metric':
      return [
        answer.kind === 'number' ? { metric: ask.metric, value: answer.value } : { metric: ask.metric, fails: true },
      ]
    case 'capacity':
      return [{ queue: answer.kind === 'queued' ? 'takes' : answer.kind === 'full' ? 'full' : 'failure' }]
    case 'queue':
      return [{ waiting: 'interrupted' }]
    case 'conversation':
      if (answer.kind === 'hold') return [{ conversation: answer.side === 'agent' ? 'agent held' : 'customer held' }]
      return [{ conversation: answer.kind === 'ended' && answer.by === 'agent' ? 'agent leaves' : 'customer leaves' }]
    case 'third party':
      return [
        {
          thirdParty: answer.kind === 'answered' ? 'answers' : answer.kind === 'not answered' ? 'no answer' : 'failure',
        },
      ]
    case 'wait':
      return [{ wait: answer.kind === 'event' ? answer.event : answer.kind === 'failed' ? 'failure' : 'time over' }]
    case 'percentage':
      return answer.kind === 'percentage' ? [{ percentage: answer.value }] : []
    case 'outcome': {
      if (answer.kind === 'error') return [{ action: ask.type, fails: answer.error }]
      const [open = ''] = created
      const names = 'data' in answer ? Object.keys(answer.data ?? {}) : []
      const data = Object.fromEntries(names.map((name) => [name, values.membersOf(`${open}.${name}`)]))
      return [
        {
          action: ask.type,
          ...(answer.kind === 'result' && { result: answer.result }),
          ...(names.length > 0 && { data }),
        },
      ]
    }
  }
}
