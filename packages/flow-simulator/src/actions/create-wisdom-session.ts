import { defineServiceCall, madeId } from './service-call.js'

/** Opens a session of the AI assistant. */
export const createWisdomSession = defineServiceCall({
  type: 'CreateWisdomSession',
  needs: ['WisdomAssistantArn'],
  fills: 'Wisdom',
  answers: (execution) => ({ SessionArn: madeId(execution, 'session') }),
})
