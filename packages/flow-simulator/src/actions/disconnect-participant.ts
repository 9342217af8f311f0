import { endByFlow } from '../machine/lifecycle.js'
import { defineExecution, moved } from '../machine/step.js'

/** Hangs up, or completes a task. */
export const disconnectParticipant = defineExecution({
  type: 'DisconnectParticipant',
  begin(execution, action) {
    endByFlow(execution, { reason: 'flow', action })
    return moved
  },
})
