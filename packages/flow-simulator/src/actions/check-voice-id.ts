import { defineExecution, failed } from '../machine/step.js'

/** Asked a service that has ended: it fails. */
export const checkVoiceId = defineExecution({ type: 'CheckVoiceId', begin: () => failed })
