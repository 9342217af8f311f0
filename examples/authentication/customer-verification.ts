import { lambda } from '@aicc/flow-dsl'
import { z } from 'zod'

/**
 * Compares what a caller has entered with the customer's record. It counts failures itself, so that hanging up and
 * calling again does not give new guesses.
 */
export const customerVerification = lambda('customer-verification', {
  input: z.object({
    phoneNumber: z.string(),
    /** Six digits: year, month, day. */
    birthDate: z.string(),
  }),
  output: z.object({
    verification: z.enum(['VERIFIED', 'MISMATCH', 'UNKNOWN_CUSTOMER', 'LOCKED']),
    customerId: z.string().optional(),
    customerName: z.string().optional(),
    grade: z.enum(['general', 'premium']).optional(),
  }),
})
