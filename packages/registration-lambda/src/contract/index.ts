/**
 * What flows and the registration function agree on. A flow file imports this, so that a member renamed here no longer
 * type-checks there; the function answers with the types inferred from it.
 */
import { lambda } from '@aicc/flow-dsl'
import { z } from 'zod'

/** What a flow sends to the function. */
export const registrationInput = z.object({
  /** What the caller has entered: 4 to 8 digits; the text `Timeout` when no key was pressed. */
  customerInput: z.string(),
  /** Where the caller calls from. Without it, the customer endpoint of the contact. */
  customerPhone: z.string().optional(),
  /** The contact that asks; asking again with the same one gives the same answer. Without it, the id in the event. */
  contactId: z.string().optional(),
})

const success = z.object({
  registrationStatus: z.literal('SUCCESS'),
  success: z.literal('true'),
  contactId: z.string(),
  /** Empty when the contact has no address. */
  customerPhone: z.string(),
  /** The employee number that is registered. */
  customerInput: z.string(),
  /** `L0001` to `L9999`, nobody else's. To be read out character by character. */
  lotteryNumber: z.string(),
  /** A sentence for the caller. */
  successMessage: z.string(),
})

const failure = z.object({
  /**
   * `INPUT_ERROR`: nothing usable was entered. `INVALID_FORMAT`: not 4 to 8 digits. `DUPLICATE`: another contact has
   * registered this employee number. `ERROR`: could not be stored now, or no lottery number is left.
   */
  registrationStatus: z.enum(['INPUT_ERROR', 'INVALID_FORMAT', 'DUPLICATE', 'ERROR']),
  success: z.literal('false'),
  /** A sentence for the caller. */
  errorMessage: z.string(),
})

/** What the function answers: a flat object of texts. */
export const registrationOutput = z.discriminatedUnion('registrationStatus', [success, failure])

/** The answer when the caller is registered, now or when the same contact asked before. */
export type RegistrationSuccess = z.infer<typeof success>

/** The answer when the caller is not registered by this contact. */
export type RegistrationFailure = z.infer<typeof failure>

/** An answer of the function. */
export type RegistrationAnswer = RegistrationSuccess | RegistrationFailure

/**
 * The registration function, as flows invoke it. Registers a caller for the lottery exactly once.
 *
 * Messages come in the language of the contact attribute `language` (`ko...` or `en...`), in Korean without it.
 */
export const registration = lambda('registration', { input: registrationInput, output: registrationOutput })
