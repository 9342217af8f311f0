import { isJsonObject } from '@aicc/flow-dsl/language'
import { defineExecution, done, failed, resultOf } from '../machine/step.js'
import { forgetKeys } from '../machine/lifecycle.js'
import { askOutcome, takeOutcome } from './outcome.js'

/** An AI agent leads the dialogue. It ends in an escalation, or without a result. */
export const connectParticipantWithAgenticCx = defineExecution({
  type: 'ConnectParticipantWithAgenticCX',
  begin(execution, action) {
    const { state } = execution
    if (state.channel !== 'VOICE' && state.channel !== 'CHAT') return failed
    forgetKeys(state)
    execution.turnToParticipant()
    return askOutcome(execution, action)
  },
  resume(execution, action, answer) {
    const failure = takeOutcome(execution, answer)
    if (failure !== undefined) return failure
    const configuration = execution.value(action, 'AgentConfiguration')
    const variables = isJsonObject(configuration) ? configuration['ContextVariables'] : undefined
    const given = 'data' in answer ? answer.data?.['AgenticCX'] : undefined
    execution.setData('AgenticCX', given ?? { ContextVariables: variables ?? {} })
    return answer.kind === 'result' ? resultOf(answer.result) : done
  },
})
