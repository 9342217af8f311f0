import { defineExecution, moved } from '../machine/step.js'

/** Hands the contact to the agent that a transfer is for. */
export const transferContactToAgent = defineExecution({
  type: 'TransferContactToAgent',
  begin(execution) {
    execution.state.runs = []
    execution.state.stage = 'customer whisper'
    return moved
  },
})
