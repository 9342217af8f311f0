import type { ActionSketch } from './flow-json.js'

const failure = { NoMatchingError: 'end' }
const queueArn = 'arn:aws:connect:ap-northeast-2:111122223333:instance/i-1/queue/q-1'
const flowArn = 'arn:aws:connect:ap-northeast-2:111122223333:instance/i-1/contact-flow/f-1'
const lambdaArn = 'arn:aws:lambda:ap-northeast-2:111122223333:function:registration'

/**
 * One valid action of each type and form, as `subject`. A test takes one and changes what it is about; that all of them
 * are valid as they stand is a test of its own.
 */
export const validActions = {
  playPrompt: { type: 'MessageParticipant', parameters: { Text: '안녕하세요.' }, errors: failure },
  playSsml: { type: 'MessageParticipant', parameters: { SSML: '<speak>안녕하세요.</speak>' } },
  playAudio: {
    type: 'MessageParticipant',
    parameters: { Media: { Uri: 'https://b.s3.amazonaws.com/a.wav', SourceType: 'S3', MediaType: 'Audio' } },
  },
  menu: {
    type: 'GetParticipantInput',
    parameters: { Text: '1번을 눌러 주세요.', InputTimeLimitSeconds: '5', StoreInput: 'False' },
    conditions: [['Equals', '1']],
    errors: { InputTimeLimitExceeded: 'end', NoMatchingCondition: 'end', NoMatchingError: 'end' },
  },
  storeInput: {
    type: 'GetParticipantInput',
    parameters: {
      Text: '사번을 눌러 주세요.',
      InputTimeLimitSeconds: '5',
      StoreInput: 'True',
      InputValidation: { CustomValidation: { MaximumLength: '8' } },
    },
    errors: failure,
  },
  storePhoneNumber: {
    type: 'GetParticipantInput',
    parameters: {
      Text: '전화번호를 눌러 주세요.',
      InputTimeLimitSeconds: '5',
      StoreInput: 'True',
      InputValidation: { PhoneNumberValidation: { NumberFormat: 'Local', CountryCode: 'KR' } },
    },
    errors: { InvalidPhoneNumber: 'end', NoMatchingError: 'end' },
  },
  touchToneBuffer: { type: 'GetParticipantInput', parameters: { EnableDTMFBuffer: 'True' }, errors: failure },
  lexBot: {
    type: 'ConnectParticipantWithLexBot',
    parameters: {
      Text: '무엇을 도와드릴까요?',
      LexV2Bot: { AliasArn: 'arn:aws:lex:ap-northeast-2:111122223333:bot-alias/A/B' },
    },
    conditions: [['Equals', 'Reserve']],
    errors: { NoMatchingCondition: 'end', NoMatchingError: 'end' },
  },
  disconnect: { type: 'DisconnectParticipant', transitions: {} },
  transferToPhoneNumber: {
    type: 'TransferParticipantToThirdParty',
    parameters: {
      ThirdPartyPhoneNumber: '+82212345678',
      ThirdPartyConnectionTimeLimitSeconds: '30',
      ContinueFlowExecution: 'False',
    },
    errors: failure,
  },
  createTask: { type: 'CreateTask', parameters: { Name: 'Call back', ContactFlowId: flowArn }, errors: failure },
  transferToQueue: {
    type: 'TransferContactToQueue',
    errors: { QueueAtCapacity: 'end', NoMatchingError: 'end' },
  },
  invokeModule: { type: 'InvokeFlowModule', parameters: { FlowModuleId: 'm-1' }, errors: failure },
  tagContact: { type: 'TagContact', parameters: { Tags: { team: 'lottery' } }, errors: failure },
  setContactAttributes: {
    type: 'UpdateContactAttributes',
    parameters: { Attributes: { tier: 'gold' }, TargetContact: 'Current' },
    errors: failure,
  },
  setCallbackNumber: {
    type: 'UpdateContactCallbackNumber',
    parameters: { CallbackNumber: '$.Attributes.phone' },
    errors: { InvalidCallbackNumber: 'end', CallbackNumberNotDialable: 'end' },
  },
  setContactProperties: { type: 'UpdateContactData', parameters: { LanguageCode: 'ko-KR' }, errors: failure },
  setEventFlow: {
    type: 'UpdateContactEventHooks',
    parameters: { EventHooks: { CustomerQueue: flowArn } },
    errors: failure,
  },
  setRecordingAndAnalytics: {
    type: 'UpdateContactRecordingAndAnalyticsBehavior',
    parameters: { VoiceBehavior: { VoiceRecordingBehavior: { RecordedParticipants: ['Agent', 'Customer'] } } },
    errors: { ChannelMismatch: 'end', NoMatchingError: 'end' },
  },
  setRecording: {
    type: 'UpdateContactRecordingBehavior',
    parameters: { RecordingBehavior: { RecordedParticipants: [] } },
  },
  changeRoutingPriority: { type: 'UpdateContactRoutingBehavior', parameters: { QueuePriority: '1' } },
  setWorkingQueue: { type: 'UpdateContactTargetQueue', parameters: { QueueId: queueArn }, errors: failure },
  setVoice: { type: 'UpdateContactTextToSpeechVoice', parameters: { TextToSpeechVoice: 'Seoyeon' } },
  checkHours: {
    type: 'CheckHoursOfOperation',
    parameters: { HoursOfOperationId: 'h-1' },
    conditions: [
      ['Equals', 'True'],
      ['Equals', 'False'],
    ],
    errors: failure,
  },
  checkStaffing: {
    type: 'CheckMetricData',
    parameters: { MetricType: 'NumberOfAgentsAvailable', QueueId: queueArn },
    conditions: [['NumberGreaterThan', '0']],
    errors: { NoMatchingCondition: 'end', NoMatchingError: 'end' },
  },
  checkQueueStatus: {
    type: 'CheckMetricData',
    parameters: { MetricType: 'NumberOfContactsInQueue', QueueId: queueArn },
    conditions: [['NumberGreaterOrEqualTo', '10']],
    errors: { NoMatchingCondition: 'end', NoMatchingError: 'end' },
  },
  checkCallProgress: {
    type: 'CheckOutboundCallStatus',
    conditions: [['Equals', 'CallAnswered']],
    errors: failure,
  },
  compare: {
    type: 'Compare',
    parameters: { ComparisonValue: '$.Attributes.tier' },
    conditions: [['Equals', 'gold']],
    errors: { NoMatchingCondition: 'end' },
  },
  distribute: {
    type: 'DistributeByPercentage',
    conditions: [
      ['NumberLessThan', '4'],
      ['NumberLessThan', '10'],
    ],
    errors: { NoMatchingCondition: 'end' },
  },
  getMetrics: { type: 'GetMetricData', parameters: { QueueId: queueArn }, errors: failure },
  loop: {
    type: 'Loop',
    parameters: { LoopCount: '3' },
    conditions: [
      ['Equals', 'ContinueLooping'],
      ['Equals', 'DoneLooping'],
    ],
  },
  transferToFlow: { type: 'TransferToFlow', parameters: { ContactFlowId: flowArn }, errors: failure },
  setFlowAttributes: {
    type: 'UpdateFlowAttributes',
    parameters: { FlowAttributes: { tries: { Value: '1' } } },
    errors: failure,
  },
  setLogging: { type: 'UpdateFlowLoggingBehavior', parameters: { FlowLoggingBehavior: 'Enabled' } },
  wait: {
    type: 'Wait',
    parameters: { TimeLimitSeconds: '60' },
    conditions: [['Equals', 'WaitCompleted']],
    errors: failure,
  },
  createCallback: {
    type: 'CreateCallbackContact',
    parameters: {
      QueueId: queueArn,
      InitialCallDelaySeconds: '5',
      MaximumConnectionAttempts: '1',
      RetryDelaySeconds: '600',
    },
    errors: failure,
  },
  invokeLambda: {
    type: 'InvokeLambdaFunction',
    parameters: {
      LambdaFunctionARN: lambdaArn,
      InvocationTimeLimitSeconds: '8',
      LambdaInvocationAttributes: { phone: '$.CustomerEndpoint.Address' },
      ResponseValidation: { ResponseType: 'STRING_MAP' },
    },
    errors: failure,
  },
} as const satisfies Readonly<Record<string, ActionSketch>>

/** Valid actions that may not stand in inbound flows, with a flow type that takes them. */
export const validElsewhere = {
  loopPrompts: {
    flowType: 'CUSTOMER_QUEUE',
    action: {
      type: 'MessageParticipantIteratively',
      parameters: { Messages: [{ Text: '잠시만 기다려 주세요.' }] },
      next: null,
    },
  },
  interruptedLoopPrompts: {
    flowType: 'CUSTOMER_QUEUE',
    action: {
      type: 'MessageParticipantIteratively',
      parameters: { Messages: [{ Text: '잠시만 기다려 주세요.' }], InterruptFrequencySeconds: '30' },
      next: null,
      conditions: [['Equals', 'MessagesInterrupted']],
    },
  },
  moveToQueue: {
    flowType: 'CUSTOMER_QUEUE',
    action: {
      type: 'DequeueContactAndTransferToQueue',
      parameters: { QueueId: queueArn },
      errors: { QueueAtCapacity: 'end', NoMatchingError: 'end' },
    },
  },
  endFlow: { flowType: 'CUSTOMER_QUEUE', action: { type: 'EndFlowExecution', transitions: {} } },
  callPhoneNumber: { flowType: 'OUTBOUND_WHISPER', action: { type: 'CompleteOutboundCall', next: 'end' } },
  returnFromModule: { flowType: 'MODULE', action: { type: 'EndFlowModuleExecution', transitions: {} } },
  transferToAgent: { flowType: 'AGENT_TRANSFER', action: { type: 'TransferContactToAgent', transitions: {} } },
} as const satisfies Readonly<Record<string, { readonly flowType: string; readonly action: ActionSketch }>>

/** The valid action with other parameters: those given are added, those that are undefined go. */
export function withParameters(action: ActionSketch, parameters: Readonly<Record<string, unknown>>): ActionSketch {
  const old = typeof action.parameters === 'object' ? action.parameters : {}
  return { ...action, parameters: { ...old, ...parameters } }
}

/** The valid action with other error branches: those given are added, those that are undefined go. */
export function withErrors(action: ActionSketch, errors: Readonly<Record<string, string | undefined>>): ActionSketch {
  const old = Array.isArray(action.errors) ? {} : action.errors
  const merged = Object.entries({ ...old, ...errors })
  return { ...action, errors: merged.flatMap(([type, target]) => (target === undefined ? [] : [[type, target]])) }
}
