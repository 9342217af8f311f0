import { defineExecution, moved } from '../machine/step.js'

/** Hangs up. */
export const disconnectParticipant = defineExecution({
  type: 'DisconnectParticipant',
  begin(execution, action) {
    execution.end({ reason: 'flow', action })
    return moved
  },
})
