import { defineServiceCall } from './service-call.js'

/** Reads an asset, an order or a case of a profile. */
export const getCustomerProfileObject = defineServiceCall({
  type: 'GetCustomerProfileObject',
  fills: 'Customer',
  keeps: true,
})
