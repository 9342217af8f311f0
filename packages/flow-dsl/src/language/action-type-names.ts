const toNumber =
  'TransferParticipantToThirdParty; in an outbound whisper flow CompleteOutboundCall, in a journey PutDialRequest'
const toAgent = 'UpdateContactTargetQueue with AgentId and then TransferContactToQueue'
const toQueue = 'UpdateContactTargetQueue with the QueueId and then TransferContactToQueue'
const recording = 'UpdateContactRecordingBehavior, or UpdateContactRecordingAndAnalyticsBehavior'
const message = 'StartOutboundChatContact for an SMS; in a journey SendSMS'
const eMail =
  'CreateContact with the Channel "EMAIL" and then StartOutboundEmailContact; in a journey SendOutboundEmail'
const metrics = 'GetMetricData and a Compare behind it'
const otherFlow = 'TransferToFlow, or InvokeFlowModule for what has to come back'
const voicemail =
  'nothing: there is no action for voicemail. UpdateContactMediaStreamingBehavior streams what the customer says, CreateCallbackContact offers a callback'
const customerData = 'GetCustomerProfile, or InvokeLambdaFunction for data of your own'
const nothingToStart = 'nothing: StartAction names the first action'

/**
 * Type names that people and generators write and the service refuses, each with what to write instead.
 * @see https://github.com/aws-samples/sample-aicc-builder-for-amazon-connect-ai-agent (verified block reference, read 2026-11-23)
 */
export const refusedActionTypes: Readonly<Record<string, string>> = {
  TransferToAgent: 'TransferContactToAgent, or UpdateContactTargetQueue with AgentId and then TransferContactToQueue',
  TransferToPhoneNumber: 'TransferParticipantToThirdParty',
  TransferToThirdParty: 'TransferParticipantToThirdParty',
  TransferToQueue: toQueue,
  QueueContact: toQueue,
  QueueCustomer: toQueue,
  EnqueueContact: toQueue,
  AddToQueue: toQueue,
  PutInQueue: toQueue,
  RouteToQueue: toQueue,
  RouteContact: toQueue,
  ConnectToAgent: toAgent,
  RouteToAgent: toAgent,
  AssignAgent: toAgent,
  SetAgent: toAgent,
  TransferCall: 'TransferContactToQueue, TransferToFlow or TransferParticipantToThirdParty',
  TransferContact: 'TransferContactToQueue, TransferToFlow or TransferParticipantToThirdParty',
  Dial: toNumber,
  DialNumber: toNumber,
  MakeCall: toNumber,
  PlaceCall: toNumber,
  OutboundCall: toNumber,
  InvokeFlow: otherFlow,
  GoToFlow: otherFlow,
  CallFlow: otherFlow,
  RunFlow: otherFlow,
  ExecuteFlow: otherFlow,
  GoTo: 'nothing: each action names the next one. TransferToFlow leads to another flow',
  Jump: 'nothing: each action names the next one. TransferToFlow leads to another flow',
  TransferContactToFlow: 'TransferToFlow',
  CheckStaffing: 'CheckMetricData',
  CheckQueueStatus: 'CheckMetricData',
  CheckAgents: 'CheckMetricData',
  CheckHours: 'CheckHoursOfOperation',
  CheckWaitTime: metrics,
  GetEstimatedWaitTime: metrics,
  GetQueuePosition: metrics,
  CheckQueueMetrics: 'CheckMetricData',
  CheckAttribute: 'Compare',
  CheckAttributes: 'Compare',
  CheckContactAttributes: 'Compare',
  CheckCondition: 'Compare',
  CheckValue: 'Compare',
  Branch: 'Compare',
  Distribute: 'DistributeByPercentage',
  StartMediaStreaming: 'UpdateContactMediaStreamingBehavior',
  StopMediaStreaming: 'UpdateContactMediaStreamingBehavior',
  ReturnFromFlowModule: 'EndFlowModuleExecution',
  Return: 'EndFlowModuleExecution',
  EndModule: 'EndFlowModuleExecution',
  ExitModule: 'EndFlowModuleExecution',
  InvokeAPI: 'InvokeLambdaFunction',
  InvokeLambda: 'InvokeLambdaFunction',
  InvokeExternalResource: 'InvokeLambdaFunction',
  InvokeExternal: 'InvokeLambdaFunction',
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
  SetVariable: 'UpdateContactAttributes, or UpdateFlowAttributes for this flow alone',
  SetContactAttributes: 'UpdateContactAttributes',
  SetQueue: 'UpdateContactTargetQueue',
  SetWorkingQueue: 'UpdateContactTargetQueue',
  SetLanguage: 'UpdateContactData for the language, and UpdateContactTextToSpeechVoice for the voice',
  SetCallbackNumber: 'UpdateContactCallbackNumber',
  RequestCallback: 'CreateCallbackContact',
  ScheduleCallback: 'CreateCallbackContact',
  SetEventHook: 'UpdateContactEventHooks',
  PlayPrompt: 'MessageParticipant',
  Message: 'MessageParticipant',
  LoopMessage: 'MessageParticipantIteratively',
  PlayPromptLoop: 'MessageParticipantIteratively',
  LoopPrompts: 'MessageParticipantIteratively',
  PlayMusic: 'MessageParticipantIteratively',
  PlayHoldMusic: 'MessageParticipantIteratively',
  TextToSpeech: 'MessageParticipant with Text',
  SendMessage: message,
  SendText: message,
  SendNotification: message,
  SendEmail: eMail,
  HoldCustomer:
    'UpdatePreviousContactParticipantState in a transfer flow; who waits in a queue hears MessageParticipantIteratively',
  Voicemail: voicemail,
  LeaveVoicemail: voicemail,
  RecordVoicemail: voicemail,
  LookupCustomer: customerData,
  FindCustomer: customerData,
  IdentifyCustomer: customerData,
  GetCustomerData: customerData,
  OpenCase: 'CreateCase',
  SearchCase: 'GetCase',
  CloseCase: 'UpdateCase with a new status',
  GetUserInput: 'GetParticipantInput',
  GetCustomerInput: 'GetParticipantInput',
  StoreUserInput: 'GetParticipantInput with StoreInput "True"',
  StoreCustomerInput: 'GetParticipantInput with StoreInput "True"',
  InvokeAgentAction: 'ConnectParticipantWithLexBot or ConnectParticipantWithAgenticCX',
  Disconnect: 'DisconnectParticipant',
  EndFlow: 'EndFlowExecution or DisconnectParticipant',
  UnTagContact: 'UntagContact',
  UpdateRoutingCriteria: 'UpdateContactRoutingCriteria',
  StartRecording: recording,
  StopRecording: recording,
  RecordCall: recording,
  SetRecording: recording,
  StartTranscription: recording,
  SetRecordingBehavior: 'UpdateContactRecordingBehavior',
  SetRecordingAndAnalyticsBehavior: 'UpdateContactRecordingAndAnalyticsBehavior',
  Trigger: nothingToStart,
  EntryPoint: nothingToStart,
  Start: nothingToStart,
  Comment: 'nothing: notes of the designer stand in Metadata.Annotations',
}

/**
 * Types that the language has and this project does not describe yet: the checker knows the name and says that it
 * checked nothing else. A type leaves this list when it gets its file in `actions/`.
 */
export const undescribedActionTypes: ReadonlySet<string> = new Set([
  // What the administrator guide calls the block External Tool; flows with it are not published.
  'InvokeThirdPartyAction',
])
