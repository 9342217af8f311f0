import type { ActionSketch } from './flow-json.js'

const failure = { NoMatchingError: 'end' }
const queueArn = 'arn:aws:connect:ap-northeast-2:111122223333:instance/i-1/queue/q-1'
const flowArn = 'arn:aws:connect:ap-northeast-2:111122223333:instance/i-1/contact-flow/f-1'
const segmentArn = 'arn:aws:profile:ap-northeast-2:111122223333:domains/d/segment-definitions/s-1'
const wisdomTemplate = {
  WisdomKnowledgeBaseArn: 'arn:aws:wisdom:ap-northeast-2:111122223333:knowledge-base/k-1',
  WisdomMessageTemplateArn: 'arn:aws:wisdom:ap-northeast-2:111122223333:message-template/k-1/t-1',
}
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
    next: 'tell input',
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
    next: 'tell input',
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
  showView: {
    type: 'ShowView',
    parameters: {
      ViewResource: { Id: 'arn:aws:connect:ap-northeast-2:aws:view/form:1' },
      InvocationTimeLimitSeconds: '600',
      ViewData: { Heading: '예약', Sections: [{ Type: 'FormSection', IsEditable: true }] },
    },
    conditions: [['Equals', 'Next']],
    errors: { NoMatchingCondition: 'end', NoMatchingError: 'end', TimeLimitExceeded: 'end' },
  },
  agenticCx: {
    type: 'ConnectParticipantWithAgenticCX',
    parameters: {
      AgentConfiguration: {
        WorkspaceId: 'w-1',
        ApplicationId: 'a-1',
        Alias: 'l-1',
        ContextVariables: { phone: '$.CustomerEndpoint.Address' },
      },
      AudioFillerConfiguration: { Enabled: true, StartDelayInMilliseconds: 2500 },
    },
    conditions: [['Equals', 'Escalation']],
    errors: { NoMatchingCondition: 'end', NoMatchingError: 'end', InputTimeLimitExceeded: 'end' },
  },
  authenticateCustomer: {
    type: 'AuthenticateParticipant',
    parameters: {
      CognitoConfiguration: {
        UserPoolArn: 'arn:aws:cognito-idp:ap-northeast-2:111122223333:userpool/ap-northeast-2_1',
        AppClientId: 'c-1',
      },
      CustomerProfilesConfiguration: { ObjectTypeName: 'Cognito-attributes' },
      TimeLimitMinutes: '3',
    },
    conditions: [['Equals', 'OptedOut']],
    errors: { TimeLimitExceeded: 'end', NoMatchingError: 'end' },
  },
  createCase: {
    type: 'CreateCase',
    parameters: {
      LinkContactToCase: 'true',
      CaseTemplateId: 't-1',
      CaseRequestFields: { title: '예약 문의 $.CustomerEndpoint.Address' },
    },
    errors: { ContactNotLinked: 'end', NoMatchingError: 'end' },
  },
  createUnlinkedCase: {
    type: 'CreateCase',
    parameters: { LinkContactToCase: 'false', CaseTemplateId: 't-1' },
    errors: failure,
  },
  getCase: {
    type: 'GetCase',
    parameters: {
      LinkContactToCase: 'false',
      GetLastUpdatedCase: 'true',
      CaseRequestFields: { reference_number: '$.Attributes.caseNumber' },
      CaseResponseFields: ['case_id', 'status'],
    },
    errors: { MultipleFound: 'end', NoneFound: 'end', NoMatchingError: 'end' },
  },
  updateCase: {
    type: 'UpdateCase',
    parameters: { LinkContactToCase: 'false', CaseId: '$.Attributes.caseId', CaseRequestFields: { status: 'closed' } },
    errors: failure,
  },
  createContact: {
    type: 'CreateContact',
    parameters: { Channel: 'EMAIL', RelatedContact: 'CURRENT' },
    errors: failure,
  },
  renderMessageTemplate: {
    type: 'RenderMessageTemplate',
    parameters: {
      WisdomKnowledgeBaseArn: 'arn:aws:wisdom:ap-northeast-2:111122223333:knowledge-base/k-1',
      WisdomMessageTemplateArn: 'arn:aws:wisdom:ap-northeast-2:111122223333:message-template/k-1/t-1:$LATEST',
    },
    errors: { TemplateRenderingError: 'end', NoMatchingError: 'end' },
  },
  sendMessage: {
    type: 'StartOutboundChatContact',
    parameters: {
      SourceEndpoint: {
        Address: 'arn:aws:connect:ap-northeast-2:111122223333:phone-number/p-1',
        Type: 'CONNECT_PHONENUMBER_ARN',
      },
      DestinationEndpoint: { Address: '$.CustomerEndpoint.Address', Type: 'TELEPHONE_NUMBER' },
      ContactFlowArn: flowArn,
      ContactSubtype: 'connect:SMS',
      InitialSystemMessage: { Content: '안녕하세요.' },
      RelatedContact: 'CURRENT',
    },
    errors: failure,
  },
  connectAssistant: {
    type: 'CreateWisdomSession',
    parameters: { WisdomAssistantArn: 'arn:aws:wisdom:ap-northeast-2:111122223333:assistant/a-1' },
    errors: failure,
  },
  persistentChat: {
    type: 'CreatePersistentContactAssociation',
    parameters: { RehydrationType: 'ENTIRE_PAST_SESSION', SourceContactId: '$.Attributes.previousChat' },
    errors: failure,
  },
  createTask: { type: 'CreateTask', parameters: { Name: 'Call back', ContactFlowId: flowArn }, errors: failure },
  transferToQueue: {
    type: 'TransferContactToQueue',
    errors: { QueueAtCapacity: 'end', NoMatchingError: 'end' },
  },
  invokeModule: { type: 'InvokeFlowModule', parameters: { FlowModuleId: 'm-1' }, errors: failure },
  tagContact: { type: 'TagContact', parameters: { Tags: { team: 'lottery' } }, errors: failure },
  associateContactToProfile: {
    type: 'AssociateContactToCustomerProfile',
    parameters: { ProfileRequestData: { ProfileId: '$.Attributes.profileId', ContactId: '$.ContactId' } },
    errors: failure,
  },
  createCustomerProfile: {
    type: 'CreateCustomerProfile',
    parameters: {
      ProfileRequestData: {
        FirstName: '민수',
        PhoneNumber: '$.CustomerEndpoint.Address',
        Attributes: { tier: 'gold' },
      },
      ProfileResponseData: ['FirstName', 'Attributes.tier'],
    },
    errors: failure,
  },
  updateCustomerProfile: {
    type: 'UpdateCustomerProfile',
    parameters: {
      ProfileRequestData: { ProfileId: '$.Attributes.profileId', MailingCity: '서울' },
      ProfileResponseData: [],
    },
    errors: failure,
  },
  getCustomerProfile: {
    type: 'GetCustomerProfile',
    parameters: {
      ProfileRequestData: { IdentifierName: '_phone', IdentifierValue: '$.CustomerEndpoint.Address' },
      ProfileResponseData: ['FirstName', 'Attributes.tier'],
    },
    errors: { MultipleFoundError: 'end', NoneFoundError: 'end', NoMatchingError: 'end' },
  },
  getCustomerProfileByField: {
    type: 'GetCustomerProfile',
    parameters: { ProfileRequestData: { PhoneNumber: '$.CustomerEndpoint.Address' }, ProfileResponseData: [] },
    errors: { MultipleFoundError: 'end', NoneFoundError: 'end', NoMatchingError: 'end' },
  },
  getCustomerProfileByAny: {
    type: 'GetCustomerProfile',
    parameters: {
      ProfileRequestData: {
        SearchCriteria: [
          { IdentifierName: '_phone', IdentifierValue: '$.CustomerEndpoint.Address' },
          { IdentifierName: '_account', IdentifierValue: '$.Attributes.account' },
        ],
        LogicalOperator: 'OR',
      },
    },
    errors: { MultipleFoundError: 'end', NoneFoundError: 'end', NoMatchingError: 'end' },
  },
  getCustomerProfileObject: {
    type: 'GetCustomerProfileObject',
    parameters: {
      ProfileRequestData: { ProfileId: '$.Attributes.profileId', ObjectType: '_asset', UseLatest: 'true' },
      ProfileResponseData: ['AssetStatus', 'AssetAttributes.color'],
    },
    errors: { NoneFoundError: 'end', NoMatchingError: 'end' },
  },
  getCalculatedAttributes: {
    type: 'GetCalculatedAttributesForCustomerProfile',
    parameters: {
      ProfileRequestData: { ProfileId: '$.Attributes.profileId' },
      ProfileResponseData: ['CalculatedAttributes._average_hold_time'],
    },
    errors: { NoneFoundError: 'end', NoMatchingError: 'end' },
  },
  evaluateDataTable: {
    type: 'EvaluateDataTableValues',
    parameters: {
      DataTableId: 't-1',
      Queries: [
        {
          QueryName: 'rate',
          Attributes: ['price', 'currency'],
          PrimaryValues: [{ AttributeName: 'country', Value: '$.Attributes.country' }],
        },
      ],
    },
    errors: failure,
  },
  listDataTable: {
    type: 'ListDataTableValues',
    parameters: {
      DataTableId: 't-1',
      PrimaryKeyGroups: [{ PrimaryKeyGroupName: 'near', PrimaryValues: [{ Name: 'country', Value: 'KR' }] }],
    },
    errors: failure,
  },
  writeDataTable: {
    type: 'UpsertDataTableValues',
    parameters: {
      DataTableId: 't-1',
      LockVersion: 'LATEST',
      DataTableUpsertAttributes: [
        {
          PrimaryKeyGroupName: 'visit',
          PrimaryValues: [{ Name: 'phone', Value: '$.CustomerEndpoint.Address' }],
          Attributes: [
            { Name: 'last', Value: '$.Attributes.today', UseDefaultValue: false },
            { Name: 'count', UseDefaultValue: true },
          ],
        },
      ],
    },
    errors: failure,
  },
  untagContact: { type: 'UntagContact', parameters: { TagKeys: ['team'] }, errors: failure },
  getStoredContent: { type: 'LoadContactContent', parameters: { ContentType: 'EmailMessage' }, errors: failure },
  resumeContact: { type: 'ResumeContact', errors: failure },
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
  setMessageProcessing: {
    type: 'UpdateContactMediaProcessing',
    parameters: {
      ChatProcessor: {
        ProcessingEnabled: 'True',
        LambdaProcessorARN: lambdaArn,
        ChatProcessorSettings: { DeliverUnprocessedMessages: 'False' },
      },
    },
    errors: { ChannelMismatch: 'end', NoMatchingError: 'end' },
  },
  startMediaStreaming: {
    type: 'UpdateContactMediaStreamingBehavior',
    parameters: {
      MediaStreamingState: 'Enabled',
      MediaStreamType: 'Audio',
      Participants: [{ ParticipantType: 'Customer', MediaDirections: ['From', 'To'] }],
    },
    errors: failure,
  },
  setRecording: {
    type: 'UpdateContactRecordingBehavior',
    parameters: { RecordingBehavior: { RecordedParticipants: [] } },
  },
  changeRoutingPriority: { type: 'UpdateContactRoutingBehavior', parameters: { QueuePriority: '1' } },
  setRoutingCriteria: {
    type: 'UpdateContactRoutingCriteria',
    parameters: {
      RoutingCriteria: {
        Steps: [
          {
            Expression: {
              AttributeCondition: {
                Name: 'Language',
                Value: 'Korean',
                ProficiencyLevel: '4.0',
                ComparisonOperator: 'NumberGreaterOrEqualTo',
              },
            },
            Expiry: { DurationInSeconds: '30' },
          },
        ],
      },
    },
    errors: failure,
  },
  holdCustomerOrAgent: {
    type: 'UpdatePreviousContactParticipantState',
    parameters: { PreviousContactParticipantState: 'AgentOnHold' },
    errors: failure,
  },
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
  checkSegmentMembership: {
    type: 'CheckSegmentMembershipForCustomerProfile',
    parameters: { ProfileRequestData: { ProfileId: '0123456789abcdef0123456789abcdef', SegmentName: 'gold' } },
    conditions: [
      ['Equals', 'True'],
      ['Equals', 'False'],
    ],
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
  sendSms: {
    flowType: 'CAMPAIGN',
    action: {
      type: 'SendSMS',
      parameters: {
        Message: { MessageSourceType: 'TEMPLATE', TemplatedMessage: wisdomTemplate },
        SourceEndpoint: {
          Address: 'arn:aws:connect:ap-northeast-2:111122223333:phone-number/p-1',
          Type: 'CONNECT_PHONENUMBER_ARN',
        },
      },
      errors: failure,
    },
  },
  sendEmail: {
    flowType: 'CAMPAIGN',
    action: {
      type: 'SendOutboundEmail',
      parameters: {
        EmailMessage: { MessageSourceType: 'TEMPLATE', TemplatedMessage: wisdomTemplate },
        FromEmailAddress: { EmailAddress: 'info@example.com' },
      },
      errors: failure,
    },
  },
  dial: {
    flowType: 'CAMPAIGN',
    action: {
      type: 'PutDialRequest',
      parameters: {
        dialCriteriaRules: [{ type: 'CheckSegmentMembershipForCustomerProfile', segmentArn }],
        Attributes: { offer: '$.Attributes.offer' },
      },
      errors: failure,
    },
  },
  getCommunicationStatus: {
    flowType: 'CAMPAIGN',
    action: {
      type: 'GetOutboundCommunicationStatus',
      parameters: { OutboundCommunicationIds: ['$.Attributes.communication'] },
      errors: failure,
    },
  },
  callPhoneNumber: { flowType: 'OUTBOUND_WHISPER', action: { type: 'CompleteOutboundCall', next: 'end' } },
  returnFromModule: { flowType: 'MODULE', action: { type: 'EndFlowModuleExecution', transitions: {} } },
  transferToAgent: { flowType: 'AGENT_TRANSFER', action: { type: 'TransferContactToAgent', transitions: {} } },
} as const satisfies Readonly<Record<string, { readonly flowType: string; readonly action: ActionSketch }>>

/** Actions that are accepted with a warning, with a flow type that takes them and the rule that warns. */
export const warnedActions = {
  checkVoiceId: {
    flowType: 'CONTACT_FLOW',
    rule: 'deprecated-action',
    action: {
      type: 'CheckVoiceId',
      parameters: { CheckVoiceIdOption: 'enrollmentStatus' },
      conditions: [
        ['Equals', 'Enrolled'],
        ['Equals', 'NotEnrolled'],
        ['Equals', 'OptedOut'],
      ],
      errors: failure,
    },
  },
  setVoiceId: {
    flowType: 'CONTACT_FLOW',
    rule: 'deprecated-action',
    action: { type: 'StartVoiceIdStream', errors: failure },
  },
  checkSegmentMembershipInJourney: {
    flowType: 'CAMPAIGN',
    rule: 'unconfirmed-action',
    action: { type: 'CheckSegmentMembership', errors: failure },
  },
  invokeLambdaInJourney: {
    flowType: 'CAMPAIGN',
    rule: 'unconfirmed-action',
    action: { type: 'PutLambdaInvokeRequest', errors: failure },
  },
  sendEmail: {
    flowType: 'CONTACT_FLOW',
    rule: 'unconfirmed-action',
    action: {
      type: 'StartOutboundEmailContact',
      parameters: {
        FromEmailAddress: { EmailAddress: 'info@example.com', DisplayName: 'Info' },
        DestinationEmailAddress: { EmailAddress: '$.Attributes.email' },
        EmailMessage: { MessageSourceType: 'RAW' },
      },
      errors: failure,
    },
  },
  interruptAgent: {
    flowType: 'CUSTOMER_QUEUE',
    rule: 'unconfirmed-action',
    action: { type: 'RouteContactToAgent', parameters: { AgentId: 'u-1' }, errors: failure },
  },
} as const satisfies Readonly<
  Record<string, { readonly flowType: string; readonly rule: string; readonly action: ActionSketch }>
>

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
