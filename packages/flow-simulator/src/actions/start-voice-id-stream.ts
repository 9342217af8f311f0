import { defineExecution, failed } from '../machine/step.js'

/** Sent audio to a service that has ended: it fails. */
export const startVoiceIdStream = defineExecution({ type: 'StartVoiceIdStream', begin: () => failed })
