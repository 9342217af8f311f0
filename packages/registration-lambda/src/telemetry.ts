import type { ErrorFacts } from '@aicc/connect-function'
import type { RegistrationAnswer } from './contract/index.js'

/** What is known of an answer. Nothing in it tells who called. */
export interface AnswerFacts {
  readonly registrationStatus: RegistrationAnswer['registrationStatus']
  readonly contactId: string | undefined
  /** Masked. Absent when none was read. */
  readonly employeeNumber?: string
  /** Masked. Absent when none was read. */
  readonly customerPhone?: string
  /** What led to a failure, without any value of the event. */
  readonly reason?: string
  /** What the store raised, where it did. */
  readonly error?: ErrorFacts
  /** The answer was given before, to the same contact. */
  readonly repeated?: true
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
