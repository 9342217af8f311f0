import type { ErrorType, JsonValue } from '@aicc/flow-dsl/language'
import type { Instruction } from '../program/program.js'
import type { Answer, Ask } from './ask.js'
import type { Execution } from './execution.js'

/** What an action comes to. */
export type Step =
  /** It has succeeded, and has nothing to compare. */
  | { readonly kind: 'done' }
  /** It has a result, which its conditions are tested against. */
  | { readonly kind: 'result'; readonly result: JsonValue | undefined }
  | { readonly kind: 'error'; readonly error: ErrorType; readonly reason?: string }
  /** The world has to answer first; then the action is resumed. */
  | { readonly kind: 'ask'; readonly ask: Ask }
  /** The module returns to the flow that has invoked it, on the branch of a result if it has one. */
  | { readonly kind: 'returned'; readonly result: string | undefined; readonly data: JsonValue }
  /** The contact goes on elsewhere, or has ended: the state says where. */
  | { readonly kind: 'moved' }

/** It has succeeded. */
export const done: Extract<Step, { kind: 'done' }> = { kind: 'done' }
/** The contact goes on elsewhere. */
export const moved: Step = { kind: 'moved' }
/** It has failed, and takes its catch-all. */
export const failed: Step = { kind: 'error', error: 'NoMatchingError' }

/** It has failed with this error. */
export function failedWith(error: ErrorType, reason?: string): Step {
  return { kind: 'error', error, ...(reason !== undefined && { reason }) }
}

/** It has a result. */
export function resultOf(result: JsonValue | undefined): Extract<Step, { kind: 'result' }> {
  return { kind: 'result', result }
}

/** The world has to answer first. */
export function asking(ask: Ask): Step {
  return { kind: 'ask', ask }
}

/** How an action of the flow language is executed. One file each, in `src/actions`. */
export interface ActionExecution {
  /** `Type` in the flow language. */
  readonly type: string
  /** Begin it. */
  readonly begin: (execution: Execution, action: Instruction) => Step
  /** Go on with it when the world has answered; only where `begin` asks. */
  readonly resume?: (execution: Execution, action: Instruction, answer: Answer, ask: Ask) => Step
  /**
   * Whether it sets something that no flow can read and that counts all the same: what is recorded, who gets the contact.
   * The last one set counts, so that its parameters say all of it. @defaultValue false
   */
  readonly unreadSetting?: boolean
  /** What follows an error that it has no branch for, where that is documented. */
  readonly withoutErrorBranch?: 'end of flow' | 'next action'
}

/** Declare how an action is executed. */
export function defineExecution(execution: ActionExecution): ActionExecution {
  return execution
}
