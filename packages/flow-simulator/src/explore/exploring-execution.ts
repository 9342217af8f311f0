import type { JsonObject, JsonValue } from '@aicc/flow-dsl/language'
import { isJsonObject, livesForOneRun } from '@aicc/flow-dsl/language'
import { copyState } from '../machine/contact-state.js'
import type { ContactState, FlowRun } from '../machine/contact-state.js'
import type { Environment } from '../machine/environment.js'
import { Execution, textOf } from '../machine/execution.js'
import type { Speech } from '../machine/observer.js'
import type { Step } from '../machine/step.js'
import type { Instruction, Program } from '../program/program.js'
import type { Reference } from '../program/template.js'
import { alternativesFor, alternativesOf, plausible } from './alternatives.js'
import type { TestedCondition } from './alternatives.js'
import { isPassedOn } from './passed-on.js'
import {
  hasUnknown,
  markerOf,
  openMember,
  openObject,
  replaceUnknowns,
  sourceOf,
  staleMember,
  unknownsIn,
  wholeUnknown,
} from './unknown.js'
import type { Knowledge, Known, UnknownSource } from './unknown.js'

/**
 * Thrown where an action depends on a value that only the call knows. There is one of it: throwing is how the machine is
 * left in the middle of an action, which then is begun again with each thing that the value can be.
 */
export class Undecided extends Error {
  override readonly name = 'Undecided'
  unknown = ''
  alternatives: readonly Knowledge[] = []
}

/** What is noticed of values while actions read them. */
export interface Reading {
  readonly kind: 'may be empty' | 'is empty' | 'is stale'
  /** Whether nothing has set it on this way. What is empty else was set to nothing. */
  readonly unset: boolean
  /** Whether the value is only spoken, sent or kept; else it decides something. */
  readonly passedOn: boolean
  readonly program: Program
  readonly action: Instruction
  readonly parameter: string
  readonly path: string
  /** The unknown that may be missing. */
  readonly unknown?: string
}

/** An action that is about to begin. */
export interface Beginning {
  /** The contact before it. */
  readonly state: ContactState
  readonly known: Known
  readonly created: number
  readonly program: Program
  readonly action: Instruction
  /** How many actions have begun since the last step. */
  readonly count: number
}

/** Stands for the operands of conditions, among the parameters. */
const operands = 'Operands'

/** The names under which telephone numbers are asked for. */
const phoneParameter = /PhoneNumber$|^CallbackNumber$/

/** An execution in which values may be unknown. */
export class ExploringExecution extends Execution {
  known: Known
  /** For names of unknowns that come into being. */
  created: number
  /** Actions that have begun since the last step. */
  count = 0
  /** Whether a value stood for many that a later condition may tell apart. */
  samples = false
  /** Is told before each action. What it answers is done instead of the action. */
  onBegin: ((beginning: Beginning) => Step | undefined) | undefined
  onReading: ((reading: Reading) => void) | undefined
  /** Is told of each unknown that comes into being or is read. */
  onUnknown: ((unknown: string, event: 'created' | 'read') => void) | undefined
  /** Is told the name of a flow that was not given. */
  onMissing: ((name: string) => void) | undefined
  readonly #programs: readonly Program[]
  readonly #undecided = new Undecided()
  /** The action that has begun last. */
  #action: Instruction | undefined
  #parameter = ''
  /** Whether the value that is read is only passed on. */
  #passesOn = false

  constructor(
    environment: Environment,
    programs: readonly Program[],
    state: ContactState,
    known: Known,
    created: number,
  ) {
    super(environment, state)
    this.#programs = programs
    this.known = known
    this.created = created
  }

  /** A step begins: with the action that the contact is at. */
  beginStep(): void {
    const run = this.state.runs.at(-1)
    this.#action = run?.program.instructions[run.at]
    this.count = 0
  }

  /** A name for an unknown that comes into being. */
  newUnknown(source: UnknownSource, suffix = ''): string {
    this.created += 1
    const unknown = `${source}.${this.created}${suffix}`
    this.onUnknown?.(unknown, 'created')
    return unknown
  }

  override insteadOf(action: Instruction): Step | undefined {
    const { state } = this
    this.#action = action
    this.count += 1
    // Ids are made of it: without it a state would never come again.
    state.actions = 0
    if (this.onBegin === undefined) return undefined
    const before = copyState(state)
    const { known, created, count } = this
    return this.onBegin({ state: before, known, created, program: this.run.program, action, count })
  }

  override findProgram(name: string): Program | undefined {
    const program = super.findProgram(name)
    if (program === undefined) this.onMissing?.(name)
    return program
  }

  override value(action: Instruction, parameter: string): JsonValue | undefined {
    return this.#reading(parameter, () => super.value(action, parameter))
  }

  override resource(action: Instruction, parameter: string): string | undefined {
    return this.#reading(parameter, () => super.resource(action, parameter))
  }

  override speechOf(action: Instruction): Speech | undefined {
    const speech = super.speechOf(action)
    if (speech !== undefined) this.#decidePresence(speech.text)
    return speech
  }

  override isMissing(action: Instruction, ...parameters: readonly string[]): boolean {
    for (const parameter of parameters) this.#decidePresence(this.text(action, parameter))
    return super.isMissing(action, ...parameters)
  }

  override read(reference: Reference): JsonValue | undefined {
    const found = this.find(reference, this.state.runs.at(-1))
    if (typeof found === 'string' && this.onUnknown !== undefined) {
      for (const unknown of unknownsIn(found)) this.onUnknown(unknown, 'read')
    }
    const value = this.decided(found)
    if (this.onReading !== undefined && this.#parameter !== '') this.#notice(reference, found, value)
    if (this.#passesOn || typeof value !== 'string' || !hasUnknown(value)) return value
    const [unknown = ''] = unknownsIn(value)
    const alternatives = this.#alternatives(unknown, value)
    const known = this.known.get(unknown)
    // What is known decides already: any value that fits will do.
    if (known?.kind === 'some' && alternatives.length === 1 && alternatives[0]?.kind === 'some') {
      return this.decided(replaceUnknowns(value, (one) => (one === unknown ? known.witness : markerOf(one))))
    }
    this.#decide(unknown, alternatives)
  }

  /** Read a parameter: what is found out on the way is about it. */
  #reading<Result>(parameter: string, read: () => Result): Result {
    const [outerPassesOn, outerParameter] = [this.#passesOn, this.#parameter]
    this.#passesOn = outerPassesOn || isPassedOn(parameter)
    this.#parameter = parameter
    try {
      return read()
    } finally {
      this.#passesOn = outerPassesOn
      this.#parameter = outerParameter
    }
  }

  /** What a reference leads to, with what is unknown in it; nothing is decided, and nobody is told. */
  peek(reference: Reference, run: FlowRun | undefined): JsonValue | undefined {
    return this.decided(this.find(reference, run))
  }

  /** What a reference leads to as it stands in the data. */
  find({ members }: Reference, run: FlowRun | undefined): JsonValue | undefined {
    const namespace = members[0] ?? ''
    const { attributes, system } = this.state
    if (namespace === 'Attributes') {
      const name = members[1]
      return name === undefined ? Object.fromEntries(attributes) : attributes.get(name)
    }
    const own = run?.data.get(namespace)
    if (own !== undefined) return descend(own, members)
    if (livesForOneRun(namespace)) return undefined
    const filled = system.get(namespace)
    // The service fills more of the agent than a simulation does.
    return (
      descend(filled, members) ??
      (namespace === 'Agent' && filled !== undefined ? markerOf(`contact.${members.join('.')}`) : undefined)
    )
  }

  override setData(namespace: string, value: JsonValue): void {
    super.setData(namespace, this.#abstracted(namespace, value))
  }

  override setSystem(namespace: string, value: JsonValue): void {
    super.setSystem(
      namespace,
      namespace === 'Queue' && isJsonObject(value) ? { ...value, ...openObject('contact.Queue') } : value,
    )
  }

  /** What an action keeps, with the concrete values that stand for others taken as unknown. */
  #abstracted(namespace: string, value: JsonValue): JsonValue {
    if (namespace === 'StoredCustomerInput' && typeof value === 'string') {
      const typed = /^[0-9]+$/.test(value)
      const ask = this.#action
      const longest = ask === undefined ? '' : this.member(ask, 'InputValidation', 'CustomValidation', 'MaximumLength')
      return typed ? markerOf(this.newUnknown('digits', `.${longest === '' ? 20 : longest}`)) : value
    }
    return isJsonObject(value) ? openWithin(value) : value
  }

  /** A value with everything in it that is known; nothing is decided. */
  decided(value: JsonValue | undefined): JsonValue | undefined {
    if (typeof value !== 'string' || !hasUnknown(value)) return value
    const whole = wholeUnknown(value)
    if (whole !== undefined) {
      const knowledge = this.known.get(whole)
      if (knowledge === undefined || knowledge.kind === 'some') return value
      return knowledge.kind === 'missing' ? undefined : knowledge.value
    }
    return replaceUnknowns(value, (unknown) => {
      const knowledge = this.known.get(unknown)
      if (knowledge === undefined || knowledge.kind === 'some') return markerOf(unknown)
      return knowledge.kind === 'missing' ? '' : textOf(knowledge.value)
    })
  }

  /** A text of nothing but unknown values: whether anything is there at all depends on them. */
  #decidePresence(text: string): void {
    if (!hasUnknown(text) || replaceUnknowns(text, () => '').trim() !== '') return
    const unknowns = unknownsIn(text)
    const unknown = unknowns.find((one) => !this.known.has(one))
    if (unknown === undefined || unknowns.some((one) => this.known.has(one))) return
    this.#decide(unknown, alternativesOf(unknown, undefined, []))
  }

  #decide(unknown: string, alternatives: readonly Knowledge[]): never {
    this.#undecided.unknown = unknown
    this.#undecided.alternatives = alternatives
    throw this.#undecided
  }

  /** What a value can be where it is read now. */
  #alternatives(unknown: string, value: string): readonly Knowledge[] {
    const known = this.known.get(unknown)
    const action = this.#action
    const inText = wholeUnknown(value) === unknown ? undefined : value
    const textWith =
      inText === undefined
        ? undefined
        : (candidate: string): string =>
            replaceUnknowns(inText, (one) => (one === unknown ? candidate : plausible(one)))
    if (action !== undefined && this.#parameter === 'ComparisonValue') {
      return alternativesFor(unknown, known, this.conditionsOf(action), textWith)
    }
    if (this.#parameter === 'Result') {
      const caller = this.state.runs.at(-2)
      const invocation = caller?.program.instructions[caller.at]
      if (invocation !== undefined) return alternativesFor(unknown, known, this.conditionsOf(invocation), textWith)
    }
    if (this.#parameter === operands) {
      this.samples = true
      return alternativesOf(unknown, known, [known?.kind === 'some' ? known.witness : plausible(unknown)])
    }
    const values = this.#valuesOf(this.#parameter, sourceOf(unknown) === 'digits')
    this.samples ||= values.length > 0
    return alternativesOf(unknown, known, values)
  }

  /** The conditions of an action, with their operands resolved. An operand that is unknown itself is decided first. */
  conditionsOf(action: Instruction): readonly TestedCondition[] {
    const parameter = this.#parameter
    this.#parameter = operands
    const conditions = action.conditions.map(({ operator, operand }) => ({
      operator,
      operand: operand === undefined ? '' : textOf(this.resolve(operand)),
      fixed: operand === undefined || operand.kind === 'constant',
    }))
    this.#parameter = parameter
    return conditions
  }

  /** Values of a parameter that make a difference. */
  #valuesOf(parameter: string, typed: boolean): readonly JsonValue[] {
    if (phoneParameter.test(parameter)) return typed ? ['0212345678', '1'] : ['+821012345678', 'no number']
    if (parameter === 'LoopCount') return ['2', '0', 'no number']
    if (parameter === 'LoopArray') return [['first', 'second'], []]
    if (/Seconds$|Minutes$|Limit$/.test(parameter)) return ['5']
    if (parameter === 'FlowModuleId') return this.#names((program) => program.flowType === 'MODULE')
    if (parameter === 'ContactFlowId' || parameter === 'EventHooks')
      return this.#names((program) => program.flowType !== 'MODULE')
    return []
  }

  #names(fits: (program: Program) => boolean): readonly string[] {
    return [...this.#programs.filter(fits).map(({ name }) => name), 'another flow']
  }

  #notice(reference: Reference, source: JsonValue | undefined, value: JsonValue | undefined): void {
    const action = this.#action
    if (action === undefined) return
    const { program } = this.run
    const found = {
      program,
      action,
      parameter: this.#parameter,
      path: reference.path,
      passedOn: this.#passesOn,
      unset: source === undefined,
    }
    if (reference.members[0] === 'External') {
      const answer = this.run.data.get('External')
      if (isJsonObject(answer) && staleMember in answer) this.onReading?.({ kind: 'is stale', ...found })
    }
    const unknown = typeof source === 'string' ? wholeUnknown(source) : undefined
    // That an answer lacks a member is up to who answers; that nothing was set is up to the flow.
    if (unknown !== undefined && (this.known.get(unknown)?.kind ?? 'missing') === 'missing') {
      this.onReading?.({ kind: 'may be empty', ...found, unknown })
    } else if (unknown === undefined && (value === undefined || value === null || value === '')) {
      this.onReading?.({ kind: 'is empty', ...found })
    }
  }
}

/** A member of a value; of an open object, every member is there as an unknown. */
function descend(value: JsonValue | undefined, members: readonly string[]): JsonValue | undefined {
  let current = value
  for (let index = 1; index < members.length; index += 1) {
    const rest = members.slice(index).join('.')
    if (typeof current === 'string') {
      const whole = wholeUnknown(current)
      return whole === undefined ? undefined : markerOf(`${whole}.${rest}`)
    }
    if (typeof current !== 'object' || current === null) return undefined
    const name = members[index] ?? ''
    const object = current as JsonObject
    if (Object.hasOwn(object, name)) current = object[name]
    else {
      const open = object[openMember]
      return typeof open === 'string' ? markerOf(`${open}.${rest}`) : undefined
    }
  }
  return current ?? undefined
}

/** An answer that is open, with the objects in it open, too. A bot says so in its slots. */
function openWithin(value: JsonObject): JsonObject {
  const slots = value['Slots']
  const ofSlots = isJsonObject(slots) ? slots[openMember] : undefined
  const open = value[openMember] ?? (typeof ofSlots === 'string' ? ofSlots.replace(/\.Slots$/, '') : undefined)
  if (typeof open !== 'string') return value
  const members = Object.entries(value).map(([name, member]) => [
    name,
    isJsonObject(member) && !(openMember in member) ? { ...member, ...openObject(`${open}.${name}`) } : member,
  ])
  return { ...Object.fromEntries(members), ...openObject(open) }
}
