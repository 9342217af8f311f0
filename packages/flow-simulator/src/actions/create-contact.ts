import { defineServiceCall } from './service-call.js'

/** Makes the contact that a message is sent on. */
export const createContact = defineServiceCall({
  type: 'CreateContact',
})
