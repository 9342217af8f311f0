import type { JsonValue } from '@aicc/flow-dsl/language'
import type { Answer } from '../machine/ask.js'
import type { ContactState } from '../machine/contact-state.js'
import type { Environment } from '../machine/environment.js'
import { textOf } from '../machine/execution.js'
import type { Program } from '../program/program.js'
import type { Done } from '../explore/call-values.js'
import type { ExploredStep } from '../explore/explored-call.js'
import { Undecided } from '../explore/exploring-execution.js'
import { analyseLiveness } from '../explore/liveness.js'
import { StateKeys, valueText } from '../explore/state-key.js'
import type { Marks } from '../explore/state-key.js'
import type { Known } from '../explore/unknown.js'
import { answersFor, ComparedSide } from './compared-side.js'
import type { ComparedBehaviour, SideSnapshot } from './compared-side.js'
import { grownOlder, Undetermined } from './decisions.js'
import type { Decisions, Side } from './decisions.js'
import { isSame } from './observation.js'
import type { Observation } from './observation.js'

/** Flows of one side, and where a contact begins in them. */
export interface ComparedFlows {
  readonly programs: readonly Program[]
  readonly environment: Omit<Environment, 'observer'>
  /** The states of a contact at the start, in the order of those of the other side. */
  readonly starts: readonly ContactState[]
}

/** What was done on the way to a pair of states. */
export interface PairStep {
  readonly side: Side
  readonly done: readonly (Done | ExploredStep)[]
  readonly read: ReadonlySet<string>
}

/** A state of one side together with the state that the other one is in after the same call. */
export interface StatePair {
  readonly from: StatePair | undefined
  readonly step: PairStep | undefined
  /** Which of the starts it comes from. */
  readonly start: number
  /** How many answers and failures lead here. */
  readonly depth: number
  readonly before: SideSnapshot
  readonly after: SideSnapshot
  /** What one side has done already, and the other one not yet. */
  readonly ahead: { readonly side: Side; readonly observations: readonly Observation[] } | undefined
  /** Whether the sides wait for an answer to the same question, which both have been seen to ask. */
  readonly asked: boolean
  readonly known: Known
  readonly decisions: Decisions
}

/** A pair of states in which the sides do different things. Undefined: nothing more comes. */
export interface Parting {
  readonly pair: StatePair
  readonly step: PairStep | undefined
  readonly known: Known
  readonly before: Observation | undefined
  readonly after: Observation | undefined
}

/** What a comparison may cost. */
export interface ComparisonBounds {
  readonly maximumStates: number
  readonly maximumSeconds: number
}

/** How often the time is looked at, in states. */
const statesBetweenClocks = 256

const noMarks: Marks = { silentSince: undefined, announcedQueue: undefined }

/**
 * Walks all pairs of states that two sets of flows come into by the same calls, those first that take the fewest
 * answers and failures. Each side is played until it does something that can be noticed; then the other one has to do the same.
 */
export class Comparer {
  states = 0
  stoppedAt: 'states' | 'time' | undefined
  parting: Parting | undefined
  readonly #sides: Readonly<Record<Side, ComparedSide>>
  readonly #keys: Readonly<Record<Side, StateKeys>>
  readonly #starts: Readonly<Record<Side, readonly ContactState[]>>
  readonly #seen = new Set<string>()
  readonly #bounds: ComparisonBounds
  readonly #failures: boolean
  #now: StatePair[] = []
  #next: StatePair[] = []

  constructor(before: ComparedFlows, after: ComparedFlows, compared: ComparedBehaviour, bounds: ComparisonBounds) {
    this.#bounds = bounds
    this.#failures = compared.failures
    const keysOf = ({ programs }: ComparedFlows): StateKeys => new StateKeys(programs, analyseLiveness(programs), true)
    const sideOf = (side: Side, { programs, environment, starts }: ComparedFlows): ComparedSide => {
      const [start] = starts
      if (start === undefined) throw new Error('There is no channel to compare.')
      return new ComparedSide(side, programs, environment, start, compared)
    }
    this.#keys = { before: keysOf(before), after: keysOf(after) }
    this.#sides = { before: sideOf('before', before), after: sideOf('after', after) }
    this.#starts = { before: before.starts, after: after.starts }
  }

  /** Walk until the sides part, all is walked, or a bound is reached. */
  compare(): void {
    this.#starts.before.forEach((state, start) => {
      const other = this.#starts.after[start]
      if (other === undefined) return
      const snapshotOf = (one: ContactState): SideSnapshot => ({
        state: one,
        created: 0,
        answer: undefined,
        settings: new Map(),
      })
      this.#add({
        from: undefined,
        step: undefined,
        start,
        depth: 0,
        before: snapshotOf(state),
        after: snapshotOf(other),
        ahead: undefined,
        asked: false,
        known: new Map(),
        decisions: new Map(),
      })
    })
    const startedAt = performance.now()
    let looked = 0
    while (this.#now.length > 0 || this.#next.length > 0) {
      if (this.#now.length === 0) {
        this.#now = this.#next
        this.#next = []
      }
      const level = this.#now
      this.#now = []
      for (let index = 0; index < level.length; index += 1) {
        const pair = level[index]
        if (pair === undefined) continue
        looked += 1
        if (looked % statesBetweenClocks === 0 && performance.now() - startedAt > this.#bounds.maximumSeconds * 1000) {
          this.stoppedAt = 'time'
        }
        this.#goOn(pair)
        if (this.stoppedAt !== undefined || this.parting !== undefined) return
        // What costs no answer is gone on with first.
        level.push(...this.#now)
        this.#now = []
      }
    }
  }

  #goOn(pair: StatePair): void {
    const { before, after } = this.#sides
    this.#load(pair, 'before')
    this.#load(pair, 'after')
    if (pair.asked) {
      this.#ask(pair)
      return
    }
    // Who is behind goes on, so that no side gets further ahead than one action.
    const first: Side = pair.ahead?.side === 'before' ? 'after' : 'before'
    const canGoOn = (side: ComparedSide): boolean => !side.ended && side.asks === undefined
    const second: Side = first === 'before' ? 'after' : 'before'
    if (canGoOn(this.#sides[first])) this.#play(pair, first)
    else if (pair.ahead !== undefined) this.#part(pair, undefined, [], pair.ahead.observations, first)
    else if (canGoOn(this.#sides[second])) this.#play(pair, second)
    else if (before.ended !== after.ended) this.#part(pair, undefined, [], [], 'before')
  }

  #load({ before, after, known, decisions }: StatePair, side: Side): void {
    this.#sides[side].load(side === 'before' ? before : after, known, decisions)
  }

  /** Both wait for the same: give each answer that makes a difference to one of them. */
  #ask(pair: StatePair): void {
    const created = Math.max(pair.before.created, pair.after.created)
    this.#sides.before.execution.created = created
    this.#sides.after.execution.created = created
    let answers: readonly Answer[]
    try {
      answers = answersFor(this.#sides.before, this.#sides.after, this.#failures)
    } catch (error) {
      this.#decide(error, pair, undefined, pair)
      return
    }
    for (const answer of answers) {
      this.#add({
        ...pair,
        from: pair,
        step: undefined,
        depth: pair.depth + 1,
        before: { ...pair.before, created: created + 1, answer },
        after: { ...pair.after, created: created + 1, answer },
        asked: false,
        decisions: grownOlder(pair.decisions),
      })
    }
  }

  #play(pair: StatePair, name: Side): void {
    const side = this.#sides[name]
    try {
      side.play()
    } catch (error) {
      const step = this.#stepOf(name)
      const { restorable } = side
      this.#decide(error, pair, step, { ...pair, [name]: restorable, decisions: side.decisions })
      return
    }
    const step = this.#stepOf(name)
    const next = { ...pair, from: pair, step, [name]: side.snapshot, decisions: side.decisions }
    const own = side.observations
    const ahead = pair.ahead?.side === name ? [...pair.ahead.observations, ...own] : own
    const behind = pair.ahead?.side === name ? [] : (pair.ahead?.observations ?? [])
    const common = Math.min(ahead.length, behind.length)
    for (let index = 0; index < common; index += 1) {
      const [one, other] = [ahead[index], behind[index]]
      if (
        one !== undefined &&
        other !== undefined &&
        isSame(one, other, (text) => textOf(side.execution.decided(text)))
      )
        continue
      this.#part(pair, step, ahead.slice(index), behind.slice(index), name)
      return
    }
    const left = ahead.length > common ? { side: name, observations: ahead.slice(common) } : undefined
    const other: Side = name === 'before' ? 'after' : 'before'
    const leftBehind = behind.length > common ? { side: other, observations: behind.slice(common) } : undefined
    const isEven = left === undefined && leftBehind === undefined
    const asked = isEven && side.asks !== undefined && this.#sides[other].asks !== undefined
    this.#add({
      ...next,
      ahead: left ?? leftBehind,
      asked,
      decisions: common > 0 && isEven ? grownOlder(side.decisions) : side.decisions,
    })
  }

  /** Something has to be decided before it goes on: each thing that it can be is a pair of its own. */
  #decide(error: unknown, from: StatePair, step: PairStep | undefined, pair: StatePair): void {
    if (error instanceof Undecided) {
      for (const knowledge of error.alternatives) {
        this.#add({ ...pair, from, step, known: new Map(pair.known).set(error.unknown, knowledge) })
      }
    } else if (error instanceof Undetermined) {
      for (const alternative of error.alternatives) {
        const decision = { ...alternative, by: new Set<Side>(), age: 0 }
        const decisions = new Map(pair.decisions).set(error.about, decision)
        // A call in which nothing breaks shows more.
        const isFailure = alternative.answer?.kind === 'error' || alternative.answer?.kind === 'failed'
        this.#add({ ...pair, from, step, decisions, depth: pair.depth + (isFailure ? 1 : 0) })
      }
    } else throw error
  }

  #part(
    pair: StatePair,
    step: PairStep | undefined,
    own: readonly Observation[],
    others: readonly Observation[],
    side: Side,
  ): void {
    const { known } = pair
    const [before, after] = side === 'before' ? [own[0], others[0]] : [others[0], own[0]]
    this.parting = { pair, step, known, before, after }
  }

  #stepOf(name: Side): PairStep {
    const { done, read } = this.#sides[name]
    return { side: name, done: [...done], read }
  }

  #add(pair: StatePair): void {
    const key = this.#keyOf(pair)
    if (this.#seen.has(key)) return
    if (this.states >= this.#bounds.maximumStates) {
      this.stoppedAt = 'states'
      return
    }
    this.#seen.add(key)
    this.states += 1
    if (pair.from !== undefined && pair.depth > pair.from.depth) this.#next.push(pair)
    else this.#now.push(pair)
  }

  #keyOf(pair: StatePair): string {
    const names = new Map<string, string>()
    const parts = (['before', 'after'] as const).map((name) => {
      const { execution } = this.#sides[name]
      const { state, answer, settings } = pair[name]
      execution.state = state
      execution.known = pair.known
      const { waiting, attributes, hooks, system } = state
      const write = (value: JsonValue | undefined): string => valueText(execution, execution.decided(value), names)
      const begun = this.#starts[name][pair.start]
      return [
        this.#keys[name].keyOf(execution, noMarks, '', undefined, names),
        waiting === undefined ? '' : write(JSON.stringify(waiting)),
        answer === undefined ? '' : write(JSON.stringify(answer)),
        [...settings].map(([type, text]) => `${type}${write(text)}`).join(),
        [...attributes].map(([attribute, value]) => `${attribute}${write(value)}`).join(),
        [...hooks].join(),
        [...system].map(([data, value]) => (value === begun?.system.get(data) ? '' : data + write(value))).join(),
      ].join('\u0002')
    })
    const { execution } = this.#sides.before
    const write = (text: string): string => valueText(execution, execution.decided(text), names)
    const ahead = pair.ahead?.observations.map(
      ({ kind, text, setting }) =>
        `${kind}${write(text)}${[...setting].map(([name, value]) => name + write(value)).join()}`,
    )
    const decisions = [...pair.decisions].map(
      ([about, { answer, constraints, by, age }]) =>
        `${write(about)}${JSON.stringify(answer)}${JSON.stringify(constraints)}${[...by].join()}${age}`,
    )
    return [...parts, pair.ahead?.side, ahead?.join('\u0003'), pair.asked, decisions.toSorted().join('\u0003')].join(
      '\u0002',
    )
  }
}
