/**
 * What flows and the CRM function agree on. A flow file imports this, so that a member renamed here no longer type-checks
 * there; the function answers with the types inferred from it.
 *
 * One function with three operations, each a contract of its own: parameters and answers are those of the operation, and a
 * case that is written at the end of a call finds the function warm and signed in, since the lookup at its beginning was
 * the same one.
 */
import { lambda } from '@aicc/flow-dsl'
import { z } from 'zod'

/** Name of the function in flows. */
const functionName = 'crm'

/**
 * Why an operation failed, for logs and reports; a caller hears nothing of it. `INPUT`: the flow sent what cannot be used.
 * `UNAVAILABLE`: the CRM did not answer in time, however often it was asked. `REFUSED`: it said no. `MALFORMED`: it
 * answered something that is no answer. `SETUP`: settings or secret of the function are wrong. `FAILED`: an error of the
 * function itself.
 */
const errorReason = z.enum(['INPUT', 'UNAVAILABLE', 'REFUSED', 'MALFORMED', 'SETUP', 'FAILED'])

/** Why an operation failed. */
export type ErrorReason = z.infer<typeof errorReason>

/** Where a parameter says which number is calling. */
const phoneNumber = z.string().optional()

/** What a flow sends to ask who is calling. */
export const findCustomerInput = z.object({
  operation: z.literal('findCustomer'),
  /** In E.164 (`+821012345678`) or as it is written in Korea (`010-1234-5678`). Without it, the customer endpoint. */
  phoneNumber,
})

const customerFound = z.object({
  lookupStatus: z.literal('FOUND'),
  /** Id of the customer in the CRM: in Salesforce, of the contact. */
  customerId: z.string(),
  /** To be spoken: letters, digits and spaces; never empty. A Korean name is written in one word, family name first. */
  customerName: z.string(),
  /** The customer's page in the CRM, for the agent's screen. */
  screenPopUrl: z.string(),
})

const customerWithoutName = z.object({
  /** Found, with a name that cannot be spoken, such as `.` */
  lookupStatus: z.literal('FOUND_WITHOUT_NAME'),
  customerId: z.string(),
  screenPopUrl: z.string(),
})

const customerNotFound = z.object({
  lookupStatus: z.literal('NOT_FOUND'),
  /** An empty page for a new customer that holds the number already. */
  screenPopUrl: z.string(),
})

const customerNotKnown = z.object({
  /** `AMBIGUOUS`: several customers have this number. `NO_NUMBER`: the caller withholds it, or it is none. */
  lookupStatus: z.enum(['AMBIGUOUS', 'NO_NUMBER']),
})

const lookupFailed = z.object({ lookupStatus: z.literal('ERROR'), errorReason })

/** Who is calling. */
export const findCustomerOutput = z.discriminatedUnion('lookupStatus', [
  customerFound,
  customerWithoutName,
  customerNotFound,
  customerNotKnown,
  lookupFailed,
])

/** What a flow sends to have a case opened. */
export const createCaseInput = z.object({
  operation: z.literal('createCase'),
  /** 1 to 255 characters. */
  subject: z.string(),
  /** At most 32,000 characters. */
  description: z.string().optional(),
  /** As `findCustomer` answered it. */
  customerId: z.string().optional(),
  phoneNumber,
  /** One contact has one case: asking again gives the same one. Without it, the id in the event. */
  contactId: z.string().optional(),
})

/** The case of a contact. */
export const createCaseOutput = z.discriminatedUnion('caseStatus', [
  z.object({
    /** Opened now, or before for the same contact. */
    caseStatus: z.literal('CREATED'),
    caseId: z.string(),
    /** The page of the case in the CRM. */
    screenPopUrl: z.string(),
  }),
  z.object({ caseStatus: z.literal('ERROR'), errorReason }),
])

/** What a flow sends to have a call noted. */
export const logActivityInput = z.object({
  operation: z.literal('logActivity'),
  /** 1 to 255 characters. One contact has one activity with a subject: asking again gives the same one. */
  subject: z.string(),
  /** At most 32,000 characters. */
  description: z.string().optional(),
  customerId: z.string().optional(),
  /** The case that the call was about. */
  caseId: z.string().optional(),
  contactId: z.string().optional(),
})

/** The activity of a contact. */
export const logActivityOutput = z.discriminatedUnion('activityStatus', [
  z.object({ activityStatus: z.literal('LOGGED'), activityId: z.string() }),
  z.object({ activityStatus: z.literal('ERROR'), errorReason }),
])

/** The answer to `findCustomer`. */
export type FindCustomerAnswer = z.infer<typeof findCustomerOutput>

/** The answer to `createCase`. */
export type CreateCaseAnswer = z.infer<typeof createCaseOutput>

/** The answer to `logActivity`. */
export type LogActivityAnswer = z.infer<typeof logActivityOutput>

/**
 * Who is calling, by telephone number. A number can be faked and shared: greet with what comes back, and tell nothing
 * else before the caller has been verified.
 */
export const findCustomer = lambda(functionName, { input: findCustomerInput, output: findCustomerOutput })

/** Open a case for a contact, once. */
export const createCase = lambda(functionName, { input: createCaseInput, output: createCaseOutput })

/** Note a call with a customer, once. */
export const logActivity = lambda(functionName, { input: logActivityInput, output: logActivityOutput })
