import type { ErrorFacts } from '@aicc/connect-function'
import type { ErrorReason } from './contract/index.js'

/** What the function can be asked for; `unknown` where it was not said. */
export type OperationName = 'findCustomer' | 'createCase' | 'logActivity' | 'unknown'

/** What is known of an answer. Nothing in it tells who called. */
export interface AnswerFacts {
  readonly operation: OperationName
  /** As in the answer: `FOUND`, `CREATED`, `ERROR`, ... */
  readonly status: string
  readonly contactId: string | undefined
  /** Masked. Absent when none was read. */
  readonly phoneNumber?: string
  readonly errorReason?: ErrorReason
  /** What is wrong with the event, without any value of it. */
  readonly detail?: string
  /** What was raised, where something was. */
  readonly error?: ErrorFacts
  readonly milliseconds: number
}

/** Where the function tells what it does. */
export interface Telemetry {
  /** An answer was given. */
  answered(facts: AnswerFacts): void
  /** Do work, as a part of the trace. */
  trace<Result>(name: string, work: () => Promise<Result>): Promise<Result>
}

/** Tells nobody. */
export const silentTelemetry: Telemetry = {
  answered: () => undefined,
  trace: async (_, work) => await work(),
}
