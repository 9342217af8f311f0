import { defineExecution, done, failedWith } from '../machine/step.js'

/** Sends the messages of a chat through a function. Another channel is an error of its own. */
export const updateContactMediaProcessing = defineExecution({
  type: 'UpdateContactMediaProcessing',
  unreadSetting: true,
  begin: ({ state }) => (state.channel === 'CHAT' ? done : failedWith('ChannelMismatch')),
})
