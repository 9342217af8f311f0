import { defineExecution, done, failed, resultOf } from '../machine/step.js'
import { askOutcome, takeOutcome } from './outcome.js'

/**
 * Every action that has no file of its own, and actions that nobody has described: the world says which of its ways is
 * taken and what it fills. What its definition says that it does to the line (speaking) is done.
 */
export const otherAction = defineExecution({
  type: '*',
  begin(execution, action) {
    const { definition } = action
    if (definition?.channels.includes(execution.state.channel) === false) return failed
    const speech = definition?.family === 'participant' ? execution.speechOf(action) : undefined
    if (speech !== undefined) execution.say(speech, action)
    return askOutcome(execution, action)
  },
  resume(execution, _action, answer) {
    const failure = takeOutcome(execution, answer)
    if (failure !== undefined) return failure
    return answer.kind === 'result' ? resultOf(answer.result) : done
  },
})
