import { dial, dialAsk } from '../machine/lifecycle.js'
import { asking, defineExecution, done, moved } from '../machine/step.js'

/**
 * Dials the customer of an outbound call now, and goes on when they have answered. Without an answer the call is over.
 * @see https://docs.aws.amazon.com/connect/latest/devguide/contact-actions-completeoutboundcall.html
 */
export const completeOutboundCall = defineExecution({
  type: 'CompleteOutboundCall',
  begin(execution, action) {
    // Somebody is on the line already.
    if (execution.state.customer !== 'not dialled') return done
    return asking(dialAsk(execution, execution.number(action, 'ConnectionTimeLimitSeconds')))
  },
  resume(execution, _action, answer, ask) {
    if (ask.kind === 'third party') dial(execution, answer, ask)
    return execution.state.customer === 'on the line' ? done : moved
  },
})
