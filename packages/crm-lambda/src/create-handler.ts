import {
  describeError,
  maskNumber,
  OutOfTimeError,
  ServiceError,
  TimeOverError,
  timeForAnswer,
  withTimeBudget,
} from '@aicc/connect-function'
import type { InvocationContext, TimeBudget } from '@aicc/connect-function'
import type { CreateCaseAnswer, ErrorReason, FindCustomerAnswer, LogActivityAnswer } from './contract/index.js'
import { MalformedAnswerError, SetupError } from './crm.js'
import type { Crm } from './crm.js'
import { readEvent } from './read-event.js'
import type { EventReading } from './read-event.js'
import { spokenName } from './spoken-name.js'
import { silentTelemetry } from './telemetry.js'
import type { AnswerFacts, OperationName, Telemetry } from './telemetry.js'

/** What the function runs on. */
export interface HandlerOptions {
  /** Gives the CRM; asked at each event, inside of what is answered with ERROR. */
  readonly crm: () => Crm | Promise<Crm>
  /** @defaultValue nobody is told anything */
  readonly telemetry?: Telemetry
  /**
   * Longest time to an answer, in milliseconds. Connect waits 8 seconds at most, the start of the function included.
   * @defaultValue 6000
   */
  readonly timeBudgetMilliseconds?: number
}

/** An answer to what could not be read: whatever the flow asked for, its status is ERROR. */
export interface UnreadableAnswer {
  readonly lookupStatus: 'ERROR'
  readonly caseStatus: 'ERROR'
  readonly activityStatus: 'ERROR'
  readonly errorReason: ErrorReason
}

/** An answer of the function. */
export type CrmAnswer = FindCustomerAnswer | CreateCaseAnswer | LogActivityAnswer | UnreadableAnswer

/** The function: an event of Connect in, an answer out. Never rejects. */
export type CrmHandler = (event: unknown, context?: InvocationContext) => Promise<CrmAnswer>

type Request = Extract<EventReading, { readonly status: 'request' }>

const defaultTimeBudget = 6000

/** Make the CRM function over a CRM. */
export function createHandler(options: HandlerOptions): CrmHandler {
  const { crm: open, telemetry = silentTelemetry } = options
  return async (event, context) => {
    const start = performance.now()
    const answer = (
      given: CrmAnswer,
      facts: Omit<AnswerFacts, 'status' | 'milliseconds' | 'errorReason'>,
    ): CrmAnswer => {
      const milliseconds = Math.round(performance.now() - start)
      const failed = 'errorReason' in given ? { errorReason: given.errorReason } : {}
      try {
        telemetry.answered({ ...facts, ...failed, status: statusOf(given), milliseconds })
      } catch {
        // The flow waits for the answer; that it could not be logged is no reason to keep it back.
      }
      return given
    }

    let facts: Omit<AnswerFacts, 'status' | 'milliseconds' | 'errorReason'> = {
      operation: 'unknown',
      contactId: undefined,
    }
    try {
      const milliseconds = timeForAnswer(options.timeBudgetMilliseconds ?? defaultTimeBudget, context)
      return await withTimeBudget(milliseconds, async (budget) => {
        const crm = await open()
        const reading = readEvent(event, crm.isRecordId)
        if (reading.status === 'refused') {
          const { operation, contactId, detail } = reading
          return answer(failure(operation, 'INPUT'), { operation, contactId, detail })
        }
        const { request, contactId, phoneNumber } = reading
        const masked = phoneNumber === undefined ? {} : { phoneNumber: maskNumber(phoneNumber) }
        facts = { operation: request.operation, contactId, ...masked }
        const given = await telemetry.trace(request.operation, async () => await perform(crm, reading, budget))
        return answer(given, facts)
      })
    } catch (error) {
      return answer(failure(facts.operation, reasonOf(error)), { ...facts, error: describeError(error) })
    }
  }
}

async function perform(crm: Crm, { request, contactId, phoneNumber }: Request, budget: TimeBudget): Promise<CrmAnswer> {
  switch (request.operation) {
    case 'findCustomer':
      return await findCustomer(crm, phoneNumber, budget)
    case 'createCase': {
      const { subject, description, customerId } = request
      const { id, url } = await crm.createCase({ contactId, subject, description, customerId, phoneNumber }, budget)
      return { caseStatus: 'CREATED', caseId: id, screenPopUrl: url }
    }
    case 'logActivity': {
      const { subject, description, customerId, caseId, direction } = request
      const activity = { contactId, subject, description, customerId, caseId, direction }
      return { activityStatus: 'LOGGED', activityId: (await crm.logActivity(activity, budget)).id }
    }
  }
}

async function findCustomer(
  crm: Crm,
  phoneNumber: string | undefined,
  budget: TimeBudget,
): Promise<FindCustomerAnswer> {
  if (phoneNumber === undefined) return { lookupStatus: 'NO_NUMBER' }
  const { customers, newCustomerUrl } = await crm.findCustomers(phoneNumber, budget)
  const [customer, another] = customers
  if (customer === undefined) return { lookupStatus: 'NOT_FOUND', screenPopUrl: newCustomerUrl }
  // To greet somebody by another's name is worse than not to know them.
  if (another !== undefined) return { lookupStatus: 'AMBIGUOUS' }
  const customerName = spokenName(customer)
  const known = { customerId: customer.id, screenPopUrl: customer.url }
  return customerName === undefined
    ? { lookupStatus: 'FOUND_WITHOUT_NAME', ...known }
    : { lookupStatus: 'FOUND', customerName, ...known }
}

function failure(operation: OperationName, errorReason: ErrorReason): CrmAnswer {
  switch (operation) {
    case 'findCustomer':
      return { lookupStatus: 'ERROR', errorReason }
    case 'createCase':
      return { caseStatus: 'ERROR', errorReason }
    case 'logActivity':
      return { activityStatus: 'ERROR', errorReason }
    case 'unknown':
      return { lookupStatus: 'ERROR', caseStatus: 'ERROR', activityStatus: 'ERROR', errorReason }
  }
}

function reasonOf(error: unknown): ErrorReason {
  if (error instanceof TimeOverError || error instanceof OutOfTimeError) return 'UNAVAILABLE'
  if (error instanceof SetupError) return 'SETUP'
  if (error instanceof MalformedAnswerError) return 'MALFORMED'
  return error instanceof ServiceError ? 'REFUSED' : 'FAILED'
}

function statusOf(answer: CrmAnswer): string {
  if ('lookupStatus' in answer) return answer.lookupStatus
  return 'caseStatus' in answer ? answer.caseStatus : answer.activityStatus
}
