import { asking, defineExecution, done, failed } from '../machine/step.js'
import { dialAsk } from '../machine/lifecycle.js'

/**
 * Creates a callback and goes on: it does not hang up. What becomes of the callback is not simulated. A full queue
 * takes none.
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/setup-queued-cb.html
 */
export const createCallbackContact = defineExecution({
  type: 'CreateCallbackContact',
  begin(execution, action) {
    if (execution.state.channel !== 'VOICE' || execution.isMissing(action, 'QueueId', 'AgentId')) return failed
    const given = execution.resource(action, 'QueueId') ?? execution.resource(action, 'AgentId')
    const queue = given ?? execution.state.queue
    return queue === undefined ? failed : asking({ kind: 'capacity', queue })
  },
  resume(execution, _action, answer, ask) {
    if (answer.kind !== 'queued' || ask.kind !== 'capacity') return failed
    const number = execution.state.callbackNumber ?? dialAsk(execution).number
    execution.tell({ kind: 'callback', number, queue: ask.queue })
    return done
  },
})
