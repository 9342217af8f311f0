import { isJsonObject } from '@aicc/flow-dsl/language'
import type { JsonObject } from '@aicc/flow-dsl/language'
import { defineExecution, failed, resultOf } from '../machine/step.js'
import { askOutcome, takeOutcome } from './outcome.js'

/**
 * Shows a page of a guide until somebody acts, or its time is over.
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/show-view-block.html
 */
export const showView = defineExecution({
  type: 'ShowView',
  begin(execution, action) {
    if (execution.state.channel !== 'CHAT') return failed
    execution.turnToParticipant()
    return askOutcome(execution, action)
  },
  resume(execution, action, answer) {
    if (answer.kind === 'error' && answer.error === 'TimeLimitExceeded' && answer.seconds === undefined) {
      execution.pass(execution.number(action, 'InvocationTimeLimitSeconds') ?? 0)
    }
    const failure = takeOutcome(execution, answer)
    if (failure !== undefined) return failure
    const chosen = answer.kind === 'result' ? answer.result : ''
    const given = 'data' in answer ? answer.data?.['Views'] : undefined
    const views: JsonObject = isJsonObject(given) ? given : {}
    execution.setData('Views', { ...views, Action: chosen })
    return resultOf(chosen)
  },
})
