import { endOfRun } from '../machine/lifecycle.js'
import { defineExecution, moved } from '../machine/step.js'

/** Ends this flow; what follows depends on where the contact is. */
export const endFlowExecution = defineExecution({
  type: 'EndFlowExecution',
  begin(execution, action) {
    endOfRun(execution, execution.state.stage === 'flow' ? { reason: 'flow', action } : undefined)
    return moved
  },
})
