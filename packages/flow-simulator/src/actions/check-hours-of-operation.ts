import { asking, defineExecution, failed, resultOf } from '../machine/step.js'

/**
 * Whether the hours, given or of the queue, say open now. The queue of an agent has none.
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/check-hours-of-operation.html
 */
export const checkHoursOfOperation = defineExecution({
  type: 'CheckHoursOfOperation',
  begin(execution, action) {
    if (execution.isMissing(action, 'HoursOfOperationId')) return failed
    const hours = execution.resource(action, 'HoursOfOperationId')
    const { queue, agentQueue } = execution.state
    if (hours === undefined && (queue === undefined || agentQueue)) return failed
    return asking({ kind: 'hours', hours, queue })
  },
  resume: (_, __, answer) => (answer.kind === 'open' ? resultOf(answer.open ? 'True' : 'False') : failed),
})
