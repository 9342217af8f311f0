import type { Channel } from '@aicc/flow-dsl/language'
import { channels } from '@aicc/flow-dsl/language'
import { copyState, startRun } from '../machine/contact-state.js'
import type { ContactState } from '../machine/contact-state.js'
import type { Environment } from '../machine/environment.js'
import { textOf } from '../machine/execution.js'
import type { Ask } from '../machine/ask.js'
import { stageOf } from '../machine/lifecycle.js'
import { advance, giveAnswer } from '../machine/machine.js'
import { done, failed, resultOf } from '../machine/step.js'
import type { Step } from '../machine/step.js'
import type { Program } from '../program/program.js'
import type { Template } from '../program/template.js'
import { newState } from '../simulate.js'
import type { FlowFinder } from './flow-finder.js'
import type { LoggedEntry } from './logged-entry.js'
import { Interrupted, isWaiting, knownNamespaces, LoggedExecution } from './logged-execution.js'
import type { Progress } from './logged-execution.js'
import type { Parting } from './parting.js'
import { possibleAnswers } from './possible-answers.js'
import type { PossibleAnswer } from './possible-answers.js'

/** What a log is played with. */
export interface LogPlay {
  /** An environment that is told to the observer given. */
  readonly environment: (observer: Environment['observer']) => Environment
  readonly programs: readonly Program[]
  readonly finder: FlowFinder
  readonly isSecret: (template: Template) => boolean
  /** Undefined: the one with which the log agrees longest. */
  readonly channel: Channel | undefined
  /** How many answers are tried at most. */
  readonly maximumTries: number
}

/** What came of playing a log. */
export interface PlayedLog {
  /** Undefined where all of it agrees. */
  readonly parting: Parting | undefined
  readonly notes: readonly string[]
  /** Whether the search was given up before everything was tried. */
  readonly isGivenUp: boolean
}

/** A way in which a contact can go on. */
type Way =
  | { readonly kind: 'start'; readonly state: ContactState; readonly progress: Progress }
  | { readonly kind: 'answer'; readonly given: PossibleAnswer }
  | { readonly kind: 'step'; readonly step: Step }

/** Where the contact can go on in several ways. */
interface Fork {
  readonly state: ContactState
  readonly progress: Progress
  readonly ways: readonly Way[]
  /** What is asked where the log does not say which way it was. */
  readonly guesses: Ask | undefined
  next: number
}

/**
 * Play a contact so that it agrees with its log. Where the log does not say what happened, each thing that may have
 * happened is tried, until one agrees to the end.
 * @param entries - Those of flows that were given, in order; at least one.
 */
export function playLog(entries: readonly LoggedEntry[], play: LogPlay): PlayedLog {
  return new LogSearch(entries, play).search()
}

class LogSearch {
  readonly #entries: readonly LoggedEntry[]
  readonly #play: LogPlay
  readonly #execution: LoggedExecution
  readonly #startsAt: number
  readonly #forks: Fork[] = []
  /** States at forks that were met: what follows them was tried. */
  readonly #met = new Set<string>()
  #best: Parting | undefined
  #bestNotes: readonly string[] = []
  #guessed: Ask | undefined
  #tries = 0

  constructor(entries: readonly LoggedEntry[], play: LogPlay) {
    this.#entries = entries
    this.#play = play
    this.#startsAt = entries[0]?.time ?? 0
    const environment: Environment = play.environment({
      began: (...args) => this.#execution.began(...args),
      finished: (...args) => this.#execution.finished(...args),
    })
    const ways = startsOf(entries, play, environment)
    const [first] = ways
    if (first === undefined) throw new Error('A log is played from an entry of a flow that was given.')
    const { state, progress } = first
    this.#execution = new LoggedExecution(environment, state, entries, play.finder, play.isSecret, progress)
    this.#forks.push({ state, progress, ways, guesses: undefined, next: 0 })
  }

  search(): PlayedLog {
    for (;;) {
      const fork = this.#forks.at(-1)
      if (fork === undefined) return { parting: this.#best, notes: this.#bestNotes, isGivenUp: false }
      const way = fork.ways[fork.next]
      if (way === undefined) {
        this.#forks.pop()
        continue
      }
      this.#tries += 1
      if (this.#tries > this.#play.maximumTries) return { parting: this.#best, notes: this.#bestNotes, isGivenUp: true }
      fork.next += 1
      this.#execution.state = copyState(fork.state)
      this.#execution.progress = fork.progress
      this.#guessed = fork.guesses
      this.#take(way)
      if (this.#goOn()) return { parting: undefined, notes: this.#execution.progress.notes, isGivenUp: false }
    }
  }

  #take(way: Way): void {
    const execution = this.#execution
    execution.interruption = undefined
    execution.parting = undefined
    execution.decided = undefined
    switch (way.kind) {
      case 'start':
        execution.state = copyState(way.state)
        execution.progress = way.progress
        return
      case 'step':
        execution.decided = way.step
        return
      case 'answer':
        this.#answer(way.given)
    }
  }

  #answer({ answer, afterSeconds = 0, opens, closes }: PossibleAnswer): void {
    const execution = this.#execution
    const { open } = execution.progress
    if (opens !== undefined) execution.progress = { ...execution.progress, open: new Set([...open, opens]) }
    if (closes !== undefined) {
      execution.progress = { ...execution.progress, open: new Set([...open].filter((one) => one !== closes)) }
    }
    execution.pass(afterSeconds)
    this.#inMachine(() => giveAnswer(execution, answer))
  }

  /** Run the machine, which is left in the middle where the log has something else. */
  #inMachine<Result>(run: () => Result): Result | undefined {
    try {
      return run()
    } catch (error) {
      if (error instanceof Interrupted) return undefined
      throw error
    }
  }

  /**
   * Go on to the next fork.
   * @returns Whether the log is over, and agrees.
   */
  #goOn(): boolean {
    const execution = this.#execution
    for (;;) {
      const ask = execution.interruption === undefined ? this.#inMachine(() => advance(execution)) : undefined
      if (execution.interruption === 'parted') {
        this.#keepBest(execution.parting)
        return false
      }
      if (execution.interruption === 'log over') return true
      if (execution.interruption === 'unknown module') {
        this.#forkAtModule()
        return false
      }
      if (execution.next === undefined) return true
      if (ask === undefined) {
        if (this.#resume()) continue
        execution.part(undefined)
        this.#keepBest(execution.parting)
        return false
      }
      this.#keepTime()
      const ways = this.#waysOn(ask)
      const [only] = ways
      if (ways.length !== 1 || only === undefined) {
        this.#fork(ways, ask)
        return false
      }
      // Nothing to choose: no need to come back.
      this.#tries += 1
      if (this.#tries > this.#play.maximumTries) {
        this.#fork(ways, ask)
        return false
      }
      this.#answer(only)
    }
  }

  #waysOn(ask: Ask): readonly PossibleAnswer[] {
    const execution = this.#execution
    const run = execution.state.runs.at(-1)
    const action = run?.program.instructions[run.at]
    const outcome = run === undefined || action === undefined ? undefined : execution.outcomeOf(run.program, action)
    const seconds = Math.max(0, ((execution.next?.time ?? 0) - this.#startsAt - execution.state.clock) / 1000)
    const nextFlow = execution.next === undefined ? undefined : this.#play.finder.flowOf(execution.next)
    const holdSeconds = ask.kind === 'conversation' ? this.#secondsOfHold(seconds) : 0
    return possibleAnswers({ ask, execution, action, outcome, seconds, nextFlow, holdSeconds })
  }

  /** Seconds of a hold that the next entries are of: until its flow begins anew, or an entry is of another one. */
  #secondsOfHold(untilNext: number): number {
    const { cursor } = this.#execution.progress
    const { finder } = this.#play
    const first = this.#entries[cursor]
    const program = first === undefined ? undefined : finder.flowOf(first)
    const start = program?.instructions[program.start]
    if (first === undefined || program === undefined || start === undefined) return untilNext
    const end = this.#entries.find(
      (entry, index) => index > cursor && (finder.flowOf(entry) !== program || finder.isOf(entry, program, start)),
    )
    // A hold with which the log ends is longer than what it has of it.
    return end === undefined ? longestHoldSeconds : (end.time - first.time) / 1000
  }

  #fork(answers: readonly PossibleAnswer[], ask: Ask): void {
    const execution = this.#execution
    const run = execution.state.runs.at(-1)
    const action = run?.program.instructions[run.at]
    if (answers.length === 0) {
      // Nothing that can happen here is in a log.
      execution.part(undefined)
      this.#keepBest(execution.parting)
      return
    }
    const key = keyOf(execution)
    if (this.#met.has(key)) return
    this.#met.add(key)
    const outcome = run === undefined || action === undefined ? undefined : execution.outcomeOf(run.program, action)
    // An action that the log would have shown, and does not, is no question of what was answered.
    const isGuess =
      outcome === undefined
        ? action === undefined || isWaiting(action)
        : outcome.results === undefined && outcome.externalResults === undefined
    this.#forks.push({
      state: copyState(execution.state),
      progress: execution.progress,
      ways: answers.map((given) => ({ kind: 'answer', given })),
      guesses: isGuess ? ask : undefined,
      next: 0,
    })
  }

  /** A module that was not given may have come to anything that its caller has a branch for. */
  #forkAtModule(): void {
    const execution = this.#execution
    const { state } = execution
    const { program, at } = execution.run
    const action = program.instructions[at]
    // The action begins anew.
    state.actions -= 1
    state.actionsAtOnce -= 1
    const results = (action?.conditions ?? []).map(({ operand }) => textOf(operand && execution.resolve(operand)))
    const steps: readonly Step[] = [done, ...new Set(results)].map((one) =>
      typeof one === 'string' ? resultOf(one) : one,
    )
    const key = keyOf(execution)
    if (this.#met.has(key)) return
    this.#met.add(key)
    const { progress } = execution
    this.#forks.push({
      state: copyState(state),
      progress: { ...progress, open: new Set([...progress.open, 'Modules']) },
      ways: [...steps, failed].map((step) => ({ kind: 'step', step })),
      guesses: undefined,
      next: 0,
    })
  }

  /**
   * The contact has gone to a flow that was not given: it goes on at the next entry of one that was.
   * @returns Whether it does.
   */
  #resume(): boolean {
    const execution = this.#execution
    const { state, next, progress } = execution
    const program = next === undefined ? undefined : this.#play.finder.flowOf(next)
    if (state.end?.reason !== 'other flow' || next === undefined || program === undefined) return false
    const name = state.end.detail ?? ''
    const notes = [...progress.notes, `The flow ${name} was not given: what it did is not played.`]
    execution.state = stateAt(state, program, next, this.#play.finder)
    execution.state.clock = Math.max(state.clock, next.time - this.#startsAt)
    execution.progress = { ...progress, notes, open: knownNamespaces, isLogged: true }
    return true
  }

  /** Speech takes as long as it really took. */
  #keepTime(): void {
    const { state, progress } = this.#execution
    const last = this.#entries[progress.cursor - 1]
    if (last === undefined) return
    const real = last.time - this.#startsAt
    if (real - state.clock > clockTolerance) state.clock = real
  }

  #keepBest(parting: Parting | undefined): void {
    if (parting === undefined) return
    const [best, found] = [this.#best, { ...parting, guessed: this.#guessed }]
    const isFarther = best === undefined || found.agreed > best.agreed
    // Of two that get as far, the one that is at the same action says more.
    const saysMore = found.agreed === best?.agreed && found.differences.length > 0 && best.differences.length === 0
    if (!isFarther && !saysMore) return
    this.#best = found
    this.#bestNotes = this.#execution.progress.notes
  }
}

/** Seconds of a hold of which the log does not have the end. */
const longestHoldSeconds = 86_400

/** Milliseconds by which a simulated clock may be behind the log. */
const clockTolerance = 1000

/** The ways in which a contact can begin, the likeliest first. */
function startsOf(
  entries: readonly LoggedEntry[],
  { programs, finder, channel }: LogPlay,
  environment: Environment,
): readonly Extract<Way, { kind: 'start' }>[] {
  const [first] = entries
  const program = first === undefined ? undefined : finder.flowOf(first)
  if (first === undefined || program === undefined) return []
  const start = program.instructions[program.start]
  const begins = start !== undefined && finder.isOf(first, program, start)
  const progress: Progress = {
    cursor: 0,
    isLogged: begins,
    isOff: false,
    begun: undefined,
    before: undefined,
    attributes: new Set(),
    open: new Set(),
    unlogged: 0,
    notes: [],
  }
  const given = programs.slice(0, 1).filter((one) => one !== program)
  return (channel === undefined ? channels : [channel]).flatMap((one) => {
    const stateOf = (from: Program): ContactState =>
      newState(from, { channel: one }, first.contactId, environment.assumptions)
    if (begins) return [{ kind: 'start', state: stateOf(program), progress }]
    const note = `The log begins in the middle of the flow ${program.name}.`
    return [
      ...[...given, program].map((from) => ({ kind: 'start', state: stateOf(from), progress }) as const),
      {
        kind: 'start',
        state: stateAt(stateOf(program), program, first, finder),
        progress: { ...progress, isLogged: true, open: knownNamespaces, notes: [note] },
      },
    ]
  })
}

/** A contact that is at the action of an entry. */
function stateAt(before: ContactState, program: Program, entry: LoggedEntry, finder: FlowFinder): ContactState {
  const run = startRun(program)
  run.at = program.instructions.find((action) => finder.isOf(entry, program, action))?.index ?? program.start
  const stage = stageOf(program.flowType)
  return { ...copyState(before), runs: [run], end: undefined, waiting: undefined, stage }
}

/** What a contact does from here on depends on this alone. */
function keyOf({ state, progress }: LoggedExecution): string {
  const { runs, attributes, system, hooks, loops, waiting, end, ...plain } = state
  return JSON.stringify([
    progress.cursor,
    progress.isLogged,
    progress.isOff,
    [...progress.attributes],
    [...progress.open],
    { ...plain, actions: 0, actionsAtOnce: 0, clock: Math.round(state.clock) },
    runs.map(({ program, at, data, loops: counters, interrupted, timer }) => [
      program.name,
      at,
      [...data],
      [...counters],
      interrupted,
      timer,
    ]),
    [...attributes],
    [...system],
    [...hooks],
    [...loops].map(([action, count]) => [action.index, count]),
    waiting,
    end?.reason,
  ])
}
