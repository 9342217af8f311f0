import { contact } from '@aicc/flow-dsl'
import type { Branch, FlowBuilder, Handled, Scope } from '@aicc/flow-dsl'
import { customer } from '../shared/attributes.ts'
import authentication from './authentication.flow.ts'

/**
 * Have the authentication module find out who is calling, and keep the answer in the contact's attributes. Goes on
 * behind it when the customer is verified.
 */
export function identifyCustomer(
  flow: FlowBuilder<'CONTACT_FLOW', Handled>,
  otherwise: { readonly notVerified: Branch<Scope>; readonly locked: Branch<Scope> },
): void {
  const identity = flow.invokeModule(
    authentication,
    { phoneNumber: contact.customerEndpoint.address },
    {
      on: {
        verified: () => {
          flow.setContactAttributes(customer, {
            verified: true,
            customerId: identity.customerId,
            customerName: identity.customerName,
            grade: identity.grade,
          })
        },
        notVerified: otherwise.notVerified,
        locked: otherwise.locked,
      },
    },
  )
}
