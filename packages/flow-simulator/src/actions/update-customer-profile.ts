import { defineServiceCall } from './service-call.js'

/** Changes a profile; what the flow has read of it stays as it was read, but for what the answer keeps. */
export const updateCustomerProfile = defineServiceCall({
  type: 'UpdateCustomerProfile',
  fills: 'Customer',
  keeps: true,
})
