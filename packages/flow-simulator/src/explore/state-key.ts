import { isJsonObject } from '@aicc/flow-dsl/language'
import type { JsonObject, JsonValue } from '@aicc/flow-dsl/language'
import type { ContactState, FlowRun } from '../machine/contact-state.js'
import type { Instruction, Program } from '../program/program.js'
import type { Reference } from '../program/template.js'
import type { ExploringExecution } from './exploring-execution.js'
import type { LiveData, Liveness } from './liveness.js'
import { hasUnknown, openMember, replaceUnknowns, sourceOf, staleMember, unknownsIn, wholeUnknown } from './unknown.js'

/** What of the past an exploration remembers besides the state of the contact. */
export interface Marks {
  /** Since when the customer has heard nothing; undefined where they have heard something since the last of these. */
  readonly silentSince: 'start' | 'input' | 'failure' | undefined
  /** The queue that the key was announced to lead to that was pressed last. */
  readonly announcedQueue: string | undefined
}

/** The action that has begun last. */
export interface LastAction {
  readonly program: Program
  readonly action: Instruction
}

const separator = '\u0001'

/**
 * Makes keys of states: two states with the same key behave the same from here on. A key has the positions of all flows
 * that run, where the contact is, and the values that can still be read, without the hooks; unknown values by what is known of them, under
 * names in the order in which they stand in the key. The clock, counts and ids are left out.
 */
export class StateKeys {
  /** Whether it does not matter any more which values are there that are only spoken or sent. */
  coarse = false
  readonly #liveness: Liveness
  readonly #numbers: ReadonlyMap<Program, number>
  readonly #countsSegments: boolean
  readonly #exact: boolean

  /** @param exact - Whether values count in full that are only spoken or sent. */
  constructor(programs: readonly Program[], liveness: Liveness, exact = false) {
    this.#exact = exact
    this.#liveness = liveness
    this.#numbers = new Map(programs.map((program, index) => [program, index]))
    this.#countsSegments = programs.some(({ instructions }) =>
      instructions.some(({ type }) => type === 'DequeueContactAndTransferToQueue'),
    )
  }

  /**
   * The key of the state that an execution is in. `pending`: what is about to be done with it. `names`: those that
   * unknowns have got already, where the key is a part of a longer one.
   */
  keyOf(
    execution: ExploringExecution,
    marks: Marks,
    pending: string,
    ending: LastAction | undefined,
    names = new Map<string, string>(),
  ): string {
    const { state } = execution
    if (state.stage === 'ended') {
      const at = ending === undefined ? '' : `${this.#numbers.get(ending.program)}:${ending.action.index}`
      return `ended ${state.end?.reason} ${marks.silentSince ?? ''} ${at}`
    }
    let key = `${state.stage}${separator}${state.channel}${state.waiting === undefined ? '' : '?'}${pending}`
    key += `${separator}${state.customer}${state.disconnected ? '!' : ''}${marks.silentSince ?? ''}`
    if (marks.announcedQueue !== undefined) key += marks.announcedQueue
    if (state.keepsKeys || state.keys !== '') key += `${separator}#${state.keys}`
    if (this.#countsSegments) key += `${separator}s${state.segments}`
    key += timesOf(state)

    let queue = false
    const last = state.runs.length - 1
    for (let index = 0; index <= last; index += 1) {
      const run = state.runs[index]
      if (run === undefined) continue
      const live = index === last ? this.#liveness.at(run.program, run.at) : this.#liveness.after(run.program, run.at)
      queue ||= live.queue
      key += `${separator}${this.#numbers.get(run.program) ?? ''}:${run.at}`
      if (run.interrupted !== undefined) key += `i${run.interrupted}`
      if (run.timer !== undefined) key += `t${run.timer.action},${Math.round(run.timer.endsAt - state.clock)}`
      for (const loop of live.loops) {
        const count = run.loops.get(loop)
        if (count !== undefined) key += `l${loop},${count}`
      }
      key += this.#valuesOf(execution, run, live, names)
    }
    if (last === -1) {
      queue = true
      key += this.#valuesOf(execution, undefined, this.#liveness.later, names)
    }
    if (queue) key += `${separator}q${state.queue ?? ''}${state.agentQueue ? 'a' : ''}`
    return key
  }

  #valuesOf(
    execution: ExploringExecution,
    run: FlowRun | undefined,
    live: LiveData,
    names: Map<string, string>,
  ): string {
    let key = ''
    for (const reference of live.deciding) {
      key += separator + valueText(execution, execution.peek(reference, run), names) + staleness(reference, run)
    }
    for (const reference of this.coarse ? [] : live.passedOn) {
      const value = execution.peek(reference, run)
      const text = this.#exact ? valueText(execution, value, names) : presenceText(execution, value)
      key += separator + text + staleness(reference, run)
    }
    return key
  }
}

/** Times that are still to come. They get less, so that there are few of them. */
function timesOf({ clock, whisperEndsAt, holdEndsAt }: ContactState): string {
  const left = (at: number | undefined): string => (at === undefined ? '' : `${separator}${Math.round(at - clock)}`)
  return left(whisperEndsAt) + left(holdEndsAt)
}

function staleness(reference: Reference, run: FlowRun | undefined): string {
  if (reference.members[0] !== 'External') return ''
  const answer = run?.data.get('External')
  return isJsonObject(answer) && staleMember in answer ? '~' : ''
}

/** A value whose content matters, with unknowns by what is known of them, under names. */
export function valueText(
  execution: ExploringExecution,
  value: JsonValue | undefined,
  names: Map<string, string>,
): string {
  if (value === undefined) return '-'
  if (typeof value !== 'string') {
    return isJsonObject(value) ? objectText(execution, value, names) : `${typeof value}${JSON.stringify(value)}`
  }
  const whole = wholeUnknown(value)
  if (whole !== undefined) return `=${nameOf(execution, whole, names)}`
  return `=${replaceUnknowns(value, (unknown) => nameOf(execution, unknown, names))}`
}

/** An object, with what is known of its members. */
function objectText(execution: ExploringExecution, value: JsonObject, names: Map<string, string>): string {
  const open = value[openMember]
  if (typeof open !== 'string') {
    return `{${Object.entries(value)
      .map(([name, member]) => `${name}:${valueText(execution, member, names)}`)
      .join(',')}}`
  }
  let key = `{${nameOf(execution, open, names)}`
  for (const [unknown, knowledge] of execution.known) {
    if (unknown.startsWith(`${open}.`)) key += `,${unknown.slice(open.length)}:${JSON.stringify(knowledge)}`
  }
  return `${key}}`
}

/** The name of an unknown within a key, and what is known of it. */
function nameOf(execution: ExploringExecution, unknown: string, names: Map<string, string>): string {
  let name = names.get(unknown)
  if (name !== undefined) return name
  const knowledge = execution.known.get(unknown)
  const known = knowledge?.kind === 'some' ? JSON.stringify(knowledge.constraints) : ''
  name = `?${names.size}${sourceOf(unknown)}${known}`
  names.set(unknown, name)
  return name
}

/** A value of which only matters whether it is there. */
function presenceText(execution: ExploringExecution, value: JsonValue | undefined): string {
  if (value === undefined || value === null || value === '') return '-'
  if (typeof value !== 'string' || !hasUnknown(value)) return '+'
  const whole = wholeUnknown(value)
  if (whole !== undefined) return execution.known.has(whole) ? '+' : `?${sourceOf(whole)}`
  if (replaceUnknowns(value, () => '') !== '') return '+'
  const unknowns = unknownsIn(value)
  return unknowns.some((unknown) => execution.known.has(unknown)) ? '+' : `?${sourceOf(unknowns[0] ?? '')}`
}
