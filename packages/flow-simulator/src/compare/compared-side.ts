import { isErrorType } from '@aicc/flow-dsl/language'
import type { JsonValue } from '@aicc/flow-dsl/language'
import { findExecution } from '../actions/index.js'
import { abstractAnswers } from '../explore/abstract-answers.js'
import type { Done } from '../explore/call-values.js'
import type { ExploredStep } from '../explore/explored-call.js'
import { ExploringExecution } from '../explore/exploring-execution.js'
import type { Beginning } from '../explore/exploring-execution.js'
import { possibleFailures } from '../explore/possible-failures.js'
import type { Known } from '../explore/unknown.js'
import type { Answer, Ask } from '../machine/ask.js'
import { copyState } from '../machine/contact-state.js'
import type { ContactEnd, ContactState } from '../machine/contact-state.js'
import type { Environment } from '../machine/environment.js'
import { textOf } from '../machine/execution.js'
import { advance, giveAnswer } from '../machine/machine.js'
import type { ContactEvent } from '../machine/observer.js'
import { failedWith } from '../machine/step.js'
import type { Step } from '../machine/step.js'
import type { Instruction, Program } from '../program/program.js'
import type { Template } from '../program/template.js'
import { askText, isQuiet, joinedAsk } from './compared-ask.js'
import type { QuietAsk } from './compared-ask.js'
import { Undetermined, usedBy } from './decisions.js'
import type { Decision, Decisions, Side } from './decisions.js'
import type { Observation } from './observation.js'
import { numberChoices } from './number-choices.js'
import { sortedText } from './sorted-text.js'

/** Everything that is needed to go on with one side. */
export interface SideSnapshot {
  readonly state: ContactState
  readonly created: number
  /** The answer that is given next, where it has been chosen already. */
  readonly answer: Answer | undefined
  /** What was set and no flow can read, by type of the action. */
  readonly settings: ReadonlyMap<string, string>
}

/** What of a call counts as behaviour. */
export interface ComparedBehaviour {
  readonly prompts: boolean
  readonly attributes: boolean
  readonly failures: boolean
}

/** Thrown where a side has done something that can be noticed, and the other one is to do the same. */
class Turn extends Error {
  override readonly name = 'Turn'
}

const turn = new Turn()

/** Most actions in a row of which nobody notices anything. Then the side is taken to go round for ever. */
const mostQuietActions = 2_000

/** Actions that ask somebody, and can fail before they do. */
const failsBeforeAsking: ReadonlySet<string> = new Set(['GetParticipantInput', 'MessageParticipantIteratively'])

const says = { customer: 'says', agent: 'tells the agent', both: 'tells both' } as const

/** How a contact ends, for people. */
const ends: Readonly<Record<ContactEnd['reason'], string>> = {
  flow: 'hangs up',
  customer: 'ends with the customer',
  agent: 'ends with the agent',
  transferred: 'has transferred the contact',
  'not answered': 'ends, since nobody has answered',
  'other flow': 'goes on elsewhere',
  'unhandled error': 'ends with an error that has no branch',
  endless: 'goes round for ever',
}

/** Data of the contact that are no part of what it is: they follow from other things, or have times in them. */
const unnoticedData: ReadonlySet<string> = new Set(['Queue', 'Agent', 'MediaStreams'])

/** One of two sets of flows, played until something can be noticed. */
export class ComparedSide {
  readonly execution: ExploringExecution
  /** What was noticed since the last {@link load}. */
  readonly observations: Observation[] = []
  /** What was answered and what has failed since the last {@link load}, for the call that shows it. */
  readonly done: (Done | ExploredStep)[] = []
  /** Unknown values that were read since the last {@link load}. */
  read = new Set<string>()
  /** What it can go back to: the last moment before an action, or before an answer. */
  restorable: SideSnapshot
  decisions: Decisions = new Map()
  readonly #side: Side
  readonly #compared: ComparedBehaviour
  readonly #start: ContactState
  readonly #undetermined = new Undetermined()
  #settings: ReadonlyMap<string, string> = new Map()
  #answer: Answer | undefined
  #created: string[] = []
  #beginning: Beginning | undefined
  #doneBefore = 0

  constructor(
    side: Side,
    programs: readonly Program[],
    environment: Omit<Environment, 'observer'>,
    start: ContactState,
    compared: ComparedBehaviour,
  ) {
    this.#side = side
    this.#compared = compared
    this.#start = start
    const observer: Environment['observer'] = {
      heard: (_, { text, listener = 'customer' }, action) => {
        if (compared.prompts) this.#notice('heard', `${says[listener]} “${text}”`, action)
      },
      happened: (_, event) => this.#happened(event),
      finished: (_, __, action, step) => this.#finished(action, step),
    }
    this.execution = new ExploringExecution({ ...environment, observer }, programs, start, new Map(), 0)
    this.execution.onBegin = (beginning) => this.#begin(beginning)
    this.execution.onUnknown = (unknown, event) => {
      if (event === 'created') this.#created.push(unknown)
      else this.read.add(unknown)
    }
    this.execution.onMissing = (name) =>
      this.#notice('event', `goes to the flow ${name}, which was not given`, undefined)
    this.restorable = { state: start, created: 0, answer: undefined, settings: new Map() }
  }

  /** Go back to a moment. */
  load(snapshot: SideSnapshot, known: Known, decisions: Decisions): void {
    const { execution } = this
    execution.state = copyState(snapshot.state)
    execution.known = known
    execution.created = snapshot.created
    execution.beginStep()
    this.decisions = decisions
    this.#settings = snapshot.settings
    this.#answer = snapshot.answer
    this.observations.length = 0
    this.done.length = 0
    this.read = new Set()
    this.#beginning = undefined
    this.#remember()
  }

  /** The moment that it is in. */
  get snapshot(): SideSnapshot {
    const { state, created } = this.execution
    return { state: copyState(state), created, answer: this.#answer, settings: this.#settings }
  }

  /** What it asks somebody who notices; undefined where it goes on by itself, or has ended. */
  get asks(): Ask | undefined {
    const { waiting } = this.execution.state
    return waiting === undefined || isQuiet(waiting) || this.#answer !== undefined ? undefined : waiting
  }

  get ended(): boolean {
    return this.execution.state.stage === 'ended'
  }

  /**
   * Go on until something is noticed, or somebody is asked.
   * @throws {@link Undecided} or {@link Undetermined} when something has to be decided; {@link restorable} is where.
   */
  play(): void {
    const { execution } = this
    try {
      if (this.#answer !== undefined) this.#give(this.#answer)
      for (;;) {
        const ask = advance(execution)
        if (ask === undefined) return
        if (!isQuiet(ask)) {
          this.#notice('asked', askText(ask), this.#action, ask)
          return
        }
        if (this.observations.length > 0) return
        this.#remember()
        this.#give(this.#answerOf(ask))
      }
    } catch (error) {
      if (error !== turn) {
        this.done.length = this.#doneBefore
        throw error
      }
      const { restorable } = this
      execution.state = copyState(restorable.state)
      execution.created = restorable.created
    }
  }

  #give(answer: Answer): void {
    const { execution } = this
    const ask = execution.state.waiting
    if (ask === undefined) return
    this.#created = [...broughtBy(answer)]
    this.done.push({ ask, answer, created: this.#created })
    this.#beginning = undefined
    giveAnswer(execution, answer)
    execution.state.lambdaMilliseconds = 0
    this.#answer = undefined
  }

  #remember(): void {
    this.restorable = this.snapshot
    this.#doneBefore = this.done.length
  }

  get #action(): Instruction | undefined {
    const run = this.execution.state.runs.at(-1)
    return run?.program.instructions[run.at]
  }

  #begin(beginning: Beginning): Step | undefined {
    const { state, created, action, count } = beginning
    this.restorable = { state, created, answer: undefined, settings: this.#settings }
    this.#doneBefore = this.done.length
    this.#beginning = beginning
    if (this.observations.length > 0) throw turn
    if (count > mostQuietActions) {
      this.execution.end({ reason: 'endless', action })
      return { kind: 'moved' }
    }
    return this.#compared.failures ? this.#failure(action) : undefined
  }

  /** How an action fails that has begun; undefined where it does not. */
  #failure(action: Instruction): Step | undefined {
    if (findExecution(action.type).resume !== undefined && !failsBeforeAsking.has(action.type)) return undefined
    const about = `${action.type} ${this.#written(action)}`
    const errors = new Set<string>(possibleFailures(action).map(({ error }) => error))
    // The same action of the other side may have failed in a way that is not looked at here.
    for (const other of this.decisions.keys()) {
      if (other.startsWith(`${about} fails with `)) errors.add(other.slice(about.length + ' fails with '.length))
    }
    for (const error of errors) {
      const answer = this.#decided(`${about} fails with ${error}`, () => [
        { answer: undefined },
        { answer: failing(error) },
      ])
      if (answer?.kind !== 'error') continue
      this.done.push({ action: action.identifier, fails: answer.error })
      return failedWith(answer.error)
    }
    return undefined
  }

  #answerOf(ask: QuietAsk): Answer {
    const about = JSON.stringify(ask)
    if (ask.kind === 'percentage' || ask.kind === 'metric') return this.#numberFor(ask, about)
    const { failures } = this.#compared
    const answers: readonly Answer[] =
      ask.kind === 'hours'
        ? [
            { kind: 'open', open: true },
            { kind: 'open', open: false },
          ]
        : [{ kind: 'queued' }, { kind: 'full' }]
    const all: readonly Answer[] = failures ? [...answers, { kind: 'failed' }] : answers
    const found = this.#decided(about, () => all.map((answer) => ({ answer })))
    return found ?? { kind: 'failed' }
  }

  /** A number that tells the conditions of an action apart, as far as it is not decided yet. */
  #numberFor(ask: Extract<QuietAsk, { kind: 'metric' | 'percentage' }>, about: string): Answer {
    const conditions = this.#action === undefined ? [] : this.execution.conditionsOf(this.#action)
    const decision = usedBy(this.decisions.get(about), this.#side)
    // That it cannot be read is nothing that could be told apart further.
    if (decision?.answer?.kind === 'failed') return this.#use(about, decision) ?? failed
    const choices = numberChoices(ask, conditions, decision?.constraints ?? [])
    const [only] = choices
    if (decision !== undefined && choices.length <= 1) {
      this.#use(about, decision)
      return only?.answer ?? failed
    }
    const mayFail = this.#compared.failures && ask.kind === 'metric' && decision === undefined
    return this.#undecided(about, [...choices, ...(mayFail ? [{ answer: failed }] : [])])
  }

  /** What was decided; else all that it can be has to be tried. */
  #decided(about: string, alternatives: () => Undetermined['alternatives']): Answer | undefined {
    const decision = usedBy(this.decisions.get(about), this.#side)
    return decision === undefined ? this.#undecided(about, alternatives()) : this.#use(about, decision)
  }

  #use(about: string, decision: Decision): Answer | undefined {
    if (this.decisions.get(about) !== decision) this.decisions = new Map(this.decisions).set(about, decision)
    return decision.answer
  }

  #undecided(about: string, alternatives: Undetermined['alternatives']): never {
    this.#undetermined.about = about
    this.#undetermined.alternatives = alternatives
    throw this.#undetermined
  }

  #finished(action: Instruction, step: Step): void {
    const succeeded = step.kind === 'done' || step.kind === 'result'
    if (!succeeded || findExecution(action.type).unreadSetting !== true) return
    this.#settings = new Map(this.#settings).set(action.type, this.#written(action))
  }

  #happened(event: ContactEvent): void {
    const action = this.#beginning?.action
    switch (event.kind) {
      case 'queued':
        return this.#notice('event', `puts the contact into the queue ${event.queue}`, action)
      case 'callback':
        return this.#notice(
          'event',
          `makes a callback to ${event.number ?? 'the customer'} in ${event.queue ?? 'no queue'}`,
          action,
        )
      case 'third party':
        return this.#notice('event', `calls ${event.number}`, action)
      case 'ended': {
        const { end } = this.execution.state
        return this.#notice(
          'ended',
          end?.reason === 'other flow' ? `goes on in ${end.detail}` : ends[end?.reason ?? 'flow'],
          action,
        )
      }
      default:
        // Which flow runs, and what the world does, is no behaviour of the flows.
        return
    }
  }

  #notice(kind: Observation['kind'], text: string, action: Instruction | undefined, ask?: Ask): void {
    const { state } = this.execution
    const flow = state.runs.at(-1)?.program.name ?? this.#beginning?.program.name
    // Where a round is given up is by chance.
    const setting = state.end?.reason === 'endless' ? new Map<string, string>() : this.#settingFor(kind)
    this.observations.push({ kind, text, setting, action, flow, ask })
  }

  /** What is set, as far as it counts for what is noticed: a voice speaks, and others get the data of the contact. */
  #settingFor(kind: Observation['kind']): ReadonlyMap<string, string> {
    const { state } = this.execution
    const setting = new Map(this.#settings)
    setting.set('the voice', textOf(state.system.get('TextToSpeechVoiceId')))
    setting.set('the language', textOf(state.system.get('LanguageCode')))
    if (kind === 'heard') return setting
    for (const [hook, flow] of state.hooks) {
      if (this.execution.environment.findProgram(flow) === undefined) setting.set(`the flow of ${hook}`, flow)
    }
    for (const [name, value] of state.system) {
      if (value !== this.#start.system.get(name) && !unnoticedData.has(name)) setting.set(name, textOf(value))
    }
    if (this.#compared.attributes) {
      for (const [name, value] of state.attributes) setting.set(`the attribute ${name}`, textOf(value))
    }
    return setting
  }

  /** The parameters of an action, with what is unknown in them: another side may have come to know more. */
  #written({ parameters }: Instruction): string {
    const run = this.execution.state.runs.at(-1)
    const write = (template: Template): JsonValue => {
      switch (template.kind) {
        case 'constant':
          return template.value
        case 'reference':
          return this.execution.find(template, run) ?? null
        case 'mixed':
          return template.parts
            .map((part) => (typeof part === 'string' ? part : textOf(this.execution.find(part, run))))
            .join('')
        case 'list':
          return template.items.map(write)
        case 'object':
          return Object.fromEntries(template.members.map(([key, member]) => [textOf(write(key)), write(member)]))
      }
    }
    const written = [...parameters].map(([name, template]): readonly [string, JsonValue] => [name, write(template)])
    return sortedText(Object.fromEntries(written))
  }
}

/** The answers that make a difference to one side or the other, for a question that both ask. */
export function answersFor(before: ComparedSide, after: ComparedSide, failures: boolean): readonly Answer[] {
  const [one, other] = [before.asks, after.asks]
  if (one === undefined || other === undefined) return []
  const ask = joinedAsk(one, other)
  const found = new Map<string, Answer>()
  for (const { execution } of [before, after]) {
    const run = execution.state.runs.at(-1)
    const created = execution.created
    for (const answer of abstractAnswers(ask, execution, run?.program.instructions[run.at], failures)) {
      execution.created = created
      const given = answer.give(execution)
      found.set(JSON.stringify(given), given)
    }
    execution.created = created
  }
  return [...found.values()]
}

/** Unknown values that an answer brings. */
function broughtBy(answer: Answer): readonly string[] {
  const bringing = /"((?:lambda|bot|service)\.\d+)/.exec(JSON.stringify(answer))?.[1]
  return bringing === undefined ? [] : [bringing]
}

const failed: Answer = { kind: 'failed' }

/** An error as the answer of an action, where it is one. */
function failing(error: string): Answer | undefined {
  return isErrorType(error) ? { kind: 'error', error } : undefined
}
