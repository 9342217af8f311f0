import { defineServiceCall, madeId } from './service-call.js'

/** Opens a case. */
export const createCase = defineServiceCall({
  type: 'CreateCase',
  fills: 'Case',
  answers: (execution) => ({ case_id: madeId(execution, 'case') }),
})
