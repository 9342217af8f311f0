import { asking, defineExecution, failed, resultOf } from '../machine/step.js'

/**
 * Compares a number of a queue or an agent. Queue times are in milliseconds, as the console writes them.
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/check-queue-status.html
 */
export const checkMetricData = defineExecution({
  type: 'CheckMetricData',
  begin(execution, action) {
    if (execution.isMissing(action, 'QueueId', 'AgentId')) return failed
    const agent = execution.resource(action, 'AgentId')
    const queue = execution.resource(action, 'QueueId') ?? (agent === undefined ? execution.state.queue : undefined)
    if (queue === undefined && agent === undefined) return failed
    return asking({ kind: 'metric', metric: execution.text(action, 'MetricType'), queue, agent })
  },
  resume: (_, __, answer) => (answer.kind === 'number' ? resultOf(answer.value) : failed),
})
