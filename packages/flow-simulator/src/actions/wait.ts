import { asking, defineExecution, failed, failedWith, resultOf } from '../machine/step.js'

/** Waits for a time or an event. On voice only where it says so. */
export const wait = defineExecution({
  type: 'Wait',
  begin(execution, action) {
    const events = execution.value(action, 'Events')
    const seconds = execution.number(action, 'TimeLimitSeconds')
    if (seconds === undefined) return failed
    return asking({
      kind: 'wait',
      seconds,
      events: Array.isArray(events) ? events.filter((event) => typeof event === 'string') : [],
    })
  },
  resume(execution, _action, answer, ask) {
    if (ask.kind !== 'wait' || answer.kind === 'failed') return failed
    if (answer.kind === 'event') {
      execution.pass(answer.afterSeconds)
      return answer.event === 'ParticipantNotFound' ? failedWith('ParticipantNotFound') : resultOf(answer.event)
    }
    execution.pass(ask.seconds)
    return resultOf('WaitCompleted')
  },
})
