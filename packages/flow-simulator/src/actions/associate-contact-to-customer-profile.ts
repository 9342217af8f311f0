import { defineServiceCall } from './service-call.js'

/** Makes the contact part of a profile's history; nothing in the flow changes. */
export const associateContactToCustomerProfile = defineServiceCall({
  type: 'AssociateContactToCustomerProfile',
})
