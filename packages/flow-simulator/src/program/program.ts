import type { ActionDefinition, ActionForm, ErrorType, FlowType } from '@aicc/flow-dsl/language'
import type { LocateAction } from './location.js'
import type { Template } from './template.js'

/** No action: the way leads nowhere. */
export const nowhere = -1

/** A condition of an action. */
export interface Condition {
  readonly operator: string
  readonly operand: Template | undefined
  /** Index of the action that it leads to, or {@link nowhere}. */
  readonly target: number
}

/** An action, prepared to be executed. */
export interface Instruction {
  readonly index: number
  readonly identifier: string
  readonly type: string
  /** What is known of its type; undefined for one that is not described. */
  readonly definition: ActionDefinition | undefined
  readonly form: ActionForm | undefined
  readonly parameters: ReadonlyMap<string, Template>
  /** Names that the console noted beside ids, by the path of the parameter: `QueueId`, `EventHooks.CustomerQueue`. */
  readonly displayNames: ReadonlyMap<string, string>
  /** Index of the next action, or {@link nowhere}. */
  readonly next: number
  readonly conditions: readonly Condition[]
  readonly errors: ReadonlyMap<string, number>
}

/** A flow or module, prepared to be executed. */
export interface Program {
  readonly name: string
  /** Its ARN or id, where it is known. */
  readonly arn: string | undefined
  readonly flowType: FlowType
  /** Index of the action that it starts with, or {@link nowhere}. */
  readonly start: number
  readonly instructions: readonly Instruction[]
  /** Where an action was written. */
  readonly locate: LocateAction
}

/** Where an error of an action leads; the catch-all where it has no branch of its own, undefined where neither is there. */
export function errorTarget(instruction: Instruction, error: ErrorType): number | undefined {
  return instruction.errors.get(error) ?? instruction.errors.get('NoMatchingError')
}
