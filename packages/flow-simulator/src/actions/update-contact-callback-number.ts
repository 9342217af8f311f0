import { asking, defineExecution, done, failedWith } from '../machine/step.js'
import { outcomeAsk } from './outcome.js'

/**
 * Sets the number of a callback. What is no telephone number is refused; whether the instance may dial a number, the
 * world knows.
 */
export const updateContactCallbackNumber = defineExecution({
  type: 'UpdateContactCallbackNumber',
  begin(execution, action) {
    if (execution.state.channel !== 'VOICE' || numberIn(execution.text(action, 'CallbackNumber')) === undefined) {
      return failedWith('InvalidCallbackNumber')
    }
    return asking({ ...outcomeAsk(execution, action), errors: ['CallbackNumberNotDialable'] })
  },
  resume(execution, action, answer) {
    if (answer.kind === 'error') return failedWith('CallbackNumberNotDialable')
    execution.state.callbackNumber = numberIn(execution.text(action, 'CallbackNumber'))
    return done
  },
})

function numberIn(text: string): string | undefined {
  const number = text.replaceAll(/[\s()-]/g, '')
  return /^\+?[0-9]{4,15}$/.test(number) ? number : undefined
}
