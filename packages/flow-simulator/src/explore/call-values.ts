import type { Channel, JsonObject, JsonValue } from '@aicc/flow-dsl/language'
import { isJsonObject } from '@aicc/flow-dsl/language'
import type { Answer, Ask } from '../machine/ask.js'
import type { ContactState } from '../machine/contact-state.js'
import { textOf } from '../machine/execution.js'
import { plausible } from './alternatives.js'
import type { ExploredContact, ExploredStep } from './explored-call.js'
import { missing, sourceOf } from './unknown.js'
import type { Knowledge, Known } from './unknown.js'

/** What was done at one point, before it is known which values it brings. */
export interface Done {
  readonly ask: Ask
  readonly answer: Answer
  /** Unknowns that came into being. */
  readonly created: string[]
}

/** Concrete values of unknowns. */
export class Values {
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

/** How a contact begins, with concrete values. */
export function contactOf(state: ContactState, values: Values): ExploredContact {
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
export function stepOf({ ask, answer, created }: Done, values: Values, slowly: boolean): readonly ExploredStep[] {
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
