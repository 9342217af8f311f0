import { defineExecution, done, failedWith } from '../machine/step.js'

/** Says what is recorded and analysed, of calls, of chats or of screens. Another channel is an error of its own. */
export const updateContactRecordingAndAnalyticsBehavior = defineExecution({
  type: 'UpdateContactRecordingAndAnalyticsBehavior',
  unreadSetting: true,
  begin({ state }, { parameters }) {
    const mismatch =
      (parameters.has('VoiceBehavior') && state.channel !== 'VOICE') ||
      (parameters.has('ChatBehavior') && state.channel !== 'CHAT') ||
      state.channel === 'EMAIL'
    return mismatch ? failedWith('ChannelMismatch') : done
  },
})
