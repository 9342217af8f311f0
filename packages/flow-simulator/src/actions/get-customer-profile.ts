import { defineServiceCall, madeId } from './service-call.js'

/**
 * Finds the profile of the customer. What actions on profiles have filled adds up: they are limited together.
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/customer-profiles-block.html
 */
export const getCustomerProfile = defineServiceCall({
  type: 'GetCustomerProfile',
  fills: 'Customer',
  keeps: true,
  answers: (execution) => ({ ProfileId: madeId(execution, 'profile') }),
})
