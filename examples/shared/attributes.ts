import { contactAttributes } from '@aicc/flow-dsl'
import { z } from 'zod'

/**
 * What the flows of the center know about a contact. Contact attributes stay with the contact through every transfer;
 * agents see them in their workspace, and reports find them in the contact record.
 */
export const customer = contactAttributes({
  language: z.enum(['ko-KR', 'en-US']),
  /** Set by the authentication module, or by the web site when a signed-in customer opens the chat. */
  customerId: z.string(),
  customerName: z.string(),
  grade: z.enum(['general', 'premium']),
  verified: z.boolean(),
  /** What the customer chose, for the agent's whisper and for reports. */
  inquiry: z.enum(['general', 'technical', 'premium', 'delivery', 'billing', 'sales', 'lottery']),
  /** The product that needs a technician. */
  product: z.enum(['refrigerator', 'washer', 'air-conditioner']),
  /** Which line of support the contact has reached. */
  tier: z.enum(['1', '2']),
  satisfaction: z.enum(['1', '2', '3', '4', '5']),
  /** Set once the customer has been asked for a rating: the question comes once a contact. */
  surveyed: z.boolean(),
})
