import { checkHoursOfOperation } from './check-hours-of-operation.js'
import { checkMetricData } from './check-metric-data.js'
import { compare } from './compare.js'
import { connectParticipantWithLexBot } from './connect-participant-with-lex-bot.js'
import { createCallbackContact } from './create-callback-contact.js'
import { dequeueContactAndTransferToQueue } from './dequeue-contact-and-transfer-to-queue.js'
import { disconnectParticipant } from './disconnect-participant.js'
import { distributeByPercentage } from './distribute-by-percentage.js'
import { endFlowExecution } from './end-flow-execution.js'
import { endFlowModuleExecution } from './end-flow-module-execution.js'
import { getParticipantInput } from './get-participant-input.js'
import { invokeFlowModule } from './invoke-flow-module.js'
import { invokeLambdaFunction } from './invoke-lambda-function.js'
import { loop } from './loop.js'
import { messageParticipant } from './message-participant.js'
import { messageParticipantIteratively } from './message-participant-iteratively.js'
import { transferContactToAgent } from './transfer-contact-to-agent.js'
import { transferContactToQueue } from './transfer-contact-to-queue.js'
import { transferParticipantToThirdParty } from './transfer-participant-to-third-party.js'
import { transferToFlow } from './transfer-to-flow.js'
import { updateContactAttributes } from './update-contact-attributes.js'
import { updateContactCallbackNumber } from './update-contact-callback-number.js'
import { updateContactData } from './update-contact-data.js'
import { updateContactEventHooks } from './update-contact-event-hooks.js'
import { updateContactTargetQueue } from './update-contact-target-queue.js'
import { updateContactTextToSpeechVoice } from './update-contact-text-to-speech-voice.js'
import { updateFlowAttributes } from './update-flow-attributes.js'
import { wait } from './wait.js'
import { otherAction } from './other-action.js'
import type { ActionExecution } from '../machine/step.js'

/** Actions whose effect is simulated. */
const executions: readonly ActionExecution[] = [
  checkHoursOfOperation,
  checkMetricData,
  compare,
  connectParticipantWithLexBot,
  createCallbackContact,
  dequeueContactAndTransferToQueue,
  disconnectParticipant,
  distributeByPercentage,
  endFlowExecution,
  endFlowModuleExecution,
  getParticipantInput,
  invokeFlowModule,
  invokeLambdaFunction,
  loop,
  messageParticipant,
  messageParticipantIteratively,
  transferContactToAgent,
  transferContactToQueue,
  transferParticipantToThirdParty,
  transferToFlow,
  updateContactAttributes,
  updateContactCallbackNumber,
  updateContactData,
  updateContactEventHooks,
  updateContactTargetQueue,
  updateContactTextToSpeechVoice,
  updateFlowAttributes,
  wait,
]

const byType = new Map(executions.map((execution) => [execution.type, execution]))

/** Types of the actions whose effect is simulated; of others the world says which way they take. */
export const simulatedActionTypes: readonly string[] = executions.map(({ type }) => type)

/** How an action of a type is executed. */
export function findExecution(type: string): ActionExecution {
  return byType.get(type) ?? otherAction
}
