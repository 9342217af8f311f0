import { isJsonObject } from '@aicc/flow-dsl/language'
import type { JsonObject, JsonValue } from '@aicc/flow-dsl/language'
import { firstHolding } from '../machine/condition.js'
import type { ContactState } from '../machine/contact-state.js'
import { Execution, textOf } from '../machine/execution.js'
import type { Environment } from '../machine/environment.js'
import type { Observer } from '../machine/observer.js'
import type { Step } from '../machine/step.js'
import { nowhere } from '../program/program.js'
import type { Instruction, Program } from '../program/program.js'
import { logShapeOf } from './log-names.js'

/**
 * An entry of a flow log, in the shape of the service's own.
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/contact-flow-log-data.html
 */
export interface FlowLogEntry {
  readonly Results?: string
  readonly ContactId: string
  readonly ContactFlowId: string
  readonly ContactFlowName: string
  readonly ContactFlowModuleType: string
  readonly Identifier: string
  /** `2026-01-05T01:00:00.000Z` */
  readonly Timestamp: string
  readonly ExternalResults?: JsonObject
  readonly Parameters?: JsonObject
}

/** Writes a flow log of one contact. */
export class FlowLogWriter implements Observer {
  readonly #entries: FlowLogEntry[] = []
  /** What has happened and is not written yet: most logs are never read. */
  #moments: LogMoment[] = []
  /** The action that has begun last. */
  #begun: LogMoment | undefined
  readonly #environment: () => Environment
  readonly #start: number

  /**
   * @param environment - For the values of parameters.
   * @param startsAt - When the contact begins.
   */
  constructor(environment: () => Environment, startsAt: Date) {
    this.#environment = environment
    this.#start = startsAt.getTime()
  }

  /** What was written so far, in order. */
  get entries(): readonly FlowLogEntry[] {
    const moments = this.#moments
    this.#moments = []
    for (const moment of moments) this.#entries.push(...logEntriesOf(moment, this.#environment(), this.#start))
    return this.#entries
  }

  began(state: ContactState, program: Program, action: Instruction): void {
    const now = logStateOf(state)
    this.#begun = { state: now, before: now, program, action, step: undefined, target: nowhere }
    this.#moments.push(this.#begun)
  }

  finished(state: ContactState, program: Program, action: Instruction, step: Step, target: number): void {
    const now = logStateOf(state)
    // A module that has returned is not what has begun last: its caller is as it was.
    const before = this.#begun?.action === action ? this.#begun.before : now
    this.#moments.push({ state: now, before, program, action, step, target })
  }
}

/** Something that happened, from which entries of a log can be written. */
export interface LogMoment {
  /** The contact behind it. */
  readonly state: ContactState
  /** The contact as the action has found it: its parameters were read there. */
  readonly before: ContactState
  readonly program: Program
  readonly action: Instruction
  /** undefined: the action begins. */
  readonly step: Step | undefined
  readonly target: number
}

/** The contact as it is now: its maps are never changed, only replaced. */
export function logStateOf(state: ContactState): ContactState {
  const run = state.runs.at(-1)
  return { ...state, runs: run === undefined ? [] : [{ ...run }] }
}

/**
 * The entries of a log that the service writes of a moment; none for most that begin.
 * @param startsAt - When the contact begins, in milliseconds since 1970.
 */
export function logEntriesOf(moment: LogMoment, environment: Environment, startsAt: number): readonly FlowLogEntry[] {
  const { state, before, program, action, step } = moment
  const reader = new Execution(environment, before)
  const shape = logShapeOf(action.type, stores(action))
  const entry = (members: Partial<FlowLogEntry>): FlowLogEntry => {
    const { Results, ExternalResults, Parameters = parametersOf(reader, action) } = members
    return {
      ...(Results !== undefined && { Results }),
      ContactId: textOf(state.system.get('ContactId')),
      ContactFlowId: program.arn ?? program.name,
      ContactFlowName: program.name,
      ContactFlowModuleType: shape.name,
      Identifier: action.identifier,
      Timestamp: new Date(startsAt + Math.round(state.clock)).toISOString(),
      ...(ExternalResults !== undefined && { ExternalResults }),
      ...(Object.keys(Parameters).length > 0 && { Parameters }),
    }
  }
  if (step === undefined) return shape.waits === true ? [entry({})] : []
  const results = resultsOf(moment, step)
  switch (action.type) {
    // One entry for each key.
    case 'UpdateContactAttributes':
    case 'UpdateFlowAttributes': {
      const given = valueOf(reader, action, action.type === 'UpdateContactAttributes' ? 'Attributes' : 'FlowAttributes')
      const values = isJsonObject(given) ? Object.entries(given as JsonObject) : []
      return values.map(([key, value]) => {
        const Value = textOf(isJsonObject(value) ? ((value as JsonObject)['Value'] ?? '') : value)
        return entry({ ...results, Parameters: { Key: key, Value } })
      })
    }
    // One entry for each condition that was tested.
    case 'Compare': {
      const Value = textOf(valueOf(reader, action, 'ComparisonValue'))
      const first = step.kind === 'result' ? firstHolding(reader, action, step.result) : undefined
      const entries: FlowLogEntry[] = []
      for (const condition of action.conditions) {
        const { operator, operand } = condition
        const SecondValue = operand === undefined ? '' : textOf(reader.resolve(operand))
        const holds = condition === first
        const Parameters = { Value, ComparisonMethod: comparisonMethod(operator), SecondValue }
        entries.push(entry({ Results: String(holds), Parameters }))
        if (holds) break
      }
      return entries
    }
    case 'InvokeLambdaFunction': {
      const external = step.kind === 'done' ? state.runs.at(-1)?.data.get('External') : undefined
      return [entry({ ...results, ...(isJsonObject(external) && { ExternalResults: external as JsonObject }) })]
    }
    default:
      return [entry(results)]
  }
}

function resultsOf({ state, program, action, target }: LogMoment, step: Step): Pick<FlowLogEntry, 'Results'> {
  if (step.kind === 'error') return { Results: errorText(action.type, step) }
  if (step.kind === 'result') {
    const taken = action.conditions.some((condition) => condition.target === target)
    if (action.type === 'Loop') return { Results: step.result === 'DoneLooping' ? 'Done' : 'NotDone' }
    if (action.type === 'GetParticipantInput' && !taken) return { Results: 'NoMatchingCondition' }
    return { Results: textOf(step.result as JsonValue) }
  }
  if (stores(action)) {
    const value = state.runs.at(-1)?.data.get('StoredCustomerInput')
    return { Results: value === 'Timeout' ? 'Timeout' : 'Success' }
  }
  const waits = logShapeOf(action.type, false).waits === true
  return waits && program.start !== nowhere ? { Results: 'Success' } : {}
}

/** Parameters with their references resolved, as texts. */
function parametersOf(reader: Execution, action: Instruction): JsonObject {
  // What was entered encrypted, and how, stays out of logs.
  const names = [...action.parameters.keys()].filter((name) => name !== 'InputEncryption')
  return Object.fromEntries(
    names.flatMap((name): readonly (readonly [string, JsonValue])[] => {
      const value = valueOf(reader, action, name)
      if (value === undefined || value === null) return []
      return [[name, typeof value === 'object' ? value : String(value)]]
    }),
  )
}

function valueOf(reader: Execution, action: Instruction, parameter: string): JsonValue | undefined {
  // An action that ended its flow has left no run to read from.
  return reader.state.runs.length === 0 ? undefined : reader.value(action, parameter)
}

function stores(action: Instruction): boolean {
  const template = action.parameters.get('StoreInput')
  return template?.kind === 'constant' && String(template.value).toLowerCase() === 'true'
}

function errorText(type: string, { error, reason }: Extract<Step, { kind: 'error' }>): string {
  if (reason !== undefined) return reason
  if (error === 'InputTimeLimitExceeded') return 'Timeout'
  return error === 'NoMatchingError' && type !== 'Compare' ? 'Error' : error
}

/** Logs name the operators as the old format did. */
function comparisonMethod(operator: string): string {
  const names: Readonly<Record<string, string>> = {
    TextContains: 'Contains',
    TextStartsWith: 'StartsWith',
    TextEndsWith: 'EndsWith',
    NumberGreaterThan: 'GreaterThan',
    NumberGreaterOrEqualTo: 'GreaterThanOrEqualTo',
    NumberLessThan: 'LessThan',
    NumberLessOrEqualTo: 'LessThanOrEqualTo',
  }
  return Object.hasOwn(names, operator) ? (names[operator] ?? operator) : operator
}
