import { acceptContact, forgetKeys } from '../machine/lifecycle.js'
import { defineExecution, failed, moved } from '../machine/step.js'
import { askOutcome, takeOutcome } from './outcome.js'

/**
 * Hands a call to the agent that a transfer is for. One who is busy cannot be reached: the call is dropped.
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/transfer-to-agent-block.html
 */
export const transferContactToAgent = defineExecution({
  type: 'TransferContactToAgent',
  begin: (execution, action) => (execution.state.channel === 'VOICE' ? askOutcome(execution, action) : failed),
  resume(execution, action, answer) {
    if (takeOutcome(execution, answer) === undefined) {
      forgetKeys(execution.state)
      acceptContact(execution, undefined)
    } else execution.end({ reason: 'flow', detail: 'The agent was busy.', action })
    return moved
  },
})
