import { contactAttributes, lambda } from '@aicc/flow-dsl'
import { z } from 'zod'

/** What the campaign knows about each visit; it comes with the contact that the campaign starts. */
export const visit = contactAttributes({
  visitId: z.string(),
  customerName: z.string(),
  /** As it is spoken, for instance `내일 오후 2시`. */
  visitTime: z.string(),
})

/** Notes the answer, so that the technician knows it and the campaign does not call again, or does. */
export const visitReply = lambda('visit-reply', {
  input: z.object({
    visitId: z.string(),
    reply: z.enum(['CONFIRMED', 'CHANGE_WANTED', 'MESSAGE_LEFT', 'NOT_REACHED']),
  }),
  output: z.object({ stored: z.enum(['true', 'false']) }),
})
