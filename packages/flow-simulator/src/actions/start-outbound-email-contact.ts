import { defineServiceCall } from './service-call.js'

/** Sends an e-mail, on a contact of its own: the flow goes on at once. */
export const startOutboundEmailContact = defineServiceCall({
  type: 'StartOutboundEmailContact',
})
