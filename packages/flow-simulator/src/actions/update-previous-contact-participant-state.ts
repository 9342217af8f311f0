import { defineExecution, done, failed } from '../machine/step.js'

/** Puts the customer or the agent of the call before a transfer on hold. That call is not simulated. */
export const updatePreviousContactParticipantState = defineExecution({
  type: 'UpdatePreviousContactParticipantState',
  unreadSetting: true,
  begin: ({ state }) => (state.channel === 'VOICE' ? done : failed),
})
