import { defineExecution, failed, resultOf } from '../machine/step.js'
import { askOutcome, takeOutcome } from './outcome.js'

/**
 * Who or what has answered an outbound call. A call that nobody has answered never gets here.
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/check-call-progress.html
 */
export const checkOutboundCallStatus = defineExecution({
  type: 'CheckOutboundCallStatus',
  begin: (execution, action) => (execution.state.channel === 'VOICE' ? askOutcome(execution, action) : failed),
  resume(execution, _action, answer) {
    const failure = takeOutcome(execution, answer)
    if (failure !== undefined) return failure
    return answer.kind === 'result' ? resultOf(answer.result) : failed
  },
})
