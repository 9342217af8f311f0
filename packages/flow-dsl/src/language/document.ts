import type { JsonObject } from './json.js'

/** The one version of the flow language. */
export const flowLanguageVersion = '2019-10-30'

/** One way on that is taken when a condition holds for the action's result. */
export interface ConditionTransition {
  readonly NextAction: string
  readonly Condition: { readonly Operator: string; readonly Operands: readonly string[] }
}

/** One way on that is taken on an error. */
export interface ErrorTransition {
  readonly NextAction: string
  readonly ErrorType: string
}

/** Ways on from an action; empty for a terminal action. */
export interface Transitions {
  readonly NextAction?: string
  readonly Errors?: readonly ErrorTransition[]
  readonly Conditions?: readonly ConditionTransition[]
}

/** One action as the API takes it. */
export interface FlowAction {
  readonly Identifier: string
  readonly Type: string
  readonly Parameters: JsonObject
  readonly Transitions: Transitions
}

/**
 * What the console keeps about the picture; the service ignores it at run time. The reference prints these keys
 * capitalised, exports have them in lower camel case.
 */
export interface FlowMetadata {
  readonly entryPointPosition: { readonly x: number; readonly y: number }
  readonly ActionMetadata: Readonly<Record<string, JsonObject>>
  readonly [key: string]: unknown
}

/** The contract member that module content must have; the service requires it and does not read the contract from it. */
export interface ModuleContentSettings {
  readonly InputParameters: readonly JsonObject[]
  readonly OutputParameters: readonly JsonObject[]
  readonly Transitions: readonly JsonObject[]
}

/**
 * Flow content in the flow language: what `CreateContactFlow` and `UpdateContactFlowContent` take as `Content`.
 * @see https://docs.aws.amazon.com/connect/latest/devguide/flow-language-example.html
 */
export interface FlowDocument {
  readonly Version: typeof flowLanguageVersion
  readonly StartAction: string
  readonly Metadata: FlowMetadata
  readonly Actions: readonly FlowAction[]
  /** Modules only. */
  readonly Settings?: ModuleContentSettings
}
