/**
 * What actions are called in flow logs (`ContactFlowModuleType`), and how many entries they write. The service keeps the
 * names of the old export format there.
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/contact-flow-log-data.html
 */
interface LogShape {
  readonly name: string
  /** Waits for somebody: one entry when it begins, one with `Results` when it is over. */
  readonly waits?: true
}

/** By `Type` of the action. Spellings of rarely seen ones are likely, not certain. */
const shapes: Readonly<Record<string, LogShape>> = {
  AssociateContactToCustomerProfile: { name: 'AssociateContactToCustomerProfile' },
  AuthenticateParticipant: { name: 'AuthenticateParticipant', waits: true },
  CheckHoursOfOperation: { name: 'CheckHoursOfOperation' },
  CheckMetricData: { name: 'CheckStaffing' },
  Compare: { name: 'CheckAttribute' },
  CompleteOutboundCall: { name: 'Dial' },
  ConnectParticipantWithLexBot: { name: 'GetUserInput', waits: true },
  CreateCallbackContact: { name: 'CreateCallback' },
  CreateTask: { name: 'CreateTask' },
  DequeueContactAndTransferToQueue: { name: 'Transfer' },
  DisconnectParticipant: { name: 'Disconnect' },
  DistributeByPercentage: { name: 'DistributeByPercentage' },
  EndFlowExecution: { name: 'Resume' },
  EndFlowModuleExecution: { name: 'ReturnFromFlowModule' },
  GetCustomerProfile: { name: 'GetCustomerProfile' },
  GetMetricData: { name: 'GetMetricData' },
  GetParticipantInput: { name: 'GetUserInput', waits: true },
  InvokeFlowModule: { name: 'InvokeFlowModule' },
  InvokeLambdaFunction: { name: 'InvokeExternalResource' },
  Loop: { name: 'Loop' },
  MessageParticipant: { name: 'PlayPrompt', waits: true },
  MessageParticipantIteratively: { name: 'LoopPrompts', waits: true },
  ShowView: { name: 'ShowView', waits: true },
  TagContact: { name: 'TagContact' },
  TransferContactToQueue: { name: 'Transfer' },
  TransferParticipantToThirdParty: { name: 'Transfer', waits: true },
  TransferToFlow: { name: 'Transfer' },
  UpdateContactAttributes: { name: 'SetAttributes' },
  UpdateContactCallbackNumber: { name: 'SetCallBackNumber' },
  UpdateContactData: { name: 'SetContactData' },
  UpdateContactEventHooks: { name: 'SetEventHook' },
  UpdateContactMediaStreamingBehavior: { name: 'StartMediaStreaming' },
  UpdateContactRecordingAndAnalyticsBehavior: { name: 'SetRecordingAndAnalyticsBehavior' },
  UpdateContactRecordingBehavior: { name: 'SetRecordingBehavior' },
  UpdateContactRoutingBehavior: { name: 'ChangeRoutingPriority' },
  UpdateContactRoutingCriteria: { name: 'SetRoutingCriteria' },
  UpdateContactTargetQueue: { name: 'SetQueue' },
  UpdateContactTextToSpeechVoice: { name: 'SetVoice' },
  UpdateFlowAttributes: { name: 'SetFlowAttributes' },
  UpdateFlowLoggingBehavior: { name: 'SetLoggingBehavior' },
  UpdatePreviousContactParticipantState: { name: 'HoldCustomerOrAgent' },
  Wait: { name: 'Wait', waits: true },
}

/** How an action of a type is logged; by its own name where none is known. */
export function logShapeOf(type: string, storesInput: boolean): LogShape {
  if (type === 'GetParticipantInput' && storesInput) return { name: 'StoreUserInput', waits: true }
  return Object.hasOwn(shapes, type) ? (shapes[type] ?? { name: type }) : { name: type }
}
