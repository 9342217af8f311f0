import { AttributeReference, referencePath } from './attribute-reference.js'
import {
  customerProfileFields,
  profileObjectFields,
  profileObjectPath,
  wireFieldName,
} from './customer-profile-fields.js'
import type { ProfileField, ProfileObjectField } from './customer-profile-fields.js'

/**
 * The attributes that Amazon Connect itself fills, as a tree of typed references.
 *
 * The tree is the list: what the checker takes for an attribute that exists is read from it (`knownAttributePatterns`),
 * so a new attribute is written here and nowhere else. Attributes that an action fills are named by that action
 * (`sets` of its definition); here stands only what they are called.
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/connect-attrib-list.html (read 2026-11-23)
 */
function at<Value = string>(path: string): AttributeReference<Value> {
  return new AttributeReference<Value>(path)
}

/** Values of `$.InitiationMethod`. */
export type InitiationMethod =
  | 'INBOUND'
  | 'OUTBOUND'
  | 'TRANSFER'
  | 'CALLBACK'
  | 'QUEUE_TRANSFER'
  | 'EXTERNAL_OUTBOUND'
  | 'MONITOR'
  | 'DISCONNECT'
  | 'WEBRTC_API'
  | 'API'

/** The contact itself: who, how, since when, in which language. */
export const contact = {
  /** Id of this contact. */
  contactId: at('$.ContactId'),
  /** Id of the first contact of the chain. */
  initialContactId: at('$.InitialContactId'),
  /** Id of the contact before the transfer. */
  previousContactId: at('$.PreviousContactId'),
  /** Customer id given to the contact by the API or by Set contact data. */
  customerId: at('$.CustomerId'),
  /** How the contact arrived. */
  channel: at<'VOICE' | 'CHAT' | 'TASK' | 'EMAIL'>('$.Channel'),
  /** What started the contact. */
  initiationMethod: at<InitiationMethod>('$.InitiationMethod'),
  /** Language of the contact, for instance `ko-KR`. */
  languageCode: at('$.LanguageCode'),
  /** Polly voice in use, for instance `Seoyeon`. */
  textToSpeechVoiceId: at('$.TextToSpeechVoiceId'),
  /** Region that handles the contact, for instance `ap-northeast-2`. */
  awsRegion: at('$.AwsRegion'),
  /** ARN of the instance. */
  instanceArn: at('$.InstanceARN'),
  /** Name of the task. Tasks only. */
  name: at('$.Name'),
  /** Description of the task. Tasks only. */
  description: at('$.Description'),
  /**
   * Number that a callback dials, set by `flow.setCallbackNumber(...)`. The console offers it and exports write this
   * path; no page documents it.
   */
  callbackNumber: at('$.CallbackNumber'),
  /** Tags of the contact, as a map. */
  tags: at<unknown>('$.Tags'),
  /** The customer's side. */
  customerEndpoint: {
    /** The customer's number or e-mail address; in an outbound whisper flow the number dialled. */
    address: at('$.CustomerEndpoint.Address'),
    /** Kind of the customer's endpoint, for instance `TELEPHONE_NUMBER`. */
    type: at('$.CustomerEndpoint.Type'),
    /** The customer's name on an e-mail. */
    displayName: at('$.CustomerEndpoint.DisplayName'),
  },
  /** Our side. */
  systemEndpoint: {
    /** The number or address that the customer contacted. */
    address: at('$.SystemEndpoint.Address'),
    /** Kind of our endpoint. */
    type: at('$.SystemEndpoint.Type'),
    /** Display name of the receiving address. E-mail only. */
    displayName: at('$.SystemEndpoint.DisplayName'),
  },
  /** Further recipients of an inbound e-mail. */
  additionalEmailRecipients: {
    /** CC addresses. */
    ccList: at('$.AdditionalEmailRecipients.CcList'),
    /** To addresses. */
    toList: at('$.AdditionalEmailRecipients.ToList'),
  },
  /** What kind of contact this segment is. */
  segment: {
    /** Kind of the channel, for instance `connect:SMS` or `connect:Telephony`. */
    subtype: at("$.SegmentAttributes['connect:Subtype']"),
    /** Direction of the contact. */
    direction: at<'INBOUND' | 'OUTBOUND'>("$.SegmentAttributes['connect:Direction']"),
    /** Subject of an e-mail. */
    emailSubject: at("$.SegmentAttributes['connect:EmailSubject']"),
    /** ARN of the user who created the task. */
    createdByUser: at("$.SegmentAttributes['connect:CreatedByUser']"),
    /** `EXPERIENCE_VALIDATION` for simulated contacts. */
    validationTestType: at("$.SegmentAttributes['connect:ValidationTestType']"),
    /** How the customer signed in. Chats that `flow.authenticateCustomer(...)` or the API authenticated. */
    customerAuthentication: {
      /** How it ended. */
      status: at<'AUTHENTICATED' | 'FAILED' | 'TIMEOUT'>(
        "$.SegmentAttributes['connect:CustomerAuthentication']['Status']",
      ),
      /** Who authenticated: Amazon Connect, or a page of your own. */
      method: at<'CONNECT' | 'CUSTOM'>("$.SegmentAttributes['connect:CustomerAuthentication']['AuthenticationMethod']"),
      /** Identity provider that the customer signed in with. */
      identityProvider: at("$.SegmentAttributes['connect:CustomerAuthentication']['IdentityProvider']"),
      /** Id of the Cognito app client. */
      clientId: at("$.SegmentAttributes['connect:CustomerAuthentication']['ClientId']"),
      /** Id of the customer profile that belongs to the customer. */
      associatedCustomerId: at("$.SegmentAttributes['connect:CustomerAuthentication']['AssociatedCustomerId']"),
    },
  },
  /** What the two sides can do. WebRTC contacts only. */
  capabilities: {
    /** Whether the agent can share the screen. */
    agentScreenShare: at('$.Capabilities.Agent.ScreenShare'),
    /** Whether the agent has video. */
    agentVideo: at('$.Capabilities.Agent.Video'),
    /** Whether the customer can share the screen. */
    customerScreenShare: at('$.Capabilities.Customer.ScreenShare'),
    /** Whether the customer has video. */
    customerVideo: at('$.Capabilities.Customer.Video'),
  },
}

/** The queue that was set last or that the contact waits in. Empty before a queue is set. */
export const systemQueue = {
  /** Name of the queue. */
  name: at('$.Queue.Name'),
  /** ARN of the queue. */
  arn: at('$.Queue.ARN'),
  /** The queue's number for outbound calls. */
  outboundCallerId: {
    /** The number. */
    address: at('$.Queue.OutboundCallerId.Address'),
    /** Kind of the number. */
    type: at('$.Queue.OutboundCallerId.Type'),
  },
}

/** The agent: in whisper, hold, outbound whisper and agent transfer flows; in agent transfer the target agent. */
export const agent = {
  /** Login name. */
  userName: at('$.Agent.UserName'),
  /** First name. */
  firstName: at('$.Agent.FirstName'),
  /** Last name. */
  lastName: at('$.Agent.LastName'),
  /** ARN of the user. */
  arn: at('$.Agent.ARN'),
}

/** Live metrics, filled by `flow.getQueueMetrics(...)`; empty without activity. */
export const metrics = {
  /** The queue that was measured. */
  queue: {
    /** Name of the queue. */
    name: at('$.Metrics.Queue.Name'),
    /** ARN of the queue. */
    arn: at('$.Metrics.Queue.ARN'),
    /** Contacts waiting. */
    size: at<number>('$.Metrics.Queue.Size'),
    /** Age of the oldest contact in seconds. */
    oldestContactAge: at<number>('$.Metrics.Queue.OldestContactAge'),
    /** Estimated wait in seconds. */
    estimatedWaitTime: at<number>('$.Metrics.Queue.EstimatedWaitTime'),
  },
  /** Agents of that queue, by status. */
  agents: {
    /** Agents not offline. */
    online: at<number>('$.Metrics.Agents.Online.Count'),
    /** Agents in the status Available. */
    available: at<number>('$.Metrics.Agents.Available.Count'),
    /** Agents available, on a contact or in after-contact work. */
    staffed: at<number>('$.Metrics.Agents.Staffed.Count'),
    /** Agents in after-contact work. */
    afterContactWork: at<number>('$.Metrics.Agents.AfterContactWork.Count'),
    /** Agents on a contact. */
    busy: at<number>('$.Metrics.Agents.Busy.Count'),
    /** Agents who missed a contact. */
    missed: at<number>('$.Metrics.Agents.Missed.Count'),
    /** Agents in a custom status. */
    nonProductive: at<number>('$.Metrics.Agents.NonProductive.Count'),
  },
  /** This contact, where contact metrics are on. */
  contact: {
    /** This contact's estimated wait in seconds. */
    estimatedWaitTime: at<number>('$.Metrics.Contact.EstimatedWaitTime'),
    /** This contact's position in the queue. */
    positionInQueue: at<number>('$.Metrics.Contact.PositionInQueue'),
  },
}

/** What Amazon Lex found, filled by `flow.connectToLexBot(...)`, replaced by the next bot. */
export const lex = {
  /** Intent that the bot returned. */
  intentName: at('$.Lex.IntentName'),
  /** Confidence of that intent, 0 to 1. */
  intentConfidence: at<number>('$.Lex.IntentConfidence.Score'),
  /** `Fulfilled` when an intent was returned. */
  dialogState: at('$.Lex.DialogState'),
  /** Sentiment of the last utterance. */
  sentiment: at<'POSITIVE' | 'NEGATIVE' | 'MIXED' | 'NEUTRAL'>('$.Lex.SentimentResponse.Label'),
  /** A slot's value. */
  slot: (name: string): AttributeReference => at(referencePath(['Lex', 'Slots', name])),
  /** A session attribute that the bot set. */
  sessionAttribute: (name: string): AttributeReference => at(referencePath(['Lex', 'SessionAttributes', name])),
}

/** What came over the line or with the message. */
export const media = {
  /** First message of a chat or SMS. */
  initialMessage: at('$.Media.InitialMessage'),
  /** SIPREC metadata as XML. Contact Lens connector calls only. */
  siprecMetadata: at('$.Media.Sip.SiprecMetadata'),
  /** A SIP header that the carrier sent; may be empty. */
  sipHeader: (name: SipHeader): AttributeReference => at(`$.Media.Sip.Headers.${name}`),
  /** Live audio of the customer, filled by Start media streaming. */
  customerAudio: {
    /** ARN of the Kinesis video stream. */
    streamArn: at('$.MediaStreams.Customer.Audio.StreamARN'),
    /** Start in milliseconds since 1970. */
    startTimestamp: at('$.MediaStreams.Customer.Audio.StartTimestamp'),
    /** End in milliseconds since 1970. */
    stopTimestamp: at('$.MediaStreams.Customer.Audio.StopTimestamp'),
    /** First fragment. */
    startFragmentNumber: at('$.MediaStreams.Customer.Audio.StartFragmentNumber'),
  },
}

/** SIP headers that a flow can read. */
export const sipHeaders = [
  'P-Charge-Info',
  'From',
  'To',
  'ISUP-OLI',
  'JIP',
  'Hop-Counter',
  'Originating-Switch',
  'Originating-Trunk',
  'Call-Forwarding-Indicator',
  'Calling-Party-Address',
  'Called-Party-Address',
] as const

/** A SIP header that a flow can read. */
export type SipHeader = (typeof sipHeaders)[number]

/** Stored content of an e-mail, filled by `flow.getStoredContent(...)`. */
export const email = {
  /** The text of the e-mail, 32 KB at most. */
  plainText: at('$.Email.EmailMessage.Plaintext'),
}

/** The task that `flow.createTask(...)` made. */
export const createdTask = {
  /** Contact id of the task. */
  contactId: at('$.Task.ContactId'),
}

/** What the participant chose in a view. */
export const views = {
  /** The action that was chosen. */
  action: at('$.Views.Action'),
  /** What was submitted. */
  resultData: (...members: string[]): AttributeReference<unknown> =>
    at(referencePath(['Views', 'ViewResultData', ...members])),
}

/** The case that Create case or Get case left; after Get case only the fields that it was told to keep. */
export const caseFields = {
  /** Id of the case. */
  caseId: at('$.Case.case_id'),
  /** Eight-digit number that people use for the case. */
  referenceNumber: at('$.Case.reference_number'),
  /** Title. */
  title: at('$.Case.title'),
  /** Status, for instance `open`. */
  status: at('$.Case.status'),
  /** Reason. */
  reason: at('$.Case.case_reason'),
  /** Summary. */
  summary: at('$.Case.summary'),
  /** ARN of the customer's profile. */
  customerId: at('$.Case.customer_id'),
  /** Who created it. */
  createdBy: at('$.Case.created_by'),
  /** When it was opened. */
  createdTime: at('$.Case.created_datetime'),
  /** When it was changed last. */
  lastUpdatedTime: at('$.Case.last_updated_datetime'),
  /** When it was closed last. */
  lastClosedTime: at('$.Case.last_closed_datetime'),
  /** Any field, by its id: a system field such as `status`, or one of your own. */
  field: (id: string): AttributeReference => at(referencePath(['Case', id])),
}

/** A context variable of the Agentic CX application that the contact was connected to last. */
export function agenticContextVariable(name: string): AttributeReference {
  return at(referencePath(['AgenticCX', 'ContextVariables', name]))
}

/** The session of the AI assistant, filled by `flow.connectAssistant(...)`. */
export const assistantSession = {
  /** ARN of the session. */
  arn: at('$.Wisdom.SessionArn'),
}

/** The customer profile that a Customer profiles block found or wrote; of its fields those that the block was told to keep. */
export const customerProfile = {
  /** Id of the profile. */
  profileId: at('$.Customer.ProfileId'),
  /** ARN of the profile, which cases take as their customer. */
  profileArn: at('$.Customer.ProfileARN'),
  /** A standard field. */
  field: (name: ProfileField): AttributeReference => at(`$.Customer.${wireFieldName(name)}`),
  /** A custom attribute. */
  attribute: (name: string): AttributeReference => at(referencePath(['Customer', 'Attributes', name])),
  /** A calculated attribute: a number, a text, or `True` and `False` where its definition has a threshold. */
  calculatedAttribute: (name: string): AttributeReference =>
    at(referencePath(['Customer', 'CalculatedAttributes', name])),
  /** A field of the asset, order or case that Get profile object found, by object and field: `assetStatus`. */
  objectField: (name: Uncapitalize<ProfileObjectField>): AttributeReference =>
    at(referencePath(['Customer', ...profileObjectPath(wireFieldName(name))])),
  /** A custom attribute of such an object; of an object of your own type without `object`. */
  objectAttribute: (name: string, object?: 'Asset' | 'Order' | 'Case'): AttributeReference =>
    at(referencePath(['Customer', ...(object === undefined ? ['ObjectAttributes'] : [object, 'Attributes']), name])),
}

/** What data table blocks read; a block clears what the one before it has read. */
export const dataTables = {
  /** An attribute that a query of `flow.evaluateDataTable(...)` asked for; empty where no row matched. */
  value: (query: string, attribute: string): AttributeReference => at(referencePath(['DataTables', query, attribute])),
  /** What `flow.listDataTable(...)` loaded, 32 KB at most. */
  list: {
    /** Id of the table. */
    dataTableId: at('$.DataTableList.ResultData.dataTableId'),
    /** Version of the table, for writing only where nobody else has written. */
    lockVersion: at('$.DataTableList.ResultData.lockVersion.dataTable'),
    /** The rows of a group as a list, for a Lambda function or a module; `default` where the whole table was loaded. */
    rows: (group: string): AttributeReference<unknown> =>
      at(referencePath(['DataTableList', 'ResultData', 'primaryKeyGroups', group])),
  },
}

/** What a journey sent last. */
export const outboundCommunication = {
  /** Id of the last message or dial request. */
  latestId: at('$.OutboundCommunication.Latest.Id'),
  /** Contact that the last dial request made; empty where it made none. */
  telephonyContactId: at('$.OutboundCommunication.Telephony.ContactId'),
  /**
   * Delivery receipt of a message or call, as Check communication status loaded it; empty while there is none.
   * @param status - For instance `Bounce`.
   * @param communication - Id of what was sent; what was sent last when left out.
   */
  receipt: (status: string, communication: AttributeReference = at('$.OutboundCommunication.Latest.Id')) =>
    at<unknown>(referencePath(['DeliveryReceipts', `\`${communication.path}\``, status])),
}

/** Digits that the last `flow.storeCustomerInput(...)` kept; `Timeout` when nothing was entered. */
export const storedCustomerInput: AttributeReference = at('$.StoredCustomerInput')

/**
 * Contact attributes that chats of Apple Messages for Business arrive with.
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/connect-attrib-list.html (read 2026-11-23)
 */
const appleChatAttributes = [
  'MessagingPlatform',
  'AppleBusinessChatCustomerId',
  'AppleBusinessChatIntent',
  'AppleBusinessChatGroup',
  'AppleBusinessChatLocale',
  'AppleFormCapability',
  'AppleAuthenticationCapability',
  'AppleTimePickerCapability',
  'AppleListPickerCapability',
  'AppleQuickReplyCapability',
]

/**
 * Attributes that the tree above does not spell out. `*` stands for one free member, `**` for any number of members,
 * at least one.
 */
const openPatterns: readonly string[] = [
  '$.Attributes.*',
  ...appleChatAttributes.map((name) => `$.Attributes.${name}`),
  '$.FlowAttributes.*',
  '$.External.**',
  '$.LambdaInvocation.InvocationId',
  '$.LambdaInvocation.ResultData.**',
  '$.Lex.Slots.*',
  '$.Lex.SessionAttributes.*',
  '$.Lex.SentimentResponse.Scores.Positive',
  '$.Lex.SentimentResponse.Scores.Negative',
  '$.Lex.SentimentResponse.Scores.Mixed',
  '$.Lex.SentimentResponse.Scores.Neutral',
  '$.Lex.AlternativeIntents.*.IntentName',
  '$.Lex.AlternativeIntents.*.IntentConfidence.Score',
  '$.Lex.AlternativeIntents.*.Slots',
  '$.Lex.AlternativeIntents.*.Slots.*',
  '$.AgenticCX.ContextVariables.*',
  '$.Modules.Result',
  '$.Modules.ResultData.**',
  '$.Modules.Input.**',
  '$.Loop.*.Index',
  '$.Loop.*.Element',
  '$.Loop.*.Element.**',
  '$.Loop.*.Elements',
  ...sipHeaders.map((header) => `$.Media.Sip.Headers.${header}`),
  // Carriers send others, too.
  '$.Media.Sip.Headers.*',
  '$.References.*.Value',
  '$.References.*.Type',
  "$.SegmentAttributes['connect:AssignmentType']",
  "$.SegmentAttributes['connect:BlockReasonHeader']",
  "$.SegmentAttributes['connect:ContactExpiry']",
  "$.SegmentAttributes['connect:ContactExpiry'].ExpiryDuration",
  "$.SegmentAttributes['connect:ContactExpiry'].ExpiryTimeStamp",
  "$.SegmentAttributes['connect:CustomerAuthentication']",
  "$.SegmentAttributes['connect:ScreenSharingDetails']",
  "$.SegmentAttributes['connect:ScreenSharingDetails'].ScreensharingActivated",
  "$.SegmentAttributes['connect:X-SES-SPAM-VERDICT']",
  "$.SegmentAttributes['connect:X-SES-VIRUS-VERDICT']",
  // Predefined attributes of the instance.
  '$.SegmentAttributes.*',
  '$.Tags.*',
  '$.Views.ViewResultData.**',
  '$.Views.ViewResultData',
  '$.DataTables.*.*',
  '$.DataTableList.ResultData',
  '$.DataTableList.ResultData.primaryKeyGroups',
  '$.DataTableList.ResultData.primaryKeyGroups.*',
  '$.DataTableList.ResultData.primaryKeyGroups.*.**',
  // Fields of the author's own have ids of their own.
  '$.Case.*',
  ...customerProfileFields.map((field) => `$.Customer.${field}`),
  '$.Customer.Attributes.*',
  '$.Customer.ObjectAttributes.*',
  '$.Customer.CalculatedAttributes.*',
  ...Object.entries(profileObjectFields).flatMap(([object, fields]) => [
    ...fields.map((field) => `$.Customer.${object}.${field}`),
    `$.Customer.${object}.Attributes.*`,
  ]),
  '$.DeliveryReceipts.*.*',
  // One console export reads the callback number by this name; nothing documents it.
  '$.CustomerCallBackPhoneNumber',
]

function collectPaths(tree: object, into: string[]): string[] {
  for (const value of Object.values(tree)) {
    if (value instanceof AttributeReference) into.push(value.path)
    else if (typeof value === 'object' && value !== null) collectPaths(value, into)
  }
  return into
}

/** Every attribute that exists, as a path or a pattern (see {@link openPatterns} for `*` and `**`). */
export const knownAttributePatterns: readonly string[] = [
  ...collectPaths(
    {
      contact,
      systemQueue,
      agent,
      metrics,
      lex,
      media,
      email,
      createdTask,
      views,
      caseFields,
      assistantSession,
      customerProfile,
      dataTables,
      outboundCommunication,
      storedCustomerInput,
    },
    [],
  ),
  ...openPatterns,
]

/**
 * Namespaces of which not every member is sure to be documented: what is not listed in them may exist all the same.
 */
export const incompleteNamespaces: ReadonlySet<string> = new Set([
  'AgenticCX',
  'Customer',
  // Public flows read the callback number by this name; nothing documents it.
  'CustomerCallbackNumber',
  'DataTableList',
  'DataTables',
  'DeliveryReceipts',
  'SegmentAttributes',
])

/** Paths that people and generators write for an attribute that has another one. */
export const misspeltAttributes: ReadonlyMap<string, string> = new Map([
  ['$.CustomerInput', '$.StoredCustomerInput'],
  ['$.Customer.Number', '$.CustomerEndpoint.Address'],
  ['$.CustomerCallbackNumber', '$.CallbackNumber'],
  ['$.SegmentAttributes.connect.Subtype', "$.SegmentAttributes['connect:Subtype']"],
  ['$.SegmentAttributes.connect.Direction', "$.SegmentAttributes['connect:Direction']"],
])
