import { gzipSync } from 'node:zlib'

/** Members of a contact record that a test sets. */
export type RecordChanges = Readonly<Record<string, unknown>>

/** A contact record of a call that waited in a queue and was handled by an agent, in the documented shape. All is made up. */
export function contactRecord(
  contactId = 'c0ffee00-0000-4000-8000-000000000001',
  changes: RecordChanges = {},
): RecordChanges {
  return {
    AWSAccountId: '123456789012',
    AWSContactTraceRecordFormatVersion: '2017-03-10',
    Agent: {
      ARN: 'arn:aws:connect:ap-northeast-2:123456789012:instance/11111111-2222-4333-8444-555555555555/agent/aaaaaaaa-0000-4000-8000-000000000001',
      AfterContactWorkDuration: 16,
      AfterContactWorkEndTimestamp: '2026-11-02T09:06:21Z',
      AfterContactWorkStartTimestamp: '2026-11-02T09:06:05Z',
      AgentInteractionDuration: 204,
      AgentPauseDuration: null,
      ConnectedToAgentTimestamp: '2026-11-02T09:02:11Z',
      CustomerHoldDuration: 30,
      DeviceInfo: null,
      HierarchyGroups: {
        Level1: {
          ARN: 'arn:aws:connect:ap-northeast-2:123456789012:instance/i/agent-group/g',
          GroupName: 'Tier 1 Support',
        },
        Level2: null,
        Level3: null,
        Level4: null,
        Level5: null,
      },
      LongestHoldDuration: 30,
      NumberOfHolds: 1,
      RoutingProfile: {
        ARN: 'arn:aws:connect:ap-northeast-2:123456789012:instance/i/routing-profile/r',
        Name: 'General Support',
      },
      StateTransitions: null,
      Username: 'agent1',
    },
    AgentConnectionAttempts: 1,
    AnsweringMachineDetectionStatus: null,
    Attributes: { tier: 'premium', customerName: 'Nobody Known' },
    Campaign: null,
    Channel: 'VOICE',
    ConnectedToSystemTimestamp: '2026-11-02T09:00:00Z',
    ContactDetails: {},
    ContactId: contactId,
    ContactLens: null,
    CustomerEndpoint: { Address: '+821000000042', Type: 'TELEPHONE_NUMBER' },
    CustomerVoiceActivity: null,
    DisconnectReason: 'CUSTOMER_DISCONNECT',
    DisconnectTimestamp: '2026-11-02T09:06:05Z',
    InitialContactId: null,
    InitiationMethod: 'INBOUND',
    InitiationTimestamp: '2026-11-02T09:00:00Z',
    InstanceARN: 'arn:aws:connect:ap-northeast-2:123456789012:instance/11111111-2222-4333-8444-555555555555',
    LastUpdateTimestamp: '2026-11-02T09:07:28Z',
    MediaStreams: [{ Type: 'AUDIO' }],
    NextContactId: null,
    PreviousContactId: null,
    Queue: {
      ARN: 'arn:aws:connect:ap-northeast-2:123456789012:instance/11111111-2222-4333-8444-555555555555/queue/q',
      DequeueTimestamp: '2026-11-02T09:02:11Z',
      Duration: 121,
      EnqueueTimestamp: '2026-11-02T09:00:10Z',
      Name: 'voice1 General Support',
    },
    Recording: {
      DeletionReason: null,
      Location: 'recordings/connect/example/CallRecordings/2026/11/02/c0ffee00.wav',
      Status: 'AVAILABLE',
      Type: 'AUDIO',
    },
    Recordings: [],
    References: [],
    ScheduledTimestamp: null,
    SegmentAttributes: { 'connect:Subtype': { ValueString: 'connect:Telephony' } },
    SystemEndpoint: { Address: '+82200000000', Type: 'TELEPHONE_NUMBER' },
    Tags: { 'aws:connect:instanceId': '11111111-2222-4333-8444-555555555555' },
    TransferCompletedTimestamp: null,
    TransferredToEndpoint: null,
    ...changes,
  }
}

/** An entry of a flow log. */
export function flowLogEntry(changes: RecordChanges = {}): RecordChanges {
  return {
    ContactId: 'c0ffee00-0000-4000-8000-000000000001',
    ContactFlowId:
      'arn:aws:connect:ap-northeast-2:123456789012:instance/11111111-2222-4333-8444-555555555555/contact-flow/f0f0f0f0-0000-4000-8000-000000000001',
    ContactFlowName: 'lottery-registration',
    ContactFlowModuleType: 'InvokeExternalResource',
    Identifier: 'ask.register',
    Timestamp: '2026-11-02T09:00:20.123Z',
    Parameters: { Parameters: { customerInput: '12345678' }, TimeLimit: '8000' },
    Results: 'The Lambda Function Returned An Error.',
    ExternalResults: { customerName: 'Nobody Known' },
    ...changes,
  }
}

/** A line of the page around the Contact Control Panel. */
export function ccpLine(changes: RecordChanges = {}): RecordChanges {
  return {
    v: 1,
    ts: '2026-11-02T09:00:20.123Z',
    kind: 'contact_state',
    agent: 'agent1',
    contact: {
      id: 'c0ffee00-0000-4000-8000-000000000001',
      initialId: '',
      channel: 'VOICE',
      state: 'connected',
      queue: 'voice1 General Support',
      durationMs: 1200,
    },
    session: '99999999-0000-4000-8000-000000000001',
    seq: 7,
    app: '1.2.3',
    browser: 'Chrome 130',
    ...changes,
  }
}

/** What CloudWatch Logs sends to a stream, uncompressed. */
export function logRecord(
  messages: readonly unknown[],
  { logGroup = '/aws/connect/example', firstId = 1 }: { readonly logGroup?: string; readonly firstId?: number } = {},
): RecordChanges {
  return {
    messageType: 'DATA_MESSAGE',
    owner: '123456789012',
    logGroup,
    logStream: '2026/11/02/stream',
    subscriptionFilters: ['to-splunk'],
    logEvents: messages.map((message, index) => ({
      id: String(firstId + index).padStart(56, '0'),
      timestamp: 1_793_610_020_123 + index,
      message: typeof message === 'string' ? message : JSON.stringify(message),
    })),
  }
}

/** Compressed JSON, as CloudWatch Logs sends it. */
export function gzipJson(value: unknown): Buffer {
  return gzipSync(JSON.stringify(value))
}

/** Plain JSON, as Connect sends it. */
export function json(value: unknown): Buffer {
  return Buffer.from(JSON.stringify(value))
}
