import { asking, defineExecution, failed, resultOf } from '../machine/step.js'

/** Whether the hours, given or of the queue, say open now. */
export const checkHoursOfOperation = defineExecution({
  type: 'CheckHoursOfOperation',
  begin(execution, action) {
    const hours = execution.resource(action, 'HoursOfOperationId')
    const { queue } = execution.state
    return hours === undefined && queue === undefined ? failed : asking({ kind: 'hours', hours, queue })
  },
  resume: (_, __, answer) => (answer.kind === 'open' ? resultOf(answer.open ? 'True' : 'False') : failed),
})
