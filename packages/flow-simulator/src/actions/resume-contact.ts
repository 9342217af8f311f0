import { defineServiceCall } from './service-call.js'

/** Wakes a paused task; the world says whether it was paused. */
export const resumeContact = defineServiceCall({
  type: 'ResumeContact',
})
