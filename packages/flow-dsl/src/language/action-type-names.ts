/**
 * Type names that people and generators write and the service refuses, each with what to write instead.
 * @see https://github.com/aws-samples/sample-aicc-builder-for-amazon-connect-ai-agent (verified block reference, read 2026-11-23)
 */
export const refusedActionTypes: Readonly<Record<string, string>> = {
  TransferToAgent: 'TransferContactToAgent, or UpdateContactTargetQueue with AgentId and then TransferContactToQueue',
  TransferToPhoneNumber: 'TransferParticipantToThirdParty',
  TransferToThirdParty: 'TransferParticipantToThirdParty',
  TransferToQueue: 'UpdateContactTargetQueue with the QueueId and then TransferContactToQueue',
  TransferContactToFlow: 'TransferToFlow',
  CheckStaffing: 'CheckMetricData',
  CheckQueueStatus: 'CheckMetricData',
  CheckHours: 'CheckHoursOfOperation',
  CheckAttribute: 'Compare',
  CheckAttributes: 'Compare',
  CheckContactAttributes: 'Compare',
  CheckCondition: 'Compare',
  CheckValue: 'Compare',
  Distribute: 'DistributeByPercentage',
  StartMediaStreaming: 'UpdateContactMediaStreamingBehavior',
  StopMediaStreaming: 'UpdateContactMediaStreamingBehavior',
  ReturnFromFlowModule: 'EndFlowModuleExecution',
  InvokeAPI: 'InvokeLambdaFunction',
  InvokeLambda: 'InvokeLambdaFunction',
  InvokeExternalResource: 'InvokeLambdaFunction',
  GetParticipantWithLexV2Bot: 'ConnectParticipantWithLexBot',
  CheckCommunicationStatus: 'GetOutboundCommunicationStatus and a Compare behind it',
  SendCommunication: 'SendSMS, SendOutboundEmail or PutDialRequest',
  WriteDataTableValues: 'UpsertDataTableValues',
  PutCustomerProfile: 'CreateCustomerProfile or UpdateCustomerProfile',
  UpdateContactRoutingData: 'UpdateContactRoutingCriteria',
  UpdateContactTextToSpeechManner: 'UpdateContactTextToSpeechVoice',
  SetLoggingBehavior: 'UpdateFlowLoggingBehavior',
  SetVoice: 'UpdateContactTextToSpeechVoice',
  SetAttributes: 'UpdateContactAttributes',
  SetContactAttributes: 'UpdateContactAttributes',
  SetQueue: 'UpdateContactTargetQueue',
  SetWorkingQueue: 'UpdateContactTargetQueue',
  SetCallbackNumber: 'UpdateContactCallbackNumber',
  SetEventHook: 'UpdateContactEventHooks',
  PlayPrompt: 'MessageParticipant',
  LoopPrompts: 'MessageParticipantIteratively',
  GetUserInput: 'GetParticipantInput',
  GetCustomerInput: 'GetParticipantInput',
  StoreUserInput: 'GetParticipantInput with StoreInput "True"',
  StoreCustomerInput: 'GetParticipantInput with StoreInput "True"',
  InvokeAgentAction: 'ConnectParticipantWithLexBot or ConnectParticipantWithAgenticCX',
  Disconnect: 'DisconnectParticipant',
  EndFlow: 'EndFlowExecution or DisconnectParticipant',
  UnTagContact: 'UntagContact',
  UpdateRoutingCriteria: 'UpdateContactRoutingCriteria',
  SetRecordingBehavior: 'UpdateContactRecordingBehavior',
  SetRecordingAndAnalyticsBehavior: 'UpdateContactRecordingAndAnalyticsBehavior',
  Trigger: 'nothing: StartAction names the first action',
  EntryPoint: 'nothing: StartAction names the first action',
}

/**
 * Types that the language has and this project does not describe yet: the checker knows the name and says that it
 * checked nothing else. A type leaves this list when it gets its file in `actions/`.
 */
export const undescribedActionTypes: ReadonlySet<string> = new Set([
  // What the administrator guide calls the block External Tool; flows with it are not published.
  'InvokeThirdPartyAction',
])
