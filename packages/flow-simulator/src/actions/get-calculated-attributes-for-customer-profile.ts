import { defineServiceCall } from './service-call.js'

/** Reads what was computed about a customer. */
export const getCalculatedAttributesForCustomerProfile = defineServiceCall({
  type: 'GetCalculatedAttributesForCustomerProfile',
  fills: 'Customer',
  keeps: true,
})
