import { defineInstantAction } from './instant-action.js'

/** Switches flow logs on or off, for the rest of the contact. */
export const updateFlowLoggingBehavior = defineInstantAction('UpdateFlowLoggingBehavior')
