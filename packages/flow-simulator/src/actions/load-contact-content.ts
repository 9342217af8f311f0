import { defineServiceCall } from './service-call.js'

/** Loads the text of an e-mail. On other channels there is none. */
export const loadContactContent = defineServiceCall({
  type: 'LoadContactContent',
  fills: 'Email',
})
