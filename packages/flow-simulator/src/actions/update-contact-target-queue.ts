import { defineExecution, done, failed } from '../machine/step.js'

/** Sets the queue that later actions work with. */
export const updateContactTargetQueue = defineExecution({
  type: 'UpdateContactTargetQueue',
  begin(execution, action) {
    const queue = execution.resource(action, 'QueueId') ?? execution.resource(action, 'AgentId')
    if (queue === undefined) return failed
    execution.state.queue = queue
    execution.setSystem('Queue', { Name: queue, ARN: execution.text(action, 'QueueId') })
    return done
  },
})
