import { defineServiceCall } from './service-call.js'

/** Loads whole rows of a table. */
export const listDataTableValues = defineServiceCall({
  type: 'ListDataTableValues',
  needs: ['DataTableId'],
  fills: 'DataTableList',
})
