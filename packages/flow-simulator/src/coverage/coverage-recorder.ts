import { outcomeOf, outcomesOf } from '../explore/coverage.js'
import { explore } from '../explore/explore.js'
import type { Environment } from '../machine/environment.js'
import { Execution } from '../machine/execution.js'
import type { ContactState } from '../machine/contact-state.js'
import type { Observer } from '../machine/observer.js'
import type { Step } from '../machine/step.js'
import type { FlowSource } from '../program/load-program.js'
import type { Instruction, Program } from '../program/program.js'
import type { CallRecorder } from './current-recorder.js'
import type { CoverageData, CoverageStatus, FlowCoverage } from './coverage-data.js'
import { furthest } from './merge-coverage.js'

/** How coverage is recorded. */
export interface RecordingOptions {
  /**
   * Explore the flows, so that branches which no call can take are left out. Costs an exploration of up to 10 seconds for
   * each list of flows, and up to a minute for all; one that does not come to an end says nothing. @defaultValue false
   */
  readonly excludeDead?: boolean
  /** Flows that count: their names, or expressions that these match. @defaultValue all */
  readonly flows?: readonly (string | RegExp)[] | undefined
}

/** Most flows that are recorded: tests that make up flows could go on for ever. */
export const mostRecordedFlows = 5_000

/** Longest time for one exploration, in seconds. */
const longestExploration = 10

/** Longest time for all explorations, in seconds: those that do not fit into it say nothing. */
const timeForExplorations = 60

/** Flows that are played together, by the first of which contacts come in. */
interface PlayedFlows {
  readonly sources: readonly FlowSource[]
  readonly first: FlowRecord
  explored: boolean
}

/**
 * Writes down which actions and branches calls have come to, over as many simulations as there are. The same flow counts
 * once, however often it is loaded.
 */
export class CoverageRecorder implements CallRecorder {
  readonly #options: RecordingOptions
  readonly #records = new Map<string, FlowRecord>()
  readonly #recordOf = new WeakMap<Program, FlowRecord>()
  readonly #played = new Map<string, PlayedFlows>()

  constructor(options: RecordingOptions = {}) {
    this.#options = options
  }

  /** These flows are going to be played. */
  add(programs: readonly Program[], sources: readonly FlowSource[]): void {
    const records = programs.map((program) => this.#recordFor(program))
    const [first] = records
    if (this.#options.excludeDead !== true || first === undefined) return
    const together = records.map((record) => record?.key ?? '').join('\n')
    if (!this.#played.has(together)) this.#played.set(together, { sources, first, explored: false })
  }

  /** Whether there were more flows than are recorded. */
  get isFull(): boolean {
    return this.#records.size >= mostRecordedFlows
  }

  /** Watches a contact. */
  observer(environment: () => Environment): Observer {
    let execution: Execution | undefined
    return {
      began: (_, program, action) => this.#recordOf.get(program)?.begin(action),
      finished: (state: ContactState, program: Program, action: Instruction, step: Step) => {
        if (step.kind === 'ask' || step.kind === 'moved' || step.kind === 'returned') return
        const record = this.#recordOf.get(program)
        if (record === undefined || record.isComplete(action)) return
        if (execution?.state !== state) execution = new Execution(environment(), state)
        record.take(action, outcomeOf(execution, action, step))
      },
    }
  }

  #recordFor(program: Program): FlowRecord | undefined {
    if (!this.#counts(program)) return undefined
    const key = keyOf(program)
    const known = this.#records.get(key)
    if (known === undefined && this.isFull) return undefined
    const record = known ?? new FlowRecord(program, key)
    this.#records.set(key, record)
    this.#recordOf.set(program, record)
    return record
  }

  #counts({ name }: Program): boolean {
    const { flows } = this.#options
    return flows === undefined || flows.some((one) => (typeof one === 'string' ? one === name : name.search(one) >= 0))
  }

  /** What was reached so far. Explores flows that were not explored yet, where that is asked for. */
  collect(): CoverageData {
    const until = performance.now() + timeForExplorations * 1000
    for (const played of this.#played.values()) {
      const seconds = Math.min(longestExploration, (until - performance.now()) / 1000)
      if (played.explored || seconds <= 0) continue
      played.explored = true
      played.first.learn(played.sources, seconds)
    }
    return { version: 1, flows: [...this.#records.values()].map((record) => record.data) }
  }
}

/** What calls have reached of a flow. */
class FlowRecord {
  readonly key: string
  readonly #program: Program
  /** By index of the action. */
  readonly #actions: CoverageStatus[]
  /** By index of the action: its branches. */
  readonly #branches: Map<string, CoverageStatus>[]
  /** By index of the action: how many branches are left to be taken. */
  readonly #left: number[]

  constructor(program: Program, key: string) {
    this.key = key
    this.#program = program
    this.#actions = program.instructions.map(() => 'unreached')
    this.#branches = program.instructions.map(
      (action) => new Map(outcomesOf(action).map((outcome) => [outcome, 'unreached'])),
    )
    this.#left = this.#branches.map(({ size }) => size)
  }

  begin({ index }: Instruction): void {
    this.#actions[index] = 'reached'
  }

  isComplete({ index }: Instruction): boolean {
    return this.#left[index] === 0
  }

  take({ index }: Instruction, outcome: string): void {
    const branches = this.#branches[index]
    const known = branches?.get(outcome)
    if (branches === undefined || known === undefined || known === 'reached') return
    branches.set(outcome, 'reached')
    this.#left[index] = (this.#left[index] ?? 1) - 1
  }

  /** Find out what calls can reach at all. */
  learn(sources: readonly FlowSource[], maximumSeconds: number): void {
    const { name, instructions } = this.#program
    const { complete, reachableActions, reachableBranches } = explore(sources, { maximumSeconds })
    if (!complete) return
    const own = new Map<string, Set<string>>()
    for (const { flow, action } of reachableActions) if (flow === name) own.set(action, new Set())
    for (const { flow, action, outcome } of reachableBranches) if (flow === name) own.get(action)?.add(outcome)
    for (const { index, identifier } of instructions) {
      const outcomes = own.get(identifier)
      const statusOf = (can: boolean | undefined): CoverageStatus => (can === true ? 'reachable' : 'dead')
      this.#actions[index] = furthest(this.#actions[index] ?? 'unreached', statusOf(outcomes !== undefined))
      const branches = this.#branches[index]
      for (const [outcome, status] of branches ?? []) {
        branches?.set(outcome, furthest(status, statusOf(outcomes?.has(outcome))))
      }
    }
  }

  get data(): FlowCoverage {
    const { name, instructions, locate } = this.#program
    return {
      flow: name,
      actions: instructions.map(({ index, identifier, type }) => {
        const location = locate(identifier)
        const file = location?.file
        return {
          action: identifier,
          type,
          location: location === undefined || file === undefined ? null : { ...location, file },
          status: this.#actions[index] ?? 'unreached',
          branches: [...(this.#branches[index] ?? [])].map(([outcome, status]) => ({ outcome, status })),
        }
      }),
    }
  }
}

/** Programs with the same key are the same flow, loaded twice. */
function keyOf({ name, instructions, locate }: Program): string {
  return JSON.stringify([
    name,
    instructions.map((action) => {
      const location = locate(action.identifier)
      return [action.identifier, action.type, location?.file, location?.line, location?.column, outcomesOf(action)]
    }),
  ])
}
