import { defineExecution, done, failedWith } from '../machine/step.js'

/**
 * Speaks to the end, in the time that it takes; on a chat it sends a message and goes on at once.
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/play.html
 */
export const messageParticipant = defineExecution({
  type: 'MessageParticipant',
  begin(execution, action) {
    const speech = execution.speechOf(action)
    if (speech === undefined) return failedWith('NoMatchingError', 'No prompt provided')
    const { channel } = execution.state
    // A recording can only be heard; a text on a task is taken and shown to nobody.
    if (channel !== 'VOICE' && action.parameters.has('PromptId')) return failedWith('NoMatchingError')
    if (channel === 'VOICE' || channel === 'CHAT') execution.say(speech, action)
    return done
  },
})
