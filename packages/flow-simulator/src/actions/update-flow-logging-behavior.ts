import { defineExecution, done } from '../machine/step.js'

/** Switches flow logs on or off, for the rest of the contact. Nobody on the line notices. */
export const updateFlowLoggingBehavior = defineExecution({ type: 'UpdateFlowLoggingBehavior', begin: () => done })
