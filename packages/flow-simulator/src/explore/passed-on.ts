/**
 * Parameters whose value decides which way an action takes, or where it leads. Of all others it matters only whether
 * something is there: they are spoken, sent or kept.
 */
const deciding: ReadonlySet<string> = new Set([
  'AgentId',
  'CallbackNumber',
  'ComparisonValue',
  'ContactFlowId',
  'ContinueExecution',
  'ContinueFlowExecution',
  'DTMFConfiguration',
  'EnableDTMFBuffer',
  'EventHooks',
  'EventHooksConfiguration',
  'Events',
  'FlowModuleId',
  'HoursOfOperationId',
  'InputEncryption',
  'InputTimeLimitSeconds',
  'InputValidation',
  'InterruptFrequencySeconds',
  'InvocationTimeLimitSeconds',
  'InvocationType',
  'LambdaFunctionARN',
  'LexInitializationData',
  'LexTimeoutSeconds',
  'LexBot',
  'LexV2Bot',
  'LoopArray',
  'LoopCount',
  'LoopName',
  'MediaStreamingState',
  'MetricType',
  'QueueId',
  'ResponseValidation',
  'Result',
  'RoutingCriteria',
  'SkipWhenDTMFBufferEnabled',
  'StoreInput',
  'TargetContact',
  'TextToSpeechVoice',
  'ThirdPartyConnectionTimeLimitSeconds',
  'ThirdPartyPhoneNumber',
  'TimeLimitMinutes',
  'TimeLimitSeconds',
])

/** Parameters whose value is kept under a name of its own, where it may decide something later. */
const kept: ReadonlySet<string> = new Set(['Attributes', 'FlowAttributes', 'Input', 'ModuleInput', 'ResultData'])

/** Actions all of whose parameters are kept. */
const keepers: ReadonlySet<string> = new Set(['UpdateContactData', 'UpdateContactTextToSpeechVoice'])

/** Whether a parameter's value is only spoken, sent or kept when the action runs. */
export function isPassedOn(parameter: string): boolean {
  return !deciding.has(parameter)
}

/** Whether a parameter's value may decide something, now or later. */
export function mayDecide(type: string, parameter: string): boolean {
  return deciding.has(parameter) || kept.has(parameter) || keepers.has(type)
}
