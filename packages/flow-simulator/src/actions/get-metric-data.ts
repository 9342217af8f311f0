import { defineExecution, done, failed } from '../machine/step.js'
import { askOutcome, takeOutcome } from './outcome.js'

/**
 * Takes a snapshot of live numbers, in place of the one before. Without any activity there is none: the error branch.
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/get-queue-metrics.html
 */
export const getMetricData = defineExecution({
  type: 'GetMetricData',
  begin(execution, action) {
    if (execution.isMissing(action, 'QueueId', 'AgentId')) return failed
    const asked = execution.resource(action, 'QueueId') ?? execution.resource(action, 'AgentId')
    return asked === undefined && execution.state.queue === undefined ? failed : askOutcome(execution, action)
  },
  resume(execution, action, answer) {
    const failure = takeOutcome(execution, answer)
    if (failure !== undefined) return failure
    const given = 'data' in answer ? answer.data?.['Metrics'] : undefined
    const queue = execution.resource(action, 'QueueId') ?? execution.state.queue
    execution.setData('Metrics', given ?? { Queue: { Name: queue ?? null } })
    return done
  },
})
