import { defineExecution, done, failed } from '../machine/step.js'

/** Creates a callback and goes on: it does not hang up. What becomes of the callback is not simulated. */
export const createCallbackContact = defineExecution({
  type: 'CreateCallbackContact',
  begin(execution, action) {
    const { state } = execution
    const queue = execution.resource(action, 'QueueId') ?? state.queue
    if (state.channel !== 'VOICE' || queue === undefined) return failed
    execution.tell({ kind: 'callback', number: state.callbackNumber, queue })
    return done
  },
})
