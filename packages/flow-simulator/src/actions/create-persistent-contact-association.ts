import { defineServiceCall } from './service-call.js'

/** Brings an earlier chat back. Not on other channels. */
export const createPersistentContactAssociation = defineServiceCall({
  type: 'CreatePersistentContactAssociation',
  needs: ['SourceContactId'],
})
