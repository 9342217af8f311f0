import { defineServiceCall } from './service-call.js'

/** Looks up columns of a table by key. */
export const evaluateDataTableValues = defineServiceCall({
  type: 'EvaluateDataTableValues',
  needs: ['DataTableId'],
  fills: 'DataTables',
})
