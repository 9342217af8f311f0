import { enterQueue } from '../machine/lifecycle.js'
import { asking, defineExecution, failed, failedWith, moved } from '../machine/step.js'

/** Puts the contact into its working queue; the flow ends. */
export const transferContactToQueue = defineExecution({
  type: 'TransferContactToQueue',
  begin(execution) {
    const { queue, stage } = execution.state
    return queue === undefined || stage !== 'flow' ? failed : asking({ kind: 'capacity', queue })
  },
  resume(execution, action, answer) {
    if (answer.kind === 'full') {
      if (execution.environment.assumptions.fullQueue === 'branch') return failedWith('QueueAtCapacity')
      execution.end({ reason: 'flow', detail: 'The queue is full: the customer hears a busy tone.', action })
      return moved
    }
    if (answer.kind !== 'queued') return failed
    enterQueue(execution, execution.state.queue ?? '')
    return moved
  },
})
