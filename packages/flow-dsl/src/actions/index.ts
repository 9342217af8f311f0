import type { Scope } from '../builder/scope.js'
import type { FlowType } from '../language/flow-type.js'
import type { ActionDefinition } from './action-definition.js'
import { associateContactToCustomerProfile } from './associate-contact-to-customer-profile.js'
import type { AssociateContactToProfileMethods } from './associate-contact-to-customer-profile.js'
import { authenticateParticipant } from './authenticate-participant.js'
import type { AuthenticateCustomerMethods } from './authenticate-participant.js'
import { checkHoursOfOperation } from './check-hours-of-operation.js'
import type { CheckHoursOfOperationMethods } from './check-hours-of-operation.js'
import { checkMetricData } from './check-metric-data.js'
import type { CheckMetricDataMethods } from './check-metric-data.js'
import { checkOutboundCallStatus } from './check-outbound-call-status.js'
import type { CheckCallProgressMethods } from './check-outbound-call-status.js'
import { checkSegmentMembership } from './check-segment-membership.js'
import { checkSegmentMembershipForCustomerProfile } from './check-segment-membership-for-customer-profile.js'
import type { CheckSegmentMembershipMethods } from './check-segment-membership-for-customer-profile.js'
import { checkVoiceId } from './check-voice-id.js'
import type { CheckVoiceIdMethods } from './check-voice-id.js'
import { compare } from './compare.js'
import type { CheckContactAttributesMethods } from './compare.js'
import { completeOutboundCall } from './complete-outbound-call.js'
import type { CallPhoneNumberMethods } from './complete-outbound-call.js'
import { connectParticipantWithAgenticCx } from './connect-participant-with-agentic-cx.js'
import type { AgenticCxMethods } from './connect-participant-with-agentic-cx.js'
import { connectParticipantWithLexBot } from './connect-participant-with-lex-bot.js'
import type { LexBotMethods } from './connect-participant-with-lex-bot.js'
import { createCallbackContact } from './create-callback-contact.js'
import type { CreateCallbackMethods } from './create-callback-contact.js'
import { createCase } from './create-case.js'
import type { CreateCaseMethods } from './create-case.js'
import { createContact } from './create-contact.js'
import type { CreateContactMethods } from './create-contact.js'
import { createCustomerProfile } from './create-customer-profile.js'
import type { CreateCustomerProfileMethods } from './create-customer-profile.js'
import { createPersistentContactAssociation } from './create-persistent-contact-association.js'
import type { PersistentChatMethods } from './create-persistent-contact-association.js'
import { createTask } from './create-task.js'
import type { CreateTaskMethods } from './create-task.js'
import { createWisdomSession } from './create-wisdom-session.js'
import type { ConnectAssistantMethods } from './create-wisdom-session.js'
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
import { evaluateDataTableValues } from './evaluate-data-table-values.js'
import type { EvaluateDataTableMethods } from './evaluate-data-table-values.js'
import { getCalculatedAttributesForCustomerProfile } from './get-calculated-attributes-for-customer-profile.js'
import type { GetCalculatedAttributesMethods } from './get-calculated-attributes-for-customer-profile.js'
import { getCase } from './get-case.js'
import type { GetCaseMethods } from './get-case.js'
import { getCustomerProfile } from './get-customer-profile.js'
import type { GetCustomerProfileMethods } from './get-customer-profile.js'
import { getCustomerProfileObject } from './get-customer-profile-object.js'
import type { GetCustomerProfileObjectMethods } from './get-customer-profile-object.js'
import { getMetricData } from './get-metric-data.js'
import type { GetQueueMetricsMethods } from './get-metric-data.js'
import { getOutboundCommunicationStatus } from './get-outbound-communication-status.js'
import type { CheckCommunicationStatusMethods } from './get-outbound-communication-status.js'
import { getParticipantInput } from './get-participant-input.js'
import type { CustomerInputMethods } from './get-participant-input.js'
import { invokeFlowModule } from './invoke-flow-module.js'
import type { InvokeModuleMethods } from './invoke-flow-module.js'
import { invokeLambdaFunction } from './invoke-lambda-function.js'
import type { InvokeLambdaMethods } from './invoke-lambda-function.js'
import { listDataTableValues } from './list-data-table-values.js'
import type { ListDataTableMethods } from './list-data-table-values.js'
import { loadContactContent } from './load-contact-content.js'
import type { GetStoredContentMethods } from './load-contact-content.js'
import { loop } from './loop.js'
import type { LoopMethods } from './loop.js'
import { messageParticipant } from './message-participant.js'
import type { PlayPromptMethods } from './message-participant.js'
import { messageParticipantIteratively } from './message-participant-iteratively.js'
import type { LoopPromptsMethods } from './message-participant-iteratively.js'
import { putDialRequest } from './put-dial-request.js'
import type { DialMethods } from './put-dial-request.js'
import { putLambdaInvokeRequest } from './put-lambda-invoke-request.js'
import { renderMessageTemplate } from './render-message-template.js'
import type { RenderMessageTemplateMethods } from './render-message-template.js'
import { resumeContact } from './resume-contact.js'
import type { ResumeContactMethods } from './resume-contact.js'
import { routeContactToAgent } from './route-contact-to-agent.js'
import { sendOutboundEmail } from './send-outbound-email.js'
import type { SendEmailMethods } from './send-outbound-email.js'
import { sendSms } from './send-sms.js'
import type { SendSmsMethods } from './send-sms.js'
import { showView } from './show-view.js'
import type { ShowViewMethods } from './show-view.js'
import { startOutboundChatContact } from './start-outbound-chat-contact.js'
import type { SendMessageMethods } from './start-outbound-chat-contact.js'
import { startOutboundEmailContact } from './start-outbound-email-contact.js'
import { startVoiceIdStream } from './start-voice-id-stream.js'
import type { SetVoiceIdMethods } from './start-voice-id-stream.js'
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
import { untagContact } from './untag-contact.js'
import type { UntagContactMethods } from './untag-contact.js'
import { updateCase } from './update-case.js'
import type { UpdateCaseMethods } from './update-case.js'
import { updateContactAttributes } from './update-contact-attributes.js'
import type { SetContactAttributesMethods } from './update-contact-attributes.js'
import { updateContactCallbackNumber } from './update-contact-callback-number.js'
import type { SetCallbackNumberMethods } from './update-contact-callback-number.js'
import { updateContactData } from './update-contact-data.js'
import type { SetContactPropertiesMethods } from './update-contact-data.js'
import { updateContactEventHooks } from './update-contact-event-hooks.js'
import type { SetEventFlowMethods } from './update-contact-event-hooks.js'
import { updateContactMediaProcessing } from './update-contact-media-processing.js'
import type { SetMessageProcessingMethods } from './update-contact-media-processing.js'
import { updateContactMediaStreamingBehavior } from './update-contact-media-streaming-behavior.js'
import type { MediaStreamingMethods } from './update-contact-media-streaming-behavior.js'
import { updateContactRecordingAndAnalyticsBehavior } from './update-contact-recording-and-analytics-behavior.js'
import type { SetRecordingAndAnalyticsMethods } from './update-contact-recording-and-analytics-behavior.js'
import { updateContactRecordingBehavior } from './update-contact-recording-behavior.js'
import type { SetRecordingBehaviorMethods } from './update-contact-recording-behavior.js'
import { updateContactRoutingBehavior } from './update-contact-routing-behavior.js'
import type { ChangeRoutingPriorityMethods } from './update-contact-routing-behavior.js'
import { updateContactRoutingCriteria } from './update-contact-routing-criteria.js'
import type { SetRoutingCriteriaMethods } from './update-contact-routing-criteria.js'
import { updateContactTargetQueue } from './update-contact-target-queue.js'
import type { SetWorkingQueueMethods } from './update-contact-target-queue.js'
import { updateContactTextToSpeechVoice } from './update-contact-text-to-speech-voice.js'
import type { SetVoiceMethods } from './update-contact-text-to-speech-voice.js'
import { updateCustomerProfile } from './update-customer-profile.js'
import type { UpdateCustomerProfileMethods } from './update-customer-profile.js'
import { updateFlowAttributes } from './update-flow-attributes.js'
import type { SetFlowAttributesMethods } from './update-flow-attributes.js'
import { updateFlowLoggingBehavior } from './update-flow-logging-behavior.js'
import type { SetLoggingBehaviorMethods } from './update-flow-logging-behavior.js'
import { updatePreviousContactParticipantState } from './update-previous-contact-participant-state.js'
import type { HoldCustomerOrAgentMethods } from './update-previous-contact-participant-state.js'
import { upsertDataTableValues } from './upsert-data-table-values.js'
import type { WriteDataTableMethods } from './upsert-data-table-values.js'
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
  untagContact,
  loadContactContent,
  resumeContact,
  routeContactToAgent,
  updateContactAttributes,
  updateContactCallbackNumber,
  updateContactData,
  updateContactEventHooks,
  updateContactMediaProcessing,
  updateContactMediaStreamingBehavior,
  updateContactRecordingAndAnalyticsBehavior,
  updateContactRecordingBehavior,
  updateContactRoutingBehavior,
  updateContactRoutingCriteria,
  updateContactTargetQueue,
  updateContactTextToSpeechVoice,
  updatePreviousContactParticipantState,
  checkHoursOfOperation,
  checkMetricData,
  checkOutboundCallStatus,
  checkVoiceId,
  startVoiceIdStream,
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
  checkSegmentMembershipForCustomerProfile,
  showView,
  connectParticipantWithAgenticCx,
  authenticateParticipant,
  createCase,
  getCase,
  updateCase,
  createContact,
  renderMessageTemplate,
  startOutboundChatContact,
  startOutboundEmailContact,
  createWisdomSession,
  createPersistentContactAssociation,
  associateContactToCustomerProfile,
  createCustomerProfile,
  updateCustomerProfile,
  getCustomerProfile,
  getCustomerProfileObject,
  getCalculatedAttributesForCustomerProfile,
  checkSegmentMembership,
  evaluateDataTableValues,
  listDataTableValues,
  upsertDataTableValues,
  sendSms,
  sendOutboundEmail,
  putDialRequest,
  getOutboundCommunicationStatus,
  putLambdaInvokeRequest,
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
    UntagContactMethods<S>,
    GetStoredContentMethods<S>,
    ResumeContactMethods<S>,
    SetContactAttributesMethods<S>,
    SetCallbackNumberMethods<S>,
    SetContactPropertiesMethods<S>,
    SetEventFlowMethods<S>,
    SetMessageProcessingMethods<S>,
    MediaStreamingMethods<S>,
    SetRecordingAndAnalyticsMethods<S>,
    SetRecordingBehaviorMethods,
    ChangeRoutingPriorityMethods,
    SetRoutingCriteriaMethods<S>,
    SetWorkingQueueMethods<S>,
    SetVoiceMethods<S>,
    HoldCustomerOrAgentMethods<S>,
    CheckHoursOfOperationMethods<S>,
    CheckMetricDataMethods<S>,
    CheckCallProgressMethods<S>,
    CheckVoiceIdMethods<S>,
    SetVoiceIdMethods<S>,
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
    CheckSegmentMembershipMethods<S>,
    ShowViewMethods<S>,
    AgenticCxMethods<S>,
    AuthenticateCustomerMethods<S>,
    CreateCaseMethods<S>,
    GetCaseMethods<S>,
    UpdateCaseMethods<S>,
    CreateContactMethods<S>,
    RenderMessageTemplateMethods<S>,
    SendMessageMethods<S>,
    ConnectAssistantMethods<S>,
    PersistentChatMethods<S>,
    InvokeLambdaMethods<S>,
    AssociateContactToProfileMethods<S>,
    CreateCustomerProfileMethods<S>,
    UpdateCustomerProfileMethods<S>,
    GetCustomerProfileMethods<S>,
    GetCustomerProfileObjectMethods<S>,
    GetCalculatedAttributesMethods<S>,
    EvaluateDataTableMethods<S>,
    ListDataTableMethods<S>,
    WriteDataTableMethods<S>,
    SendSmsMethods<S>,
    SendEmailMethods<S>,
    DialMethods<S>,
    CheckCommunicationStatusMethods<S> {}

type AnyDefinition = (typeof actionDefinitions)[number]

// Both match the whole type by its arguments. Asking for a single member would make the compiler resolve all members of
// every definition, in an editor at each key.

/** Names of the builder methods that a definition brings. */
type MethodsOf<Definition> = Definition extends ActionDefinition<FlowType, infer Method> ? Method : never

/** The same for a definition that is legal in every one of the given flow types, else none. */
type LegalMethodsOf<Definition, Type extends FlowType> =
  Definition extends ActionDefinition<infer Legal, infer Method> ? ([Type] extends [Legal] ? Method : never) : never

/** Names of the builder methods that are legal in a flow type; for a union of types, in all of them. */
export type MethodsLegalIn<Type extends FlowType> = LegalMethodsOf<AnyDefinition, Type>

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
