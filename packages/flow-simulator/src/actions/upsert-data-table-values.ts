import { defineServiceCall } from './service-call.js'

/** Writes rows of a table. */
export const upsertDataTableValues = defineServiceCall({
  type: 'UpsertDataTableValues',
  needs: ['DataTableId'],
})
