import { isJsonObject } from '@aicc/flow-dsl/language'
import type { JsonObject, JsonValue } from '@aicc/flow-dsl/language'
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
  #moments: Moment[] = []
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
    for (const { state, program, action, step, target } of moments) {
      if (step !== undefined) this.#writeFinished(state, program, action, step, target)
      else if (logShapeOf(action.type, stores(action)).waits === true) this.#write(state, program, action, {})
    }
    return this.#entries
  }

  began(state: ContactState, program: Program, action: Instruction): void {
    this.#moments.push({ state: momentOf(state), program, action, step: undefined, target: nowhere })
  }

  finished(state: ContactState, program: Program, action: Instruction, step: Step, target: number): void {
    this.#moments.push({ state: momentOf(state), program, action, step, target })
  }

  #writeFinished(state: ContactState, program: Program, action: Instruction, step: Step, target: number): void {
    const results = this.#resultsOf(state, program, action, step, target)
    switch (action.type) {
      // One entry for each key.
      case 'UpdateContactAttributes':
      case 'UpdateFlowAttributes': {
        const name = action.type === 'UpdateContactAttributes' ? 'Attributes' : 'FlowAttributes'
        const given = this.#value(state, action, name)
        for (const [key, value] of isJsonObject(given) ? Object.entries(given as JsonObject) : []) {
          const Value = textOf(isJsonObject(value) ? ((value as JsonObject)['Value'] ?? '') : value)
          this.#write(state, program, action, { ...results, Parameters: { Key: key, Value } })
        }
        return
      }
      // One entry for each condition that was tested.
      case 'Compare': {
        const Value = textOf(this.#value(state, action, 'ComparisonValue'))
        for (const { operator, operand, target: leadsTo } of action.conditions) {
          const SecondValue =
            operand === undefined ? '' : textOf(new Execution(this.#environment(), state).resolve(operand))
          const holds = leadsTo === target
          this.#write(state, program, action, {
            Results: String(holds),
            Parameters: { Value, ComparisonMethod: comparisonMethod(operator), SecondValue },
          })
          if (holds) return
        }
        return
      }
      case 'InvokeLambdaFunction': {
        const external = step.kind === 'done' ? state.runs.at(-1)?.data.get('External') : undefined
        this.#write(state, program, action, {
          ...results,
          ...(isJsonObject(external) && { ExternalResults: external as JsonObject }),
        })
        return
      }
      default:
        this.#write(state, program, action, results)
    }
  }

  #resultsOf(
    state: ContactState,
    program: Program,
    action: Instruction,
    step: Step,
    target: number,
  ): Pick<FlowLogEntry, 'Results'> {
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

  #write(state: ContactState, program: Program, action: Instruction, members: Partial<FlowLogEntry>): void {
    const { Results, ExternalResults, Parameters } = members
    const parameters = Parameters ?? this.#parametersOf(state, action)
    this.#entries.push({
      ...(Results !== undefined && { Results }),
      ContactId: textOf(state.system.get('ContactId')),
      ContactFlowId: program.arn ?? program.name,
      ContactFlowName: program.name,
      ContactFlowModuleType: logShapeOf(action.type, stores(action)).name,
      Identifier: action.identifier,
      Timestamp: new Date(this.#start + Math.round(state.clock)).toISOString(),
      ...(ExternalResults !== undefined && { ExternalResults }),
      ...(Object.keys(parameters).length > 0 && { Parameters: parameters }),
    })
  }

  /** Parameters with their references resolved, as texts. */
  #parametersOf(state: ContactState, action: Instruction): JsonObject {
    // What was entered encrypted, and how, stays out of logs.
    const names = [...action.parameters.keys()].filter((name) => name !== 'InputEncryption')
    return Object.fromEntries(
      names.flatMap((name): readonly (readonly [string, JsonValue])[] => {
        const value = this.#value(state, action, name)
        if (value === undefined || value === null) return []
        return [[name, typeof value === 'object' ? value : String(value)]]
      }),
    )
  }

  #value(state: ContactState, action: Instruction, parameter: string): JsonValue | undefined {
    // An action that ended its flow has left no run to read from.
    return state.runs.length === 0 ? undefined : new Execution(this.#environment(), state).value(action, parameter)
  }
}

/** Something that happened, to be written when somebody reads the log. */
interface Moment {
  readonly state: ContactState
  readonly program: Program
  readonly action: Instruction
  /** undefined: the action begins. */
  readonly step: Step | undefined
  readonly target: number
}

/** The contact as it is now: its maps are never changed, only replaced. */
function momentOf(state: ContactState): ContactState {
  const run = state.runs.at(-1)
  return { ...state, runs: run === undefined ? [] : [{ ...run }] }
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
