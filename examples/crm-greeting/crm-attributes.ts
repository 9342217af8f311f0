import { contactAttributes } from '@aicc/flow-dsl'
import { z } from 'zod'

/** What the CRM knows of a contact, beside what all flows of the center know. */
export const crm = contactAttributes({
  /** Id of the customer in the CRM, by the number that is calling: not verified. */
  crmCustomerId: z.string(),
  /** The page that opens on the agent's screen when the call arrives. */
  screenPopUrl: z.string(),
  /** Whether an agent has taken the call. Who hangs up before gets a case. */
  crmProgress: z.enum(['waiting', 'answered']),
})
