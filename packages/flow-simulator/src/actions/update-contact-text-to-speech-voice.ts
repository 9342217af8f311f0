import { defineExecution, done } from '../machine/step.js'

/** Sets the voice of text-to-speech. On other channels it has no effect. */
export const updateContactTextToSpeechVoice = defineExecution({
  type: 'UpdateContactTextToSpeechVoice',
  begin(execution, action) {
    const voice = execution.value(action, 'TextToSpeechVoice')
    if (voice !== undefined) execution.setSystem('TextToSpeechVoiceId', voice)
    return done
  },
})
