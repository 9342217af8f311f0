import { enterQueue } from '../machine/lifecycle.js'
import { asking, defineExecution, failed, failedWith, moved } from '../machine/step.js'

/** Puts the contact into its working queue; the flow ends. */
export const transferContactToQueue = defineExecution({
  type: 'TransferContactToQueue',
  begin(execution) {
    const { queue, stage } = execution.state
    return queue === undefined || stage !== 'flow' ? failed : asking({ kind: 'capacity', queue })
  },
  resume(execution, _action, answer) {
    if (answer.kind === 'full') return failedWith('QueueAtCapacity')
    if (answer.kind !== 'queued') return failed
    execution.state.keys = ''
    execution.state.keepsKeys = false
    enterQueue(execution, execution.state.queue ?? '')
    return moved
  },
})
