import { defineExecution, done, failed } from '../machine/step.js'

/** Sets the queue that later actions work with: a queue, or that of an agent. */
export const updateContactTargetQueue = defineExecution({
  type: 'UpdateContactTargetQueue',
  begin(execution, action) {
    const agent = execution.resource(action, 'AgentId')
    const queue = execution.resource(action, 'QueueId') ?? agent
    if (queue === undefined || execution.isMissing(action, 'QueueId', 'AgentId')) return failed
    execution.state.queue = queue
    execution.state.agentQueue = agent !== undefined
    execution.setSystem('Queue', { Name: queue, ARN: execution.text(action, 'QueueId') })
    return done
  },
})
