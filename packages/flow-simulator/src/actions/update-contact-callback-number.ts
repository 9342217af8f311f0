import { defineExecution, done, failedWith } from '../machine/step.js'

/** Sets the number of a callback. What is no telephone number is refused. */
export const updateContactCallbackNumber = defineExecution({
  type: 'UpdateContactCallbackNumber',
  begin(execution, action) {
    const number = execution.text(action, 'CallbackNumber').replaceAll(/[\s()-]/g, '')
    if (execution.state.channel !== 'VOICE' || !/^\+?[0-9]{4,15}$/.test(number))
      return failedWith('InvalidCallbackNumber')
    execution.state.callbackNumber = number
    return done
  },
})
