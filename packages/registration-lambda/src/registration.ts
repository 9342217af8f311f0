import { z } from 'zod'

/** A caller who wants to be registered. */
export interface RegistrationRequest {
  /** The contact that asks. A retried invocation has the same one. */
  readonly contactId: string
  /** Empty when the contact has no address. */
  readonly customerPhone: string
  /** The employee number: 4 to 8 ASCII digits. */
  readonly customerInput: string
  /** When the request was taken: UTC with microseconds, `2024-01-01T00:00:00.000000`. */
  readonly timestamp: string
}

/** A registration as it is stored. The members stand in the order in which they are written. */
export interface Registration {
  readonly contactId: string
  readonly timestamp: string
  readonly customerPhone: string
  readonly customerInput: string
  readonly eventType: 'lottery_registration'
  /** `L0001` to `L9999`. */
  readonly lotteryNumber: string
}

/** The registration that a request becomes with a lottery number. */
export function registrationFrom(request: RegistrationRequest, lotteryNumber: string): Registration {
  return {
    contactId: request.contactId,
    timestamp: request.timestamp,
    customerPhone: request.customerPhone,
    customerInput: request.customerInput,
    eventType: 'lottery_registration',
    lotteryNumber,
  }
}

/**
 * One line of the registration file. Files of before may lack the lottery number, which came later.
 */
const recordSchema = z.looseObject({
  contactId: z.string(),
  timestamp: z.string(),
  customerPhone: z.string().nullish(),
  customerInput: z.string(),
  eventType: z.literal('lottery_registration'),
  lotteryNumber: z.string().optional(),
})

/** A line of the registration file: a registration, where `lotteryNumber` may be missing in lines of before. */
export type RegistrationRecord = Omit<Registration, 'lotteryNumber'> & { readonly lotteryNumber?: string }

/** A registration as one line of JSON, without the line end. */
export function printRegistration(registration: Registration): string {
  const { contactId, timestamp, customerPhone, customerInput, eventType, lotteryNumber } = registration
  return JSON.stringify({ contactId, timestamp, customerPhone, customerInput, eventType, lotteryNumber })
}

/** The registration that a line of JSON holds; `undefined` where it holds something else. */
export function readRegistration(line: string): RegistrationRecord | undefined {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    return undefined
  }
  const record = recordSchema.safeParse(value)
  if (!record.success) return undefined
  const { contactId, timestamp, customerPhone, customerInput, eventType, lotteryNumber } = record.data
  return {
    contactId,
    timestamp,
    customerPhone: customerPhone ?? '',
    customerInput,
    eventType,
    ...(lotteryNumber !== undefined && { lotteryNumber }),
  }
}

/** The order of a registration file: by time, and where two have the same time, by employee number. */
export function compareRegistrations(
  first: Pick<Registration, 'timestamp' | 'customerInput'>,
  second: Pick<Registration, 'timestamp' | 'customerInput'>,
): number {
  if (first.timestamp !== second.timestamp) return first.timestamp < second.timestamp ? -1 : 1
  if (first.customerInput === second.customerInput) return 0
  return first.customerInput < second.customerInput ? -1 : 1
}
