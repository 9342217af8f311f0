import { lambda } from '@aicc/flow-dsl'
import { z } from 'zod'

/** What the center has done for a customer in the last thirty days. */
export const caseHistory = lambda('case-history', {
  input: z.object({ customerId: z.string() }),
  output: z.object({
    /** Contacts about a case that is still open. */
    repeatContacts: z.number(),
    severity: z.enum(['LOW', 'HIGH']),
    openCase: z.string().optional(),
  }),
})
