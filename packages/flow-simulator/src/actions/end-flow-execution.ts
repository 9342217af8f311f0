import { endOfRun } from '../machine/lifecycle.js'
import { defineExecution, moved } from '../machine/step.js'

/**
 * Ends this flow, and from a module the flow that has invoked it; what follows depends on where the contact is.
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/end-flow-resume.html
 */
export const endFlowExecution = defineExecution({
  type: 'EndFlowExecution',
  begin(execution, action) {
    endOfRun(execution, { reason: 'flow', action })
    return moved
  },
})
