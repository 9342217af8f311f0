import { lambda } from '@aicc/flow-dsl'
import { z } from 'zod'

/**
 * Registers a caller for the lottery exactly once. The same employee calling again gets DUPLICATE; the same contact
 * asking again, because a call was retried, gets the answer it had.
 *
 * Messages come in the language of the contact, which the function finds among the contact attributes of its event.
 */
export const registration = lambda('registration', {
  input: z.object({
    /** What the caller has entered; the text `Timeout` when it was nothing. */
    customerInput: z.string(),
    customerPhone: z.string(),
    contactId: z.string(),
  }),
  output: z.object({
    registrationStatus: z.enum(['SUCCESS', 'INPUT_ERROR', 'INVALID_FORMAT', 'DUPLICATE', 'ERROR']),
    /** Digits. With SUCCESS and DUPLICATE. */
    lotteryNumber: z.string().optional(),
    /** A sentence for the caller. With SUCCESS. */
    successMessage: z.string().optional(),
    /** A sentence for the caller. With everything else. */
    errorMessage: z.string().optional(),
  }),
})
