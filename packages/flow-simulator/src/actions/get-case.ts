import { defineServiceCall, madeId } from './service-call.js'

/** Finds a case, and reads its fields. */
export const getCase = defineServiceCall({
  type: 'GetCase',
  fills: 'Case',
  answers: (execution) => ({ case_id: madeId(execution, 'case') }),
})
