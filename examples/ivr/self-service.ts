import { lambda } from '@aicc/flow-dsl'
import { z } from 'zod'

/** Where an order is. */
export const orderStatus = lambda('order-status', {
  input: z.object({
    /** Digits of the order; the function also takes what a caller or a chat has written around them. */
    orderNumber: z.string(),
    /** Finds the customer's last order where the number is unknown. */
    customerPhone: z.string().optional(),
  }),
  output: z.object({
    status: z.enum(['PREPARING', 'ON_THE_WAY', 'DELIVERED', 'NOT_FOUND']),
    /** As it is spoken in the language of the contact, for instance `11월 25일`. */
    deliveryDate: z.string().optional(),
  }),
})

/** What a customer has to pay, and when. */
export const billingSummary = lambda('billing-summary', {
  input: z.object({ customerId: z.string() }),
  output: z.object({
    amountDue: z.number(),
    /** As it is spoken in the language of the contact. */
    dueDate: z.string(),
  }),
})
