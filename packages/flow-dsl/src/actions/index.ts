import type { Scope } from '../builder/scope.js'
import type { FlowType } from '../language/flow-type.js'
import type { ActionDefinition } from './action-definition.js'
import { checkHoursOfOperation } from './check-hours-of-operation.js'
import type { CheckHoursOfOperationMethods } from './check-hours-of-operation.js'
import { checkMetricData } from './check-metric-data.js'
import type { CheckMetricDataMethods } from './check-metric-data.js'
import { checkOutboundCallStatus } from './check-outbound-call-status.js'
import type { CheckCallProgressMethods } from './check-outbound-call-status.js'
import { compare } from './compare.js'
import type { CheckContactAttributesMethods } from './compare.js'
import { completeOutboundCall } from './complete-outbound-call.js'
import type { CallPhoneNumberMethods } from './complete-outbound-call.js'
import { connectParticipantWithLexBot } from './connect-participant-with-lex-bot.js'
import type { LexBotMethods } from './connect-participant-with-lex-bot.js'
import { createCallbackContact } from './create-callback-contact.js'
import type { CreateCallbackMethods } from './create-callback-contact.js'
import { createTask } from './create-task.js'
import type { CreateTaskMethods } from './create-task.js'
import { dequeueContactAndTransferToQueue } from './dequeue-contact-and-transfer-to-queue.js'
import type { MoveToQueueMethods } from './dequeue-contact-and-transfer-to-queue.js'
import { disconnectParticipant } from './disconnect-participant.js'
import type { DisconnectMethods } from './disconnect-participant.js'
import { distributeByPercentage } from './distribute-by-percentage.js'
import type { DistributeByPercentageMethods } from './distribute-by-percentage.js'
import { endFlowExecution } from './end-flow-execution.js'
import type { EndFlowMethods } from './end-flow-execution.js'
import { endFlowModuleExecution } from './end-flow-module-execution.js'
import type { ReturnFromModuleMethods } from './end-flow-module-execution.js'
import { getMetricData } from './get-metric-data.js'
import type { GetQueueMetricsMethods } from './get-metric-data.js'
import { getParticipantInput } from './get-participant-input.js'
import type { CustomerInputMethods } from './get-participant-input.js'
import { invokeFlowModule } from './invoke-flow-module.js'
import type { InvokeModuleMethods } from './invoke-flow-module.js'
import { invokeLambdaFunction } from './invoke-lambda-function.js'
import type { InvokeLambdaMethods } from './invoke-lambda-function.js'
import { loop } from './loop.js'
import type { LoopMethods } from './loop.js'
import { messageParticipant } from './message-participant.js'
import type { PlayPromptMethods } from './message-participant.js'
import { messageParticipantIteratively } from './message-participant-iteratively.js'
import type { LoopPromptsMethods } from './message-participant-iteratively.js'
import { tagContact } from './tag-contact.js'
import type { TagContactMethods } from './tag-contact.js'
import { transferContactToAgent } from './transfer-contact-to-agent.js'
import type { TransferToAgentMethods } from './transfer-contact-to-agent.js'
import { transferContactToQueue } from './transfer-contact-to-queue.js'
import type { TransferToQueueMethods } from './transfer-contact-to-queue.js'
import { transferParticipantToThirdParty } from './transfer-participant-to-third-party.js'
import type { TransferToPhoneNumberMethods } from './transfer-participant-to-third-party.js'
import { transferToFlow } from './transfer-to-flow.js'
import type { TransferToFlowMethods } from './transfer-to-flow.js'
import { updateContactAttributes } from './update-contact-attributes.js'
import type { SetContactAttributesMethods } from './update-contact-attributes.js'
import { updateContactCallbackNumber } from './update-contact-callback-number.js'
import type { SetCallbackNumberMethods } from './update-contact-callback-number.js'
import { updateContactData } from './update-contact-data.js'
import type { SetContactPropertiesMethods } from './update-contact-data.js'
import { updateContactEventHooks } from './update-contact-event-hooks.js'
import type { SetEventFlowMethods } from './update-contact-event-hooks.js'
import { updateContactRecordingAndAnalyticsBehavior } from './update-contact-recording-and-analytics-behavior.js'
import type { SetRecordingAndAnalyticsMethods } from './update-contact-recording-and-analytics-behavior.js'
import { updateContactRecordingBehavior } from './update-contact-recording-behavior.js'
import type { SetRecordingBehaviorMethods } from './update-contact-recording-behavior.js'
import { updateContactRoutingBehavior } from './update-contact-routing-behavior.js'
import type { ChangeRoutingPriorityMethods } from './update-contact-routing-behavior.js'
import { updateContactTargetQueue } from './update-contact-target-queue.js'
import type { SetWorkingQueueMethods } from './update-contact-target-queue.js'
import { updateContactTextToSpeechVoice } from './update-contact-text-to-speech-voice.js'
import type { SetVoiceMethods } from './update-contact-text-to-speech-voice.js'
import { updateFlowAttributes } from './update-flow-attributes.js'
import type { SetFlowAttributesMethods } from './update-flow-attributes.js'
import { updateFlowLoggingBehavior } from './update-flow-logging-behavior.js'
import type { SetLoggingBehaviorMethods } from './update-flow-logging-behavior.js'
import { wait } from './wait.js'
import type { WaitMethods } from './wait.js'

/**
 * The list of all actions. A new action is a file of its own, its test, an entry in `actionDefinitions` and one in
 * `ActionMethods`; types, checker, emitter, documentation and tests follow. `EveryMethodIsTyped` below does not compile
 * when one of the two is forgotten.
 */
export const actionDefinitions = [
  messageParticipant,
  messageParticipantIteratively,
  getParticipantInput,
  connectParticipantWithLexBot,
  disconnectParticipant,
  transferParticipantToThirdParty,
  completeOutboundCall,
  createTask,
  dequeueContactAndTransferToQueue,
  transferContactToQueue,
  transferContactToAgent,
  invokeFlowModule,
  endFlowModuleExecution,
  tagContact,
  updateContactAttributes,
  updateContactCallbackNumber,
  updateContactData,
  updateContactEventHooks,
  updateContactRecordingAndAnalyticsBehavior,
  updateContactRecordingBehavior,
  updateContactRoutingBehavior,
  updateContactTargetQueue,
  updateContactTextToSpeechVoice,
  checkHoursOfOperation,
  checkMetricData,
  checkOutboundCallStatus,
  compare,
  distributeByPercentage,
  endFlowExecution,
  getMetricData,
  loop,
  transferToFlow,
  updateFlowAttributes,
  updateFlowLoggingBehavior,
  wait,
  createCallbackContact,
  invokeLambdaFunction,
] as const

/** Builder methods of all actions. Which of them a builder offers depends on the flow type: {@link MethodsLegalIn}. */
export interface ActionMethods<S extends Scope>
  extends
    PlayPromptMethods<S>,
    LoopPromptsMethods<S>,
    CustomerInputMethods<S>,
    LexBotMethods<S>,
    DisconnectMethods,
    TransferToPhoneNumberMethods<S>,
    CallPhoneNumberMethods,
    CreateTaskMethods<S>,
    MoveToQueueMethods<S>,
    TransferToQueueMethods<S>,
    TransferToAgentMethods,
    InvokeModuleMethods<S>,
    ReturnFromModuleMethods<S>,
    TagContactMethods<S>,
    SetContactAttributesMethods<S>,
    SetCallbackNumberMethods<S>,
    SetContactPropertiesMethods<S>,
    SetEventFlowMethods<S>,
    SetRecordingAndAnalyticsMethods<S>,
    SetRecordingBehaviorMethods,
    ChangeRoutingPriorityMethods,
    SetWorkingQueueMethods<S>,
    SetVoiceMethods<S>,
    CheckHoursOfOperationMethods<S>,
    CheckMetricDataMethods<S>,
    CheckCallProgressMethods<S>,
    CheckContactAttributesMethods<S>,
    DistributeByPercentageMethods<S>,
    EndFlowMethods,
    GetQueueMetricsMethods<S>,
    LoopMethods<S>,
    TransferToFlowMethods<S>,
    SetFlowAttributesMethods<S>,
    SetLoggingBehaviorMethods,
    WaitMethods<S>,
    CreateCallbackMethods<S>,
    InvokeLambdaMethods<S> {}

type AnyDefinition = (typeof actionDefinitions)[number]

/** Names of the builder methods that a definition brings. */
type MethodsOf<Definition> = Definition extends { readonly methods: infer Methods } ? keyof Methods & string : never

/** Definitions whose methods may be used in every one of the given flow types. */
type LegalDefinition<Definition, Type extends FlowType> =
  Definition extends ActionDefinition<infer Legal, string> ? ([Type] extends [Legal] ? Definition : never) : never

/** Names of the builder methods that are legal in a flow type; for a union of types, in all of them. */
export type MethodsLegalIn<Type extends FlowType> = MethodsOf<LegalDefinition<AnyDefinition, Type>>

type Equal<One, Other> = [One] extends [Other] ? ([Other] extends [One] ? true : false) : false
type Assert<Condition extends true> = Condition

/** Does not compile when a method is in a definition and not in `ActionMethods`, or the other way round. */
export type EveryMethodIsTyped = Assert<Equal<MethodsOf<AnyDefinition>, keyof ActionMethods<Scope>>>

const byType: ReadonlyMap<string, ActionDefinition> = new Map(
  actionDefinitions.map((definition): readonly [string, ActionDefinition] => [definition.type, definition]),
)

/** The definition of an action type; undefined when nothing here describes it. */
export function findActionDefinition(type: string): ActionDefinition | undefined {
  return byType.get(type)
}

/** All types that are described here. */
export const actionTypes: readonly string[] = [...byType.keys()]
