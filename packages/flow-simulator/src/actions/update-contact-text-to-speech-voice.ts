import { brokenVoice } from '../machine/execution.js'
import { defineExecution, done, failed } from '../machine/step.js'

/**
 * Sets the voice of text-to-speech. Which voices exist is not known here: one that a reference does not lead to does
 * not.
 * @see https://docs.aws.amazon.com/connect/latest/devguide/contact-actions-updatecontacttexttospeechvoice.html
 */
export const updateContactTextToSpeechVoice = defineExecution({
  type: 'UpdateContactTextToSpeechVoice',
  begin(execution, action) {
    const { assumptions } = execution.environment
    if (execution.state.channel !== 'VOICE') return assumptions.voiceOnOtherChannels === 'error' ? failed : done
    const voice = execution.text(action, 'TextToSpeechVoice')
    if (voice === '' && assumptions.invalidVoice === 'error') return failed
    execution.setSystem('TextToSpeechVoiceId', voice === '' ? brokenVoice : voice)
    return done
  },
})
