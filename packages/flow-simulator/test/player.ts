import type { Channel, FlowType, JsonObject, JsonValue } from '@aicc/flow-dsl/language'
import type { Assumptions } from '../src/assumptions.js'
import type { Answer, Ask } from '../src/machine/ask.js'
import type { ContactState } from '../src/machine/contact-state.js'
import { Execution } from '../src/machine/execution.js'
import { advance, giveAnswer } from '../src/machine/machine.js'
import type { ContactEvent, Observer, Speech } from '../src/machine/observer.js'
import { loadProgram } from '../src/program/load-program.js'
import type { FlowSource } from '../src/program/load-program.js'
import type { Instruction } from '../src/program/program.js'
import { parseTemplate } from '../src/program/template.js'
import { createEnvironment, newState } from '../src/simulate.js'
import type { ContactOptions, World } from '../src/world/world.js'

/** An action of a flow for a test. Places that the flow does not describe are made: they hang up. */
export interface TestAction {
  readonly type: string
  readonly parameters?: JsonObject
  readonly next?: string
  /** Where a result leads, with the operator Equals. */
  readonly on?: Readonly<Record<string, string>>
  /** Where conditions with other operators lead. */
  readonly when?: readonly { readonly operator: string; readonly operand?: string; readonly next: string }[]
  /** Where errors lead. */
  readonly errors?: Readonly<Record<string, string>>
}

/** A flow for a test. */
export interface TestFlow {
  readonly content: JsonObject
  readonly name: string
  readonly flowType: FlowType
}

/** A flow out of its actions by identifier; it starts with the first. */
export function flowOf(
  actions: Readonly<Record<string, TestAction>>,
  { flowType = 'CONTACT_FLOW', name = 'main' }: { readonly flowType?: FlowType; readonly name?: string } = {},
): TestFlow {
  const [start = ''] = Object.keys(actions)
  const targets = Object.values(actions).flatMap(({ next, on = {}, when = [], errors = {} }) => [
    ...(next === undefined ? [] : [next]),
    ...Object.values(on),
    ...when.map((condition) => condition.next),
    ...Object.values(errors),
  ])
  const made = [...new Set(targets)].filter((target) => !Object.hasOwn(actions, target))
  const written = Object.entries(actions).map(([identifier, action]) => writeAction(identifier, action))
  return {
    content: {
      Version: '2019-10-30',
      StartAction: start,
      Actions: [...written, ...made.map((identifier) => writeAction(identifier, { type: 'DisconnectParticipant' }))],
    },
    name,
    flowType,
  }
}

function writeAction(
  identifier: string,
  { type, parameters = {}, next, on = {}, when = [], errors = {} }: TestAction,
): JsonObject {
  const conditions = [
    ...Object.entries(on).map(([operand, target]) => ({ operator: 'Equals', operand, next: target })),
    ...when,
  ]
  return {
    Identifier: identifier,
    Type: type,
    Parameters: parameters,
    Transitions: {
      ...(next !== undefined && { NextAction: next }),
      Conditions: conditions.map(({ operator, operand, next: target }) => ({
        NextAction: target,
        Condition: { Operator: operator, Operands: operand === undefined ? [] : [operand] },
      })),
      Errors: Object.entries(errors).map(([error, target]) => ({ NextAction: target, ErrorType: error })),
    },
  }
}

/** How a contact is played in a test. */
export interface PlayOptions extends ContactOptions {
  readonly assumptions?: Partial<Assumptions>
  readonly world?: World
  /** Changes the contact before it begins. */
  readonly prepare?: (state: ContactState) => void
}

/** Play a contact against flows up to the first question. */
export function play(flows: FlowSource | readonly FlowSource[], options: PlayOptions = {}): Player {
  return new Player(isList(flows) ? flows : [flows], options)
}

function isList(flows: FlowSource | readonly FlowSource[]): flows is readonly FlowSource[] {
  return Array.isArray(flows)
}

/** A contact, and what has happened to it. */
export class Player implements Observer {
  /** Identifiers of the actions that have begun, in order. */
  readonly path: string[] = []
  readonly heardSpeech: Speech[] = []
  readonly events: ContactEvent[] = []
  readonly execution: Execution

  constructor(flows: readonly FlowSource[], { assumptions, world = {}, prepare, ...options }: PlayOptions) {
    const programs = flows.map(loadProgram)
    const [program] = programs
    if (program === undefined) throw new Error('A test plays at least one flow.')
    const environment = createEnvironment(programs, { ...world, ...(assumptions && { assumptions }) }, this)
    const state = newState(program, options, '00000000-0000-4000-8000-000000000001', environment.assumptions)
    prepare?.(state)
    this.execution = new Execution(environment, state)
    advance(this.execution)
  }

  began(_state: ContactState, _program: unknown, action: Instruction): void {
    this.path.push(action.identifier)
  }

  heard(_state: ContactState, speech: Speech): void {
    this.heardSpeech.push(speech)
  }

  happened(_state: ContactState, event: ContactEvent): void {
    this.events.push(event)
  }

  get state(): ContactState {
    return this.execution.state
  }

  /** What the contact waits for. */
  get ask(): Ask | undefined {
    return this.state.waiting
  }

  /** The action that began last. */
  get last(): string | undefined {
    return this.path.at(-1)
  }

  get seconds(): number {
    return this.state.clock / 1000
  }

  get said(): readonly string[] {
    return this.heardSpeech.map(({ text }) => text)
  }

  get notes(): readonly string[] {
    return this.events.flatMap((event) => (event.kind === 'note' ? [event.text] : []))
  }

  /** Answer what is asked, and go on to the next question. */
  answer(...answers: readonly Answer[]): this {
    for (const answer of answers) {
      giveAnswer(this.execution, answer)
      advance(this.execution)
    }
    return this
  }

  press(keys: string): this {
    return this.answer({ kind: 'keys', keys })
  }

  /** What a text with references resolves to now. */
  value(text: string): JsonValue | undefined {
    return this.execution.resolve(parseTemplate(text))
  }
}

/** Every channel. */
export const everyChannel: readonly Channel[] = ['VOICE', 'CHAT', 'TASK', 'EMAIL']

/** An action that says a text and goes on. */
export function say(text: string, next: string): TestAction {
  return { type: 'MessageParticipant', parameters: { Text: text }, next, errors: { NoMatchingError: 'unsaid' } }
}

/** A question that keeps a contact where it is, so that a test can look at it. */
export function pause(next = 'end'): TestAction {
  return {
    type: 'GetParticipantInput',
    parameters: { Text: 'pause', InputTimeLimitSeconds: '5' },
    next,
    errors: { NoMatchingError: next, NoMatchingCondition: next, InputTimeLimitExceeded: next },
  }
}

/** A question on every channel and in every flow, so that a test can look at the contact: nobody knows this action. */
export function look(next = 'end'): TestAction {
  return { type: 'LookAtContact', next, errors: { NoMatchingError: next } }
}
