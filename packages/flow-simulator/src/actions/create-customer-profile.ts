import { defineServiceCall, madeId } from './service-call.js'

/** Makes a profile for a customer who has none. */
export const createCustomerProfile = defineServiceCall({
  type: 'CreateCustomerProfile',
  fills: 'Customer',
  keeps: true,
  answers: (execution) => ({ ProfileId: madeId(execution, 'profile') }),
})
