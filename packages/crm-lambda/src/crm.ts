import type { TimeBudget } from '@aicc/connect-function'

/** A customer, as far as a call needs it. */
export interface Customer {
  readonly id: string
  /** As the CRM shows it. */
  readonly name: string
  readonly givenName: string | undefined
  readonly familyName: string | undefined
  /** The customer's page. */
  readonly url: string
}

/** The customers who have a number. */
export interface CustomerSearch {
  /** Those whose number is this one, however it is written there. Two are enough to know that it is shared. */
  readonly customers: readonly Customer[]
  /** An empty page for a new customer with this number. */
  readonly newCustomerUrl: string
}

/** A case to be opened. */
export interface CaseRequest {
  /** The contact that it is about: it has one case. Letters, digits, `_`, `:` and `-`. */
  readonly contactId: string
  readonly subject: string
  readonly description: string | undefined
  readonly customerId: string | undefined
  /** In E.164. */
  readonly phoneNumber: string | undefined
}

/** A call to be noted. */
export interface ActivityRequest {
  /** The contact that it is about: it has one activity with a subject. */
  readonly contactId: string
  readonly subject: string
  readonly description: string | undefined
  readonly customerId: string | undefined
  readonly caseId: string | undefined
  readonly direction: 'inbound' | 'outbound'
}

/** A record of the CRM. */
export interface CrmRecord {
  readonly id: string
  /** Its page. */
  readonly url: string
}

/**
 * A system that knows customers, cases and activities. Each operation ends within the budget, and may be asked for again
 * with the same contact: Connect repeats invocations.
 * @throws {@link MalformedAnswerError} when the CRM answers something that is no answer.
 * @throws {@link SetupError} when something has to be set up otherwise.
 * @throws `ServiceError` when the CRM refuses, `OutOfTimeError` when it is not there.
 */
export interface Crm {
  /** @param phoneNumber - In E.164. */
  findCustomers(phoneNumber: string, budget: TimeBudget): Promise<CustomerSearch>
  createCase(request: CaseRequest, budget: TimeBudget): Promise<CrmRecord>
  logActivity(request: ActivityRequest, budget: TimeBudget): Promise<CrmRecord>
  /** Whether a text can be the id of a record; ids come back from flows, where anything could have been set. */
  isRecordId(text: string): boolean
}

/** A service answered something that is no answer. Says where, never what it was. */
export class MalformedAnswerError extends Error {
  override readonly name = 'MalformedAnswerError'
}

/** Settings or the secret of the function are wrong. Says which, never their values. */
export class SetupError extends Error {
  override readonly name = 'SetupError'
}
