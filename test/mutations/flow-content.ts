import { isJsonObject } from '@aicc/flow-dsl/language'

/** A value of a flow document that may be changed in place. */
export type Json = null | boolean | number | string | Json[] | { [name: string]: Json }
export type JsonRecord = { [name: string]: Json }

export interface ErrorBranch {
  NextAction: string
  ErrorType: string
}

export interface ConditionBranch {
  NextAction: string
  Condition: { Operator: string; Operands: Json[] }
}

/** An action of a flow document that may be changed in place. */
export interface Action {
  Identifier: string
  Type: string
  Parameters: JsonRecord
  Transitions: { NextAction?: string; Errors?: ErrorBranch[]; Conditions?: ConditionBranch[] }
  [more: string]: unknown
}

/** A flow document that may be changed in place. */
export interface FlowContent {
  Version: string
  StartAction: string
  Metadata: JsonRecord
  Actions: Action[]
  [more: string]: unknown
}

/**
 * Flow content as an object of its own.
 * @param text - A flow that the checker finds no error in, so its shape is known.
 */
export function parseContent(text: string): FlowContent {
  const content: FlowContent = JSON.parse(text.replace(/^\uFEFF/, ''))
  content.Metadata ??= {}
  for (const action of content.Actions) {
    action.Parameters ??= {}
    action.Transitions ??= {}
  }
  return content
}

/** Whether a value is a JSON object. */
export function isRecord(value: Json | undefined): value is JsonRecord {
  return isJsonObject(value)
}
