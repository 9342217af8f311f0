import { describeError, maskNumber, timeForAnswer, withTimeBudget } from '@aicc/connect-function'
import type { InvocationContext } from '@aicc/connect-function'
import type { Clock } from './clock.js'
import { createClock, printTimestamp } from './clock.js'
import type { RegistrationAnswer, RegistrationFailure } from './contract/index.js'
import { messages } from './messages.js'
import type { Language, MessageName } from './messages.js'
import { readEvent } from './read-event.js'
import type { Registration } from './registration.js'
import type { RegistrationStore, StoreResult } from './stores/registration-store.js'
import { silentTelemetry } from './telemetry.js'
import type { AnswerFacts, Telemetry } from './telemetry.js'

/** What the function runs on. */
export interface HandlerOptions {
  /** Gives the store; asked at each event, inside of what is answered with ERROR. */
  readonly store: () => RegistrationStore | Promise<RegistrationStore>
  /** @defaultValue nobody is told anything */
  readonly telemetry?: Telemetry
  /** @defaultValue the time of the machine */
  readonly clock?: Clock
  /**
   * Longest time to an answer, in milliseconds. Connect waits 8 seconds at most, the start of the function included.
   * @defaultValue 6000
   */
  readonly timeBudgetMilliseconds?: number
}

/** The function: an event of Connect in, an answer out. Never rejects. */
export type RegistrationHandler = (event: unknown, context?: InvocationContext) => Promise<RegistrationAnswer>

const defaultTimeBudget = 6000

/** Make the registration function over a store. */
export function createHandler(options: HandlerOptions): RegistrationHandler {
  const { store, telemetry = silentTelemetry, clock = createClock() } = options
  return async (event, context) => {
    const start = performance.now()
    const answer = (given: RegistrationAnswer, facts: Omit<AnswerFacts, 'registrationStatus' | 'milliseconds'>) => {
      const milliseconds = Math.round(performance.now() - start)
      try {
        telemetry.answered({ registrationStatus: given.registrationStatus, ...facts, milliseconds })
      } catch {
        // The caller waits for the answer; that it could not be logged is no reason to keep it back.
      }
      return given
    }

    const reading = readEvent(event)
    const { language, contactId } = reading
    if (reading.status !== 'request') {
      return answer(failure(reading.status, reading.status, language), { contactId, reason: reading.reason })
    }
    const who = {
      contactId: reading.contactId,
      employeeNumber: maskNumber(reading.customerInput),
      customerPhone: maskNumber(reading.customerPhone),
    }

    let result: StoreResult
    try {
      const request = {
        contactId: reading.contactId,
        customerPhone: reading.customerPhone,
        customerInput: reading.customerInput,
        timestamp: printTimestamp(clock()),
      }
      const milliseconds = timeForAnswer(options.timeBudgetMilliseconds ?? defaultTimeBudget, context)
      result = await telemetry.trace(
        'register',
        async () =>
          await withTimeBudget(milliseconds, async (budget) => await (await store()).register(request, budget)),
      )
    } catch (error) {
      const reason = 'The registration could not be stored in time.'
      return answer(failure('ERROR', 'ERROR', language), { ...who, reason, error: describeError(error) })
    }

    if (result.status === 'closed') {
      return answer(failure('ERROR', 'CLOSED', language), { ...who, reason: 'All lottery numbers are taken.' })
    }
    if (result.status === 'registered') return answer(success(result.registration, language), who)
    // A retried invocation gets the answer that it would have got.
    if (result.registration.contactId === reading.contactId) {
      return answer(success(result.registration, language), { ...who, repeated: true })
    }
    return answer(failure('DUPLICATE', 'DUPLICATE', language), who)
  }
}

function success(registration: Registration, language: Language): RegistrationAnswer {
  return {
    registrationStatus: 'SUCCESS',
    success: 'true',
    contactId: registration.contactId,
    customerPhone: registration.customerPhone,
    customerInput: registration.customerInput,
    lotteryNumber: registration.lotteryNumber,
    successMessage: messages[language].SUCCESS,
  }
}

function failure(
  registrationStatus: RegistrationFailure['registrationStatus'],
  message: MessageName,
  language: Language,
): RegistrationAnswer {
  return { registrationStatus, success: 'false', errorMessage: messages[language][message] }
}
