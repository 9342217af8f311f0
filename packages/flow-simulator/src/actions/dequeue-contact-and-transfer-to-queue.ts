import { asking, defineExecution, done, failed, failedWith } from '../machine/step.js'

/** Moves a contact that waits into another queue; the queue flow goes on. */
export const dequeueContactAndTransferToQueue = defineExecution({
  type: 'DequeueContactAndTransferToQueue',
  begin(execution, action) {
    const queue = execution.resource(action, 'QueueId') ?? execution.resource(action, 'AgentId')
    return queue === undefined || execution.state.stage !== 'queued' ? failed : asking({ kind: 'capacity', queue })
  },
  resume(execution, _action, answer, ask) {
    if (answer.kind === 'full') return failedWith('QueueAtCapacity')
    if (answer.kind !== 'queued' || ask.kind !== 'capacity') return failed
    execution.state.queue = ask.queue
    execution.setSystem('Queue', { Name: ask.queue })
    execution.tell({ kind: 'queued', queue: ask.queue })
    return done
  },
})
