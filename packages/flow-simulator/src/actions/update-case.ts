import { defineServiceCall } from './service-call.js'

/** Changes a case; what the flow has read of it stays. */
export const updateCase = defineServiceCall({
  type: 'UpdateCase',
  needs: ['CaseId'],
})
