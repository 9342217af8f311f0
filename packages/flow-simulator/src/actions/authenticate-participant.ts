import { defineExecution, done, failed, resultOf } from '../machine/step.js'
import { askOutcome, takeOutcome } from './outcome.js'

/** Has a chat customer sign in, until they have, do not want to, or the time is over. */
export const authenticateParticipant = defineExecution({
  type: 'AuthenticateParticipant',
  begin(execution, action) {
    if (execution.state.channel !== 'CHAT') return failed
    execution.turnToParticipant()
    return askOutcome(execution, action)
  },
  resume(execution, action, answer) {
    if (answer.kind === 'error' && answer.error === 'TimeLimitExceeded' && answer.seconds === undefined) {
      execution.pass((execution.number(action, 'TimeLimitMinutes') ?? 0) * 60)
    }
    const failure = takeOutcome(execution, answer)
    if (failure !== undefined) return failure
    return answer.kind === 'result' ? resultOf(answer.result) : done
  },
})
