import { defineServiceCall } from './service-call.js'

/** Writes to the customer's telephone, on a contact of its own: the flow goes on at once. */
export const startOutboundChatContact = defineServiceCall({
  type: 'StartOutboundChatContact',
  needs: ['ContactFlowArn'],
})
