import { isErrorType, isJsonObject } from '@aicc/flow-dsl/language'
import type { ErrorType } from '@aicc/flow-dsl/language'
import { findExecution } from '../actions/index.js'
import type { ContactState } from '../machine/contact-state.js'
import type { Environment } from '../machine/environment.js'
import { Execution, textOf } from '../machine/execution.js'
import type { Observer } from '../machine/observer.js'
import { failedWith } from '../machine/step.js'
import type { Step } from '../machine/step.js'
import type { Instruction, Program } from '../program/program.js'
import type { Reference, Template } from '../program/template.js'
import { logEntriesOf, logStateOf } from '../trace/flow-log.js'
import type { FlowLogEntry, LogMoment } from '../trace/flow-log.js'
import { logShapeOf } from '../trace/log-names.js'
import type { FlowFinder } from './flow-finder.js'
import { learnValue } from './learned-value.js'
import type { LoggedEntry } from './logged-entry.js'
import { isSame, matchTemplate } from './match-template.js'
import type { KnownValues } from './match-template.js'
import type { EntryDifference, Parting, SimulatedEntry } from './parting.js'
import { isFailure, isSameResult } from './results-in-logs.js'
import { shownParameters } from './shown-parameters.js'

/** How far a log has been played. Replaced, never changed, so that the search can go back. */
export interface Progress {
  /** Index of the next entry. */
  readonly cursor: number
  /** Whether the contact began where the log does: else logging was switched on later. */
  readonly isLogged: boolean
  /** Whether the flow has switched its logs off. */
  readonly isOff: boolean
  /** The entry with which the action has begun that runs. */
  readonly begun: LoggedEntry | undefined
  /** The contact as that action has found it. */
  readonly before: ContactState | undefined
  /** Contact attributes whose values are known: the flow has set them, or an entry has shown them. */
  readonly attributes: ReadonlySet<string>
  /** Namespaces with values that only the real contact knows, of those that a simulation otherwise knows. */
  readonly open: ReadonlySet<string>
  /** Actions since the last entry that the log need not have. */
  readonly unlogged: number
  readonly notes: readonly string[]
}

/** Why the machine was left in the middle. */
export type Interruption = 'parted' | 'log over' | 'unknown module'

/** Thrown to leave the machine in the middle of an action. There is one of it. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted'
}

/** Namespaces that flows and functions fill: what a simulation has there is what the contact had. */
export const knownNamespaces: ReadonlySet<string> = new Set([
  'External',
  'FlowAttributes',
  'Loop',
  'Modules',
  'StoredCustomerInput',
])

/** Most actions in a row that the log need not have. */
const mostUnlogged = 10_000

/** Plays a contact beside its log: takes over what only the log knows, and stops where both part. */
export class LoggedExecution extends Execution implements Observer {
  progress: Progress
  interruption: Interruption | undefined
  parting: Parting | undefined
  /** What an action comes to that cannot be played: the invocation of a module that was not given. */
  decided: Step | undefined
  readonly #entries: readonly LoggedEntry[]
  readonly #finder: FlowFinder
  readonly #isSecret: (template: Template) => boolean
  readonly #interrupted = new Interrupted()
  /** How far the log was played when actions were last counted from the first. */
  #counted = 0

  constructor(
    environment: Environment,
    state: ContactState,
    entries: readonly LoggedEntry[],
    finder: FlowFinder,
    isSecret: (template: Template) => boolean,
    progress: Progress,
  ) {
    super(environment, state)
    this.#entries = entries
    this.#finder = finder
    this.#isSecret = isSecret
    this.progress = progress
  }

  /** The next entry; undefined where the log is over. */
  get next(): LoggedEntry | undefined {
    return this.#entries[this.progress.cursor]
  }

  /** The entry that says what became of an action which has begun; undefined where the log has none. */
  outcomeOf(program: Program, action: Instruction): LoggedEntry | undefined {
    const { next } = this
    if (next === undefined || !this.#finder.isOf(next, program, action)) return undefined
    const outcome = this.#isBeginning(next, action) ? this.#entries[this.progress.cursor + 1] : next
    // An empty result says that the action is over, and nothing of how.
    return outcome?.results === '' ? { ...outcome, results: undefined } : outcome
  }

  /** The simulated contact and its log part here. */
  part(simulated: SimulatedEntry | undefined, differences: readonly EntryDifference[] = []): void {
    if (this.interruption !== undefined) return
    const { next } = this
    this.interruption = 'parted'
    this.parting = { agreed: this.progress.cursor, logged: next, simulated, differences, guessed: undefined }
  }

  began(state: ContactState, program: Program, action: Instruction): void {
    this.progress = { ...this.progress, begun: undefined }
    this.#compare({ state, before: state, program, action, step: undefined, target: -1 })
  }

  finished(state: ContactState, program: Program, action: Instruction, step: Step, target: number): void {
    const { before } = this.progress
    const now = logStateOf(state)
    this.#compare({ state: now, before: before ?? now, program, action, step, target })
    if (action.type === 'UpdateContactAttributes' && step.kind === 'done') this.#knowAttributes(action, before ?? now)
    const isOff = action.type === 'UpdateFlowLoggingBehavior' ? isSwitchedOff(action) : this.progress.isOff
    this.progress = { ...this.progress, before: undefined, isOff }
  }

  override insteadOf(action: Instruction): Step | undefined {
    if (this.interruption !== undefined) throw this.#interrupted
    const { program } = this.run
    if (this.progress.cursor !== this.#counted) {
      // What the log has was no endless round.
      this.#counted = this.progress.cursor
      this.state.actions = 1
      this.state.actionsAtOnce = 1
    }
    this.#learn(program, action)
    this.progress = { ...this.progress, before: logStateOf(this.state) }
    if (this.#isUnknownModule(action)) {
      if (this.decided === undefined) {
        this.interruption = 'unknown module'
        throw this.#interrupted
      }
      const step = this.decided
      this.decided = undefined
      return step
    }
    return this.#failureInLog(program, action)
  }

  /** Whether a value is one that only the real contact knows. */
  isOpen({ members }: Reference): boolean {
    const [namespace = '', name] = members
    const { open, attributes } = this.progress
    if (open.has(namespace)) return true
    if (namespace === 'Attributes') return name !== undefined && !attributes.has(name)
    if (namespace === 'Lex') return name !== 'IntentName'
    return !knownNamespaces.has(namespace)
  }

  #valuesOf(reader: Execution): KnownValues {
    return { resolve: (template) => reader.resolve(template), isOpen: (reference) => this.isOpen(reference) }
  }

  #isUnknownModule(action: Instruction): boolean {
    if (action.type !== 'InvokeFlowModule') return false
    const name = this.resource(action, 'FlowModuleId')
    return name !== undefined && this.findProgram(name) === undefined
  }

  /** Take over what the log shows of values that the action reads and only the real contact knows. */
  #learn(program: Program, action: Instruction): void {
    const shown = [
      ...(this.progress.begun === undefined ? [] : [this.progress.begun]),
      ...this.#entriesOf(program, action),
    ]
    for (const entry of shown) {
      for (const parameter of shownParameters(action, entry)) {
        const values = matchTemplate(parameter.template, parameter.shown, this.#valuesOf(this))
        for (const value of values ?? []) {
          learnValue(this, value)
          this.#know(value.reference)
        }
      }
    }
  }

  #know({ members }: Reference): void {
    const [namespace = '', name = ''] = members
    const { attributes, open } = this.progress
    if (namespace === 'Attributes') this.progress = { ...this.progress, attributes: new Set([...attributes, name]) }
    else if (namespace === 'StoredCustomerInput') {
      this.progress = { ...this.progress, open: new Set([...open].filter((one) => one !== namespace)) }
    }
  }

  #knowAttributes(action: Instruction, before: ContactState): void {
    const given = new Execution(this.environment, before).value(action, 'Attributes')
    const names = isJsonObject(given) ? Object.keys(given) : []
    this.progress = { ...this.progress, attributes: new Set([...this.progress.attributes, ...names]) }
  }

  /** The entries of an action that come next, as many as one visit may write. */
  #entriesOf(program: Program, action: Instruction): readonly LoggedEntry[] {
    const { cursor } = this.progress
    const most = writesSeveral(action) ? mostEntriesOfAction : 1
    const found: LoggedEntry[] = []
    for (let index = cursor; index < cursor + most; index += 1) {
      const entry = this.#entries[index]
      if (entry === undefined || !this.#finder.isOf(entry, program, action)) break
      found.push(entry)
    }
    return found
  }

  /** What the service does that no simulation knows of, where the log says that an action has failed. */
  #failureInLog(program: Program, action: Instruction): Step | undefined {
    const { results } = this.outcomeOf(program, action) ?? {}
    if (results === undefined || !isFailure(results) || decides.has(action.type)) return undefined
    if (findExecution(action.type).resume !== undefined) return undefined
    const error = errorOf(action, results)
    return error === undefined ? undefined : failedWith(error, results)
  }

  /** Go through the entries that the service would have written of a moment. */
  #compare(moment: LogMoment): void {
    const { program, action, step } = moment
    const waits = isWaiting(action)
    const reader = new Execution(this.environment, moment.before)
    const entries = this.#inLoggedOrder(logEntriesOf(moment, this.environment, 0), program, action)
    for (const entry of entries) {
      if (this.interruption !== undefined) return
      this.#compareEntry(entry, moment, reader, waits && step === undefined)
    }
  }

  #compareEntry(entry: FlowLogEntry, moment: LogMoment, reader: Execution, begins: boolean): void {
    const { program, action, step } = moment
    const { cursor, unlogged } = this.progress
    const { next } = this
    const simulated: SimulatedEntry = { program, action, results: entry.Results }
    if (next === undefined) {
      // Whoever hangs up leaves an action that has begun, or is about to take its time.
      const left = begins || this.progress.begun !== undefined || isLost(action)
      if (left || this.#isUnlogged(action)) this.interruption = 'log over'
      else this.part(simulated)
      return
    }
    if (!this.#finder.isOf(next, program, action)) {
      // When an action was over, and that a module has returned, may be left out.
      const isEnd =
        step !== undefined && step.kind !== 'moved' && (isWaiting(action) || action.type === 'InvokeFlowModule')
      const isOptional = isEnd || this.#isUnlogged(action)
      if (!isOptional || unlogged >= mostUnlogged) this.part(simulated)
      else this.progress = { ...this.progress, unlogged: unlogged + 1 }
      return
    }
    // The log may have only one of the two entries of an action that waits.
    if (begins && next.results !== undefined) return
    if (isWaiting(action) && !begins && next.results === undefined) return
    let last = cursor
    if (!begins && this.#isBeginning(next, action)) last += 1
    const logged = this.#entries[last] ?? next
    const differences = this.#differences(entry, logged, moment, reader)
    if (differences.length > 0) {
      this.part(simulated, differences)
      return
    }
    // The return of a module that was not given is no action here.
    const following = this.#entries[last + 1]
    if (following !== undefined && this.#isUnknownModule(action) && this.#finder.isOf(following, program, action))
      last += 1
    this.progress = {
      ...this.progress,
      cursor: last + 1,
      isLogged: true,
      begun: begins ? logged : undefined,
      unlogged: 0,
    }
  }

  /** Whether an entry only says that an action has begun which is logged once as far as is known. */
  #isBeginning(entry: LoggedEntry, action: Instruction): boolean {
    if (writesSeveral(action) || entry.results !== undefined || entry.externalResults !== undefined) return false
    const following = this.#entries[this.progress.cursor + 1]
    const isSameAction =
      following !== undefined &&
      following.identifier === entry.identifier &&
      following.flowId === entry.flowId &&
      following.type === entry.type
    return (
      !isWaiting(action) && isSameAction && (following.results !== undefined || following.externalResults !== undefined)
    )
  }

  #differences(
    entry: FlowLogEntry,
    logged: LoggedEntry,
    { action, step }: LogMoment,
    reader: Execution,
  ): readonly EntryDifference[] {
    const found: EntryDifference[] = []
    for (const { name, shown, template } of shownParameters(action, logged)) {
      if (matchTemplate(template, shown, this.#valuesOf(reader)) !== undefined) continue
      const hide = this.#isSecret(template)
      found.push({
        name,
        logged: hide ? hidden : textOf(shown),
        simulated: hide ? hidden : textOf(reader.resolve(template)),
      })
    }
    // What several entries of one action tell apart.
    for (const name of ['Key', 'ComparisonMethod', 'SecondValue']) {
      const [own, other] = [entry.Parameters?.[name], logged.parameters[name]]
      if (own === undefined || other === undefined || isSame(own, other)) continue
      found.push({ name, logged: textOf(other), simulated: textOf(own) })
    }
    if (!agreeInResults(entry, logged, action, step)) {
      found.push({ name: 'Results', logged: logged.results, simulated: entry.Results })
    }
    return found
  }

  /** Attributes are set together: the order of their entries means nothing. */
  #inLoggedOrder(entries: readonly FlowLogEntry[], program: Program, action: Instruction): readonly FlowLogEntry[] {
    if (entries.length < 2 || action.type === 'Compare') return entries
    const keys = this.#entriesOf(program, action).map(({ parameters }) => textOf(parameters['Key']))
    const place = ({ Parameters }: FlowLogEntry): number => {
      const found = keys.indexOf(textOf(Parameters?.['Key']))
      return found < 0 ? keys.length : found
    }
    return entries.toSorted((one, other) => place(one) - place(other))
  }

  /** Whether an action need not be in the log: logs are off, or were not yet on, or this action switches them. */
  #isUnlogged({ type }: Instruction): boolean {
    const { isLogged, isOff } = this.progress
    return !isLogged || isOff || type === 'UpdateFlowLoggingBehavior'
  }
}

/** What is shown in place of a value that came from encrypted input. */
const hidden = '(encrypted)'

/** Most entries that one visit of an action writes. */
const mostEntriesOfAction = 1000

/** Actions whose way follows from values alone. */
const decides: ReadonlySet<string> = new Set(['Compare', 'Loop', 'EndFlowModuleExecution', 'InvokeFlowModule'])

function writesSeveral({ type }: Instruction): boolean {
  return type === 'UpdateContactAttributes' || type === 'UpdateFlowAttributes' || type === 'Compare'
}

/** Whether an action is logged twice: when it begins, and when it is over. */
export function isWaiting({ type }: Instruction): boolean {
  return logShapeOf(type, false).waits === true
}

/** Whether an action takes time and is logged when it is over: whoever leaves meanwhile leaves no entry. */
function isLost({ type }: Instruction): boolean {
  return type === 'InvokeLambdaFunction'
}

function isSwitchedOff({ parameters }: Instruction): boolean {
  const behavior = parameters.get('FlowLoggingBehavior')
  return behavior?.kind === 'constant' && behavior.value === 'Disabled'
}

/** The error of an action that a text in the log stands for; undefined where it has no branch for any. */
export function errorOf({ errors }: Instruction, text: string): ErrorType | undefined {
  const types = [...errors.keys()].filter(isErrorType)
  const squeezed = text.replaceAll(/[^a-z]/gi, '').toLowerCase()
  const named = types.find((type) => type !== 'NoMatchingError' && squeezed.includes(type.toLowerCase()))
  if (named !== undefined) return named
  return types.includes('NoMatchingError') ? 'NoMatchingError' : types[0]
}

/** Actions whose result is a number that the service may log in another way. */
const numeric: ReadonlySet<string> = new Set(['CheckMetricData', 'DistributeByPercentage'])

function agreeInResults(
  entry: FlowLogEntry,
  logged: LoggedEntry,
  action: Instruction,
  step: Step | undefined,
): boolean {
  const [own, other] = [entry.Results, logged.results === '' ? undefined : logged.results]
  const fails = step?.kind === 'error'
  if (other === undefined) return !fails
  if (own === undefined) return !isFailure(other)
  if (isSameResult(own, other)) return true
  if (fails) return isFailure(other)
  if (own === 'Success') return !isFailure(other)
  return numeric.has(action.type) && !/^-?\d+(\.\d+)?$/.test(other)
}
