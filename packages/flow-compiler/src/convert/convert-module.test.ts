import type { FlowAction, JsonObject } from '@aicc/flow-dsl/language'
import { describe, expect, it } from 'vitest'
import { legacyExport } from '../../test/legacy-export.js'
import type { LegacySketch } from '../../test/legacy-export.js'
import type { Diagnostic } from '../diagnostics/diagnostic.js'
import { convertLegacyExport } from './convert-legacy-export.js'
import { legacyModules } from './legacy-modules/index.js'

const queueArn = 'arn:aws:connect:ap-northeast-2:111122223333:instance/i-1/queue/q-1'
const flowArn = 'arn:aws:connect:ap-northeast-2:111122223333:instance/i-1/contact-flow/f-1'
const promptArn = 'arn:aws:connect:ap-northeast-2:111122223333:instance/i-1/prompt/p-1'
const hoursArn = 'arn:aws:connect:ap-northeast-2:111122223333:instance/i-1/operating-hours/h-1'
const lambdaArn = 'arn:aws:lambda:ap-northeast-2:111122223333:function:registration'
const aliasArn = 'arn:aws:lex:ap-northeast-2:111122223333:bot-alias/A/B'

const evaluate = (conditionType: string, conditionValue: string | number) =>
  ['Evaluate', 'end', { conditionType, conditionValue }] as const

interface Expected {
  readonly type: string
  readonly parameters?: JsonObject
  /** Error types. */
  readonly errors?: readonly string[]
  /** Operator and operand. */
  readonly conditions?: readonly string[]
  /** @defaultValue `end` */
  readonly next?: string
}

interface Form {
  readonly title: string
  readonly module: LegacySketch
  readonly action: Expected
  /** `type` of the flow. @defaultValue `contactFlow` */
  readonly flowType?: string
  /** Errors of the checker that the sample has, where the old module cannot have what the flow language wants. */
  readonly lacks?: readonly string[]
}

const failure = ['NoMatchingError']

const forms: readonly Form[] = [
  {
    title: 'Play prompt with text',
    module: {
      type: 'PlayPrompt',
      parameters: [
        ['Text', '안녕하세요.', { namespace: null }],
        ['TextToSpeechType', 'text'],
      ],
      branches: ['Success', 'Error'],
    },
    action: { type: 'MessageParticipant', parameters: { Text: '안녕하세요.' }, errors: failure },
  },
  {
    title: 'Play prompt with SSML',
    module: {
      type: 'PlayPrompt',
      parameters: [
        ['Text', '<speak>안녕하세요.</speak>'],
        ['TextToSpeechType', 'ssml'],
      ],
      branches: ['Success'],
    },
    action: { type: 'MessageParticipant', parameters: { SSML: '<speak>안녕하세요.</speak>' } },
  },
  {
    title: 'Play prompt with an attribute',
    module: {
      type: 'PlayPrompt',
      parameters: [
        ['Text', 'greeting', { namespace: 'User Defined' }],
        ['TextToSpeechType', 'text'],
      ],
      branches: ['Success'],
    },
    action: { type: 'MessageParticipant', parameters: { Text: '$.Attributes.greeting' } },
  },
  {
    title: 'Play prompt with a recording',
    module: {
      type: 'PlayPrompt',
      parameters: [['AudioPrompt', promptArn, { namespace: null, resourceName: 'welcome.wav' }]],
      branches: ['Success'],
    },
    action: { type: 'MessageParticipant', parameters: { PromptId: promptArn } },
  },
  {
    title: 'Play prompt under its first name',
    module: { type: 'PlayAudio', parameters: [['Text', '안녕하세요.']], branches: ['Success'] },
    action: { type: 'MessageParticipant', parameters: { Text: '안녕하세요.' } },
  },
  {
    title: 'Get customer input, keys',
    module: {
      type: 'GetUserInput',
      target: 'Digits',
      parameters: [
        ['Text', '1번을 눌러 주세요.'],
        ['TextToSpeechType', 'text'],
        ['Timeout', '5'],
        ['MaxDigits', '1'],
      ],
      branches: [evaluate('Equals', '1'), 'Timeout', 'NoMatch', 'Error'],
    },
    action: {
      type: 'GetParticipantInput',
      parameters: { StoreInput: 'False', Text: '1번을 눌러 주세요.', InputTimeLimitSeconds: '5' },
      conditions: ['Equals 1'],
      errors: ['InputTimeLimitExceeded', 'NoMatchingCondition', 'NoMatchingError'],
    },
  },
  {
    title: 'Get customer input, Amazon Lex',
    module: {
      type: 'GetUserInput',
      target: 'Lex',
      parameters: [
        ['Text', '무엇을 도와드릴까요?'],
        ['TextToSpeechType', 'text'],
        ['BotName', 'Booking'],
        ['BotAlias', 'prod'],
        ['BotRegion', 'ap-northeast-2'],
      ],
      branches: [evaluate('Equals', 'Reserve'), 'NoMatch', 'Error'],
    },
    action: {
      type: 'ConnectParticipantWithLexBot',
      parameters: {
        Text: '무엇을 도와드릴까요?',
        LexBot: { Name: 'Booking', Alias: 'prod', Region: 'ap-northeast-2' },
      },
      conditions: ['Equals Reserve'],
      errors: ['NoMatchingCondition', 'NoMatchingError'],
    },
  },
  {
    title: 'Get customer input, Amazon Lex V2',
    module: {
      type: 'GetUserInput',
      target: 'Lex',
      parameters: [
        ['Text', '무엇을 도와드릴까요?'],
        ['LexVersion', 'V2'],
        ['BotAliasArn', aliasArn, { namespace: null }],
      ],
      branches: ['NoMatch', 'Error'],
    },
    action: {
      type: 'ConnectParticipantWithLexBot',
      parameters: { Text: '무엇을 도와드릴까요?', LexV2Bot: { AliasArn: aliasArn } },
      errors: ['NoMatchingCondition', 'NoMatchingError'],
    },
  },
  {
    title: 'Store customer input, digits',
    module: {
      type: 'StoreUserInput',
      parameters: [
        ['Text', '사번을 눌러 주세요.'],
        ['TextToSpeechType', 'text'],
        ['CustomerInputType', 'Custom'],
        ['Timeout', '5'],
        ['MaxDigits', 8],
        ['EncryptEntry', false],
        ['TerminatorDigits', '#', { namespace: null }],
        ['DisableCancel', 'true'],
      ],
      branches: ['Success', 'Error'],
    },
    action: {
      type: 'GetParticipantInput',
      parameters: {
        StoreInput: 'True',
        Text: '사번을 눌러 주세요.',
        InputTimeLimitSeconds: '5',
        InputValidation: { CustomValidation: { MaximumLength: '8' } },
        DTMFConfiguration: { InputTerminationSequence: '#', DisableCancelKey: 'True' },
      },
      errors: failure,
    },
  },
  {
    title: 'Store customer input, encrypted',
    module: {
      type: 'StoreCustomerInput',
      parameters: [
        ['Text', '카드 번호를 눌러 주세요.'],
        ['EncryptionKey', '-----BEGIN CERTIFICATE-----'],
        ['EncryptEntry', true],
        ['EncryptionKeyId', 'key-1'],
        ['Timeout', '6'],
        ['MaxDigits', 20],
      ],
      branches: ['Success', 'Error'],
    },
    action: {
      type: 'GetParticipantInput',
      parameters: {
        StoreInput: 'True',
        Text: '카드 번호를 눌러 주세요.',
        InputEncryption: { Key: '-----BEGIN CERTIFICATE-----', EncryptionKeyId: 'key-1' },
        InputTimeLimitSeconds: '6',
        InputValidation: { CustomValidation: { MaximumLength: '20' } },
      },
      errors: failure,
    },
  },
  {
    title: 'Store customer input, phone number',
    module: {
      type: 'StoreUserInput',
      parameters: [
        ['Text', '전화번호를 눌러 주세요.'],
        ['CustomerInputType', 'PhoneNumber'],
        ['Timeout', '6'],
        ['PhoneNumberFormat', 'Local'],
        ['CountryCode', 'KR'],
      ],
      branches: ['Success', 'InvalidNumber', 'Error'],
    },
    action: {
      type: 'GetParticipantInput',
      parameters: {
        StoreInput: 'True',
        Text: '전화번호를 눌러 주세요.',
        InputTimeLimitSeconds: '6',
        InputValidation: { PhoneNumberValidation: { NumberFormat: 'Local', CountryCode: 'KR' } },
      },
      errors: ['InvalidPhoneNumber', 'NoMatchingError'],
    },
  },
  {
    title: 'Loop prompts',
    flowType: 'customerQueue',
    module: {
      type: 'LoopPrompts',
      parameters: [
        ['Text', '잠시만 기다려 주세요.', { key: 'text' }],
        ['AudioPrompt', promptArn, { resourceName: 'music.wav' }],
        ['Text', '<speak>곧 연결됩니다.</speak>', { key: 'ssml' }],
        ['InterruptSeconds', 120],
      ],
      branches: ['Timeout', 'Error'],
    },
    action: {
      type: 'MessageParticipantIteratively',
      parameters: {
        Messages: [
          { Text: '잠시만 기다려 주세요.' },
          { PromptId: promptArn },
          { SSML: '<speak>곧 연결됩니다.</speak>' },
        ],
        InterruptFrequencySeconds: '120',
      },
      conditions: ['Equals MessagesInterrupted'],
      errors: failure,
    },
  },
  {
    title: 'Set voice',
    module: {
      type: 'SetVoice',
      parameters: [
        ['GlobalVoice', 'Seoyeon'],
        ['GlobalEngine', 'Neural'],
        ['SpeakingStyle', 'None'],
      ],
      branches: ['Success'],
    },
    action: {
      type: 'UpdateContactTextToSpeechVoice',
      parameters: { TextToSpeechVoice: 'Seoyeon', TextToSpeechEngine: 'Neural', TextToSpeechStyle: 'None' },
    },
  },
  {
    title: 'Set working queue',
    module: {
      type: 'SetQueue',
      parameters: [['Queue', queueArn, { namespace: null, resourceName: 'support' }]],
      branches: ['Success', 'Error'],
    },
    action: { type: 'UpdateContactTargetQueue', parameters: { QueueId: queueArn }, errors: failure },
  },
  {
    title: 'Set working queue to that of an agent',
    module: {
      type: 'SetQueue',
      parameters: [['Agent', 'agentId', { namespace: 'External', resourceName: null }]],
      branches: ['Success', 'Error'],
    },
    action: { type: 'UpdateContactTargetQueue', parameters: { AgentId: '$.External.agentId' }, errors: failure },
  },
  {
    title: 'Transfer to queue',
    module: { type: 'Transfer', target: 'Queue', branches: ['AtCapacity', 'Error'] },
    action: { type: 'TransferContactToQueue', errors: ['QueueAtCapacity', 'NoMatchingError'] },
  },
  {
    title: 'Transfer to queue in a customer queue flow',
    flowType: 'customerQueue',
    module: {
      type: 'Transfer',
      target: 'Queue',
      parameters: [['Queue', queueArn]],
      branches: ['Success', 'AtCapacity', 'Error'],
    },
    action: {
      type: 'DequeueContactAndTransferToQueue',
      parameters: { QueueId: queueArn },
      errors: ['QueueAtCapacity', 'NoMatchingError'],
    },
  },
  {
    title: 'Transfer to flow',
    module: {
      type: 'Transfer',
      target: 'Flow',
      parameters: [['ContactFlowId', flowArn, { resourceName: 'survey' }]],
      branches: ['Error'],
    },
    action: { type: 'TransferToFlow', parameters: { ContactFlowId: flowArn }, errors: failure },
  },
  {
    title: 'Transfer to flow under its first name',
    module: { type: 'TransferToFlow', parameters: [['ContactFlowId', flowArn]], branches: ['Error'] },
    action: { type: 'TransferToFlow', parameters: { ContactFlowId: flowArn }, errors: failure },
  },
  {
    title: 'Transfer to phone number, after which the flow goes on',
    module: {
      type: 'Transfer',
      target: 'PhoneNumber',
      parameters: [
        ['PhoneNumber', '+82212345678'],
        ['TimeLimit', '30'],
        ['BlindTransfer', false],
      ],
      branches: ['Success', 'CallFailure', 'Timeout', 'Error'],
    },
    action: {
      type: 'TransferParticipantToThirdParty',
      parameters: {
        ThirdPartyPhoneNumber: '+82212345678',
        ThirdPartyConnectionTimeLimitSeconds: '30',
        ContinueFlowExecution: 'True',
      },
      errors: ['CallFailed', 'ConnectionTimeLimitExceeded', 'NoMatchingError'],
    },
  },
  {
    title: 'Transfer to phone number, blind',
    module: {
      type: 'Transfer',
      target: 'PhoneNumber',
      parameters: [
        ['PhoneNumber', 'desk', { namespace: 'External' }],
        ['TimeLimit', '15'],
        ['BlindTransfer', 'True'],
      ],
      branches: ['Error'],
    },
    action: {
      type: 'TransferParticipantToThirdParty',
      parameters: {
        ThirdPartyPhoneNumber: '$.External.desk',
        ThirdPartyConnectionTimeLimitSeconds: '15',
        ContinueFlowExecution: 'False',
      },
      errors: failure,
    },
  },
  {
    title: 'Check staffing',
    module: {
      type: 'CheckStaffing',
      parameters: [
        ['Status', 'Staffed'],
        ['Queue', queueArn],
      ],
      branches: ['True', 'False', 'Error'],
    },
    action: {
      type: 'CheckMetricData',
      parameters: { MetricType: 'NumberOfAgentsStaffed', QueueId: queueArn },
      conditions: ['NumberGreaterThan 0'],
      errors: ['NoMatchingCondition', 'NoMatchingError'],
    },
  },
  {
    title: 'Check queue status, time',
    module: {
      type: 'CheckQueueStatus',
      parameters: [['Queue', queueArn]],
      branches: [
        ['CheckQueueTime', 'end', { conditionType: 'LessThan', conditionValue: 300_000 }],
        ['CheckQueueTime', 'end', { conditionType: 'LessThanOrEqualTo', conditionValue: 600_000 }],
        'NoMatch',
        'Error',
      ],
    },
    action: {
      type: 'CheckMetricData',
      parameters: { QueueId: queueArn, MetricType: 'OldestContactInQueueAgeSeconds' },
      conditions: ['NumberLessThan 300000', 'NumberLessOrEqualTo 600000'],
      errors: ['NoMatchingCondition', 'NoMatchingError'],
    },
  },
  {
    title: 'Check queue status, size',
    module: {
      type: 'CheckQueueStatus',
      branches: [['CheckQueueSize', 'end', { conditionType: 'GreaterThan', conditionValue: 5 }], 'NoMatch', 'Error'],
    },
    action: {
      type: 'CheckMetricData',
      parameters: { MetricType: 'NumberOfContactsInQueue' },
      conditions: ['NumberGreaterThan 5'],
      errors: ['NoMatchingCondition', 'NoMatchingError'],
    },
  },
  {
    title: 'Get queue metrics',
    module: { type: 'GetMetricData', parameters: [['Queue', queueArn]], branches: ['Success', 'Error'] },
    action: { type: 'GetMetricData', parameters: { QueueId: queueArn }, errors: failure },
  },
  {
    title: 'Transfer to callback queue',
    module: {
      type: 'CreateCallback',
      parameters: [
        ['InitialDelaySeconds', 5],
        ['RetryDelaySeconds', 600],
        ['MaxRetryAttempts', 1],
      ],
      branches: ['Success', 'Error'],
    },
    action: {
      type: 'CreateCallbackContact',
      parameters: { InitialCallDelaySeconds: '5', RetryDelaySeconds: '600', MaximumConnectionAttempts: '1' },
      errors: failure,
    },
  },
  {
    title: 'Set callback number',
    module: {
      type: 'SetCallBackNumber',
      parameters: [['CallBackNumber', 'Stored customer input', { namespace: 'System' }]],
      branches: ['Success', 'InvalidPhoneNumber', 'NonDialableNumber'],
    },
    action: {
      type: 'UpdateContactCallbackNumber',
      parameters: { CallbackNumber: '$.StoredCustomerInput' },
      errors: ['InvalidCallbackNumber', 'CallbackNumberNotDialable'],
    },
  },
  {
    title: 'Change routing priority',
    module: { type: 'UpdateRoutingPriority', parameters: [['AbsolutePosition', 1]], branches: ['Success'] },
    action: { type: 'UpdateContactRoutingBehavior', parameters: { QueuePriority: '1' } },
  },
  {
    title: 'Change routing age',
    module: { type: 'UpdateRoutingPriority', parameters: [['TimeOffset', -600]], branches: ['Success'] },
    action: { type: 'UpdateContactRoutingBehavior', parameters: { QueueTimeAdjustmentSeconds: '-600' } },
  },
  {
    title: 'Set contact attributes',
    module: {
      type: 'SetAttributes',
      parameters: [
        ['Attribute', 'gold', { key: 'tier', namespace: null }],
        ['Attribute', 'Customer Number', { key: 'caller', namespace: 'System' }],
      ],
      branches: ['Success', 'Error'],
    },
    action: {
      type: 'UpdateContactAttributes',
      parameters: { Attributes: { tier: 'gold', caller: '$.CustomerEndpoint.Address' } },
      errors: failure,
    },
  },
  {
    title: 'Set contact attributes under its first name',
    module: {
      type: 'SetScreenPop',
      parameters: [
        ['key', 'note'],
        ['value', 'VIP'],
      ],
      branches: ['Success', 'Error'],
    },
    action: { type: 'UpdateContactAttributes', parameters: { Attributes: { note: 'VIP' } }, errors: failure },
  },
  {
    title: 'Set contact data',
    module: {
      type: 'SetContactData',
      parameters: [
        ['IsVoiceIdStreamingEnabled', 'false'],
        ['IsVoiceAuthenticationEnabled', 'false'],
        ['IsFraudDetectionEnabled', 'false'],
      ],
      branches: ['Success', 'Error'],
    },
    action: {
      type: 'UpdateContactData',
      parameters: {
        IsVoiceIdStreamingEnabled: 'false',
        IsVoiceAuthenticationEnabled: 'false',
        IsFraudDetectionEnabled: 'false',
      },
      errors: failure,
    },
  },
  {
    title: 'Set Voice ID',
    module: { type: 'SetVoiceId', branches: ['Success', 'Error'] },
    action: { type: 'StartVoiceIdStream', errors: failure },
  },
  {
    title: 'Check Voice ID',
    module: {
      type: 'CheckVoiceId',
      parameters: [['CheckVoiceIdOption', 'enrollmentStatus']],
      branches: ['Enrolled', 'NotEnrolled', 'OptedOut', 'Error'],
    },
    action: {
      type: 'CheckVoiceId',
      parameters: { CheckVoiceIdOption: 'enrollmentStatus' },
      conditions: ['Equals Enrolled', 'Equals NotEnrolled', 'Equals OptedOut'],
      errors: failure,
    },
  },
  {
    title: 'Set event flow',
    module: {
      type: 'SetEventHook',
      parameters: [
        ['ContactFlowId', flowArn, { resourceName: 'after the call' }],
        ['Type', 'CustomerRemaining'],
      ],
      branches: ['Success', 'Error'],
    },
    action: {
      type: 'UpdateContactEventHooks',
      parameters: { EventHooks: { CustomerRemaining: flowArn } },
      errors: failure,
    },
  },
  {
    title: 'Set customer queue flow, which had no error branch',
    module: {
      type: 'SetContactFlow',
      parameters: [
        ['Type', 'CustomerQueue'],
        ['ContactFlowId', flowArn],
      ],
      branches: ['Success'],
    },
    action: { type: 'UpdateContactEventHooks', parameters: { EventHooks: { CustomerQueue: flowArn } } },
    lacks: ['missing-outcome'],
  },
  {
    title: 'Set logging behavior',
    module: { type: 'SetLoggingBehavior', parameters: [['LoggingBehavior', 'Disable']], branches: ['Success'] },
    action: { type: 'UpdateFlowLoggingBehavior', parameters: { FlowLoggingBehavior: 'Disabled' } },
  },
  {
    title: 'Set recording behavior',
    module: {
      type: 'SetRecordingBehavior',
      parameters: [
        ['RecordingBehaviorOption', 'Enable'],
        ['RecordingParticipantOption', 'Both'],
        ['AnalyticsBehaviorOption', 'Enable'],
        ['AnalyticsLanguageLocaleCode', 'ko-KR', { namespace: null }],
        ['AnalyticsCustomVocabulary', 'None'],
        ['AnalyticsRedactionOption', 'Enable'],
        ['AnalyticsRedactionPolicy', 'RedactedAndOriginal', { namespace: null }],
        ['AnalyticsMode', 'RealTime'],
      ],
      branches: ['Success'],
    },
    action: {
      type: 'UpdateContactRecordingBehavior',
      parameters: {
        RecordingBehavior: { RecordedParticipants: ['Agent', 'Customer'] },
        AnalyticsBehavior: {
          Enabled: 'True',
          AnalyticsLanguage: 'ko-KR',
          AnalyticsRedactionBehavior: 'Enabled',
          AnalyticsRedactionResults: 'RedactedAndOriginal',
          AnalyticsMode: 'RealTime',
        },
      },
    },
  },
  {
    title: 'Set recording behavior, off',
    module: {
      type: 'SetRecordingBehavior',
      parameters: [
        ['RecordingBehaviorOption', 'Disable'],
        ['RecordingParticipantOption', 'Both'],
      ],
      branches: ['Success'],
    },
    action: {
      type: 'UpdateContactRecordingBehavior',
      parameters: { RecordingBehavior: { RecordedParticipants: [] } },
    },
  },
  ...(['Start', 'Stop'] as const).map((verb): Form => ({
    title: `${verb} media streaming`,
    module: {
      type: `${verb}MediaStreaming`,
      parameters: [
        ['Track', 'FromCustomer'],
        ['Track', 'ToCustomer'],
        ['MediaStreamTypes', 'Audio'],
      ],
      branches: ['Success', 'Error'],
    },
    action: {
      type: 'UpdateContactMediaStreamingBehavior',
      parameters: {
        MediaStreamingState: verb === 'Start' ? 'Enabled' : 'Disabled',
        Participants: [{ ParticipantType: 'Customer', MediaDirections: ['From', 'To'] }],
        MediaStreamType: 'Audio',
      },
      errors: failure,
    },
  })),
  {
    title: 'Check contact attributes',
    module: {
      type: 'CheckAttribute',
      parameters: [
        ['Attribute', 'tier'],
        ['Namespace', 'User Defined'],
      ],
      branches: [
        evaluate('Equals', 'gold'),
        evaluate('StartsWith', 'g'),
        evaluate('Contains', 'old'),
        evaluate('GreaterThan', 1),
        evaluate('GreaterThanOrEqualTo', 2),
        evaluate('LessThan', 3),
        evaluate('LessThanOrEqualTo', 4),
        'NoMatch',
      ],
    },
    action: {
      type: 'Compare',
      parameters: { ComparisonValue: '$.Attributes.tier' },
      conditions: [
        'Equals gold',
        'TextStartsWith g',
        'TextContains old',
        'NumberGreaterThan 1',
        'NumberGreaterOrEqualTo 2',
        'NumberLessThan 3',
        'NumberLessOrEqualTo 4',
      ],
      errors: ['NoMatchingCondition'],
    },
  },
  {
    title: 'Distribute by percentage, whose shares are added up',
    module: {
      type: 'PercentileBranching',
      branches: [evaluate('Equals', '3'), evaluate('Equals', '6'), evaluate('Equals', '8'), 'NoMatch'],
    },
    action: {
      type: 'DistributeByPercentage',
      conditions: ['NumberLessThan 4', 'NumberLessThan 10', 'NumberLessThan 18'],
      errors: ['NoMatchingCondition'],
    },
  },
  {
    title: 'Check hours of operation',
    module: {
      type: 'CheckHoursOfOperation',
      parameters: [['Hours', hoursArn, { resourceName: 'weekdays' }]],
      branches: ['True', 'False', 'Error'],
    },
    action: {
      type: 'CheckHoursOfOperation',
      parameters: { HoursOfOperationId: hoursArn },
      conditions: ['Equals True', 'Equals False'],
      errors: failure,
    },
  },
  {
    title: 'Loop',
    module: { type: 'Loop', parameters: [['LoopCount', 3]], branches: ['Looping', 'Complete'] },
    action: {
      type: 'Loop',
      parameters: { LoopCount: '3' },
      conditions: ['Equals ContinueLooping', 'Equals DoneLooping'],
    },
  },
  {
    title: 'Wait for a customer who returns',
    module: {
      type: 'Wait',
      parameters: [
        ['TimeoutSeconds', '28800'],
        ['InterruptOnCustomerReturn', 'true'],
      ],
      branches: ['CustomerReturn', 'Timeout', 'Error'],
    },
    action: {
      type: 'Wait',
      parameters: { TimeLimitSeconds: '28800', Events: ['CustomerReturned'] },
      conditions: ['Equals CustomerReturned', 'Equals WaitCompleted'],
      errors: failure,
    },
  },
  {
    title: 'Wait for a time',
    module: {
      type: 'Wait',
      parameters: [
        ['TimeoutSeconds', '5'],
        ['InterruptOnCustomerReturn', 'false'],
      ],
      branches: ['Timeout', 'Error'],
    },
    action: {
      type: 'Wait',
      parameters: { TimeLimitSeconds: '5' },
      conditions: ['Equals WaitCompleted'],
      errors: failure,
    },
  },
  {
    title: 'AWS Lambda function',
    module: {
      type: 'InvokeExternalResource',
      target: 'Lambda',
      parameters: [
        ['FunctionArn', lambdaArn, { namespace: null }],
        ['TimeLimit', '8'],
        ['Parameter', 'register', { key: 'action', namespace: null }],
        ['Parameter', 'ContactId', { key: 'contact', namespace: 'System' }],
      ],
      branches: ['Success', 'Error'],
    },
    action: {
      type: 'InvokeLambdaFunction',
      parameters: {
        LambdaFunctionARN: lambdaArn,
        InvocationTimeLimitSeconds: '8',
        LambdaInvocationAttributes: { action: 'register', contact: '$.ContactId' },
      },
      errors: failure,
    },
  },
  {
    title: 'Disconnect',
    module: { type: 'Disconnect' },
    action: { type: 'DisconnectParticipant', next: '' },
  },
  {
    title: 'End flow',
    flowType: 'customerWhisper',
    module: { type: 'Resume' },
    action: { type: 'EndFlowExecution', next: '' },
  },
]

function convert(module: LegacySketch, flowType = 'contactFlow') {
  const { document, diagnostics } = convertLegacyExport(
    JSON.stringify(legacyExport([module], { metadata: { name: 'base', type: flowType } })),
  )
  const action = document?.Actions[0]
  if (action === undefined) throw new Error('there is no action')
  return { action, diagnostics }
}

function summaryOf({ Type, Parameters, Transitions }: FlowAction): Required<Expected> {
  return {
    type: Type,
    parameters: JSON.parse(JSON.stringify(Parameters)),
    errors: (Transitions.Errors ?? []).map(({ ErrorType }) => ErrorType),
    conditions: (Transitions.Conditions ?? []).map(({ Condition }) =>
      [Condition.Operator, ...Condition.Operands].join(' '),
    ),
    next: Transitions.NextAction ?? '',
  }
}

/** The errors, by name; warnings are about what stands around the one action. */
function errorsIn(diagnostics: readonly Diagnostic[]): readonly string[] {
  // Where an end of a customer queue flow leads is not what these samples are about.
  return diagnostics
    .filter(({ severity, location }) => severity === 'error' && location.action !== 'end')
    .map(({ name }) => name)
}

describe('a module of the older export format', () => {
  it.each(forms.map((form) => [form.title, form] as const))(
    '%s',
    (_title, { module, action, flowType, lacks = [] }) => {
      const converted = convert(module, flowType)
      const expected = { parameters: {}, errors: [], conditions: [], next: 'end', ...action }
      expect(summaryOf(converted.action)).toEqual(expected)
      expect(errorsIn(converted.diagnostics)).toEqual(lacks)
    },
  )

  it('has a sample of each kind', () => {
    const sampled = forms.map(({ module: { type, target } }) => [type, target].join(' '))
    const all = legacyModules.map(({ type, target }) => [type, target].join(' '))
    expect(all.filter((kind) => !sampled.includes(kind))).toEqual([])
  })

  it('has one definition a kind', () => {
    const all = legacyModules.map(({ type, target }) => [type, target].join(' '))
    expect(new Set(all).size).toBe(all.length)
  })
})

describe('members of contact data', () => {
  const module = (more: JsonObject): LegacySketch => ({
    type: 'SetContactData',
    parameters: [['ContactData', null, more]],
    branches: ['Success', 'Error'],
  })

  it('become parameters', () => {
    const source = legacyExport([module({ languageCode: 'ko-KR' })])
    const text = JSON.stringify(source).replace('"value":null,', '')
    const { document, diagnostics } = convertLegacyExport(text)
    expect(document?.Actions[0]?.Parameters).toEqual({ LanguageCode: 'ko-KR' })
    expect(errorsIn(diagnostics)).toEqual([])
  })

  it('that are not known are named', () => {
    const { diagnostics } = convert(module({ languageCode: 'ko-KR', mood: 'good' }))
    expect(diagnostics.map(({ message }) => message)).toContain(
      'SetContactData "subject": its parameter "ContactData" has members without a counterpart in UpdateContactData ("mood"), and was left out.',
    )
  })
})

describe('what has no counterpart', () => {
  const play = { type: 'PlayPrompt', branches: ['Success'] } as const

  function problems(module: LegacySketch): readonly string[] {
    return convert(module).diagnostics.flatMap(({ code, message, suggestion }) =>
      code.startsWith('FLOW103') ? [[code, message, suggestion].filter((part) => part !== undefined).join(' ')] : [],
    )
  }

  it.each<readonly [string, LegacySketch, readonly string[]]>([
    [
      'a type',
      { type: 'SetQueu', branches: ['Success', 'Error'] },
      [
        'FLOW1032 SetQueu "subject" is of a type that flowc does not know. In its place stands an action of the type "UnconvertedSetQueu" with its branches and without its parameters. Did you mean "SetQueue"? Replace that action before you publish the flow.',
      ],
    ],
    [
      'a target',
      { type: 'Transfer', target: 'Moon', branches: ['Error'] },
      [
        'FLOW1032 Transfer "subject" has the target "Moon", which flowc does not know. In its place stands an action of the type "UnconvertedTransfer" with its branches and without its parameters. Targets of Transfer are Queue, Flow, PhoneNumber. Replace that action before you publish the flow.',
      ],
    ],
    [
      'a parameter',
      {
        ...play,
        parameters: [
          ['Text', 'a'],
          ['Txt', 'b'],
        ],
      },
      [
        'FLOW1033 PlayPrompt "subject": its parameter "Txt" has no counterpart in MessageParticipant, and was left out. Did you mean "Text"?',
      ],
    ],
    [
      'a value',
      { type: 'SetLoggingBehavior', parameters: [['LoggingBehavior', '${logging}']], branches: ['Success'] },
      [
        'FLOW1033 SetLoggingBehavior "subject": its parameter "LoggingBehavior" has the value "${logging}", which has no counterpart in UpdateFlowLoggingBehavior, and was left out. Known is Enable, Disable.',
      ],
    ],
    [
      'a value that only says how others are read',
      { type: 'GetUserInput', target: 'Digits', parameters: [['MaxDigits', '4']] },
      [
        'FLOW1033 GetUserInput "subject": its parameter "MaxDigits" has the value "4", which has no counterpart in GetParticipantInput, and was left out. Known is 1.',
      ],
    ],
    [
      'a value that is an object',
      { ...play, parameters: [['Text', { a: 1 }]] },
      ['FLOW1033 PlayPrompt "subject": its parameter "Text" is no text or number, and was left out.'],
    ],
    [
      'a parameter that stands twice',
      {
        ...play,
        parameters: [
          ['Text', 'a'],
          ['Text', 'b'],
        ],
      },
      ['FLOW1033 PlayPrompt "subject": its parameter "Text" has the place Text of another one, and was left out.'],
    ],
    [
      'an entry without key',
      { type: 'SetAttributes', parameters: [['Attribute', 'gold']] },
      ['FLOW1033 SetAttributes "subject": its parameter "Attribute" has no "key", and was left out.'],
    ],
    [
      'a namespace',
      { ...play, parameters: [['Text', 'a', { namespace: 'Extrnal' }]] },
      [
        'FLOW1035 PlayPrompt "subject": its parameter "Text" reads "a" of the namespace "Extrnal", which has no known counterpart, and was left out. Did you mean "External"?',
      ],
    ],
    [
      'an attribute of the system',
      { ...play, parameters: [['Text', 'Weather', { namespace: 'System' }]] },
      [
        'FLOW1035 PlayPrompt "subject": its parameter "Text" reads "Weather" of the namespace "System", which has no known counterpart, and was left out.',
      ],
    ],
    [
      'an ARN that the export does not have',
      { ...play, parameters: [['AudioPrompt', '', { resourceName: 'welcome.wav' }]] },
      [
        'FLOW1036 PlayPrompt "subject": its parameter "AudioPrompt" names "welcome.wav" and has no ARN. In its place stands "{{prompt:welcome.wav}}". Put the ARN or id of your instance there before you publish the flow.',
      ],
    ],
    [
      'a branch',
      { ...play, parameters: [['Text', 'a']], branches: ['Success', ['Timeout', 'elsewhere']] },
      [
        'FLOW1034 PlayPrompt "subject": its branch "Timeout" to "elsewhere" has no counterpart in MessageParticipant, and was left out.',
      ],
    ],
    [
      'a second branch of one name',
      { ...play, parameters: [['Text', 'a']], branches: ['Success', 'Success', 'Error', 'Error'] },
      [
        'FLOW1034 PlayPrompt "subject": its branch "Success" to "end" stands twice, which is impossible in MessageParticipant, and was left out.',
        'FLOW1034 PlayPrompt "subject": its branch "Error" to "end" stands twice, which is impossible in MessageParticipant, and was left out.',
      ],
    ],
    [
      'an operator',
      { type: 'CheckAttribute', branches: [['Evaluate', 'end', { conditionType: 'SoundsLike', conditionValue: 'a' }]] },
      [
        'FLOW1034 CheckAttribute "subject": its branch "Evaluate SoundsLike a" to "end" has no operator and value that are known, so it has no counterpart in Compare, and was left out.',
      ],
    ],
    [
      'a check of two things at once',
      {
        type: 'CheckQueueStatus',
        branches: [
          ['CheckQueueTime', 'end', { conditionType: 'LessThan', conditionValue: 1 }],
          ['CheckQueueSize', 'end', { conditionType: 'LessThan', conditionValue: 1 }],
        ],
      },
      [
        'FLOW1034 CheckQueueStatus "subject": its branch "CheckQueueSize LessThan 1" to "end" compares something else than the branches before it, which is impossible in CheckMetricData, and was left out.',
      ],
    ],
    [
      'a branch that the flow cannot take any more',
      { type: 'Transfer', target: 'Queue', branches: ['Success', 'AtCapacity', 'Error'] },
      [
        'FLOW1034 Transfer "subject": its branch "Success" to "end" is never taken in TransferContactToQueue, and was left out.',
      ],
    ],
    [
      'a branch of a block that ends the flow',
      { type: 'Disconnect', branches: ['Success'] },
      [
        'FLOW1034 Disconnect "subject": its branch "Success" to "end" has no counterpart in DisconnectParticipant, and was left out.',
      ],
    ],
  ])('is said: %s', (_title, module, expected) => {
    expect(problems(module)).toEqual(expected)
  })

  it('keeps every branch of a module that is not known', () => {
    const branches = ['Success', 'Error', 'NoMatch', ['Lunch', 'canteen'], evaluate('Equals', '7')] as const
    const { action } = convert({ type: 'Unheard', branches })
    expect(summaryOf(action)).toEqual({
      type: 'UnconvertedUnheard',
      parameters: {},
      next: 'end',
      errors: ['NoMatchingError', 'NoMatchingCondition'],
      conditions: ['Equals Lunch', 'Equals 7'],
    })
    expect(action.Transitions.Conditions?.[0]?.NextAction).toBe('canteen')
  })

  it('is found by the checker too, in the flow that was written', () => {
    const { diagnostics } = convert({ type: 'Unheard', branches: ['Success'] })
    expect(diagnostics.map(({ name }) => name)).toContain('unknown-action-type')
  })

  it('never makes an input unencrypted without a word', () => {
    const { action, diagnostics } = convert({
      type: 'StoreUserInput',
      parameters: [
        ['Text', '카드 번호를 눌러 주세요.'],
        ['EncryptEntry', true],
        ['Timeout', '6'],
        ['MaxDigits', 20],
      ],
      branches: ['Success', 'Error'],
    })
    expect(action.Parameters['InputEncryption']).toEqual({})
    expect(errorsIn(diagnostics)).toContain('missing-parameter')
  })
})
