import { defineInstantAction } from './instant-action.js'

/** Moves the contact forward or back in its queue: who comes first there is up to the world. */
export const updateContactRoutingBehavior = defineInstantAction('UpdateContactRoutingBehavior')
