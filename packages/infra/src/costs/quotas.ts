/** Who raises a quota. `you`: it is a setting, and no request. */
export type QuotaRaise = 'Service Quotas' | 'AWS Support' | 'you' | 'not said'

/** A limit of the service, as it is for a new account. */
export interface Quota {
  readonly service: string
  /** As Service Quotas names it, where it is there. */
  readonly name: string
  /** In Service Quotas, such as `L-12AB7C57`. */
  readonly code?: string
  readonly value: number
  /** What is counted: `calls`, `requests a second`. */
  readonly unit: string
  /** What it holds for: `instance`, `account and Region`. */
  readonly of: string
  readonly raisedBy: QuotaRaise
  readonly source: string
  readonly note?: string
}

const connectQuotas = 'https://docs.aws.amazon.com/connect/latest/adminguide/amazon-connect-service-limits.html'

const ofInstance = {
  service: 'Amazon Connect',
  of: 'instance',
  raisedBy: 'Service Quotas',
  source: connectQuotas,
} as const

const requestsToConnect = {
  service: 'Amazon Connect',
  unit: 'requests a second',
  of: 'account and Region',
  raisedBy: 'Service Quotas',
  source: connectQuotas,
} as const

/** Quotas that a contact center meets. Read in November 2026. */
export const quotas = {
  concurrentCalls: {
    ...ofInstance,
    name: 'Concurrent active calls per instance',
    code: 'L-12AB7C57',
    value: 10,
    unit: 'calls',
    note: 'How many calls may begin in a second follows from it, by a rule that is not published.',
  },
  concurrentChats: {
    ...ofInstance,
    name: 'Concurrent active chats per instance',
    code: 'L-D4BA6F6E',
    value: 500,
    unit: 'chats',
    note: 'Chats in which nobody writes count, too.',
  },
  users: { ...ofInstance, name: 'Users per instance', code: 'L-9A46857E', value: 500, unit: 'users' },
  functionConcurrency: {
    service: 'AWS Lambda',
    name: 'Concurrent executions',
    code: 'L-B99A9384',
    value: 1000,
    unit: 'executions',
    of: 'account and Region',
    raisedBy: 'Service Quotas',
    source: 'https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html',
    note: 'New accounts may have less. A function gets 1,000 more every 10 seconds.',
  },
  botConversations: {
    service: 'Amazon Lex',
    name: 'Concurrent text-mode conversations for each alias',
    value: 50,
    unit: 'conversations',
    of: 'alias of the bot',
    raisedBy: 'AWS Support',
    source: 'https://docs.aws.amazon.com/lexv2/latest/dg/quotas.html',
    note: 'Not said: whether a conversation counts while the customer writes. Here it does.',
  },
  tableWrites: {
    service: 'Amazon DynamoDB',
    name: 'Writes of a new table on demand',
    value: 4000,
    unit: 'write units a second',
    of: 'table',
    raisedBy: 'you',
    source: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/on-demand-capacity-mode.html',
    note: 'Grows by itself with traffic; warm throughput can be set before a rush.',
  },
  tableThroughput: {
    service: 'Amazon DynamoDB',
    name: 'Table-level write throughput limit',
    code: 'L-AB614373',
    value: 40_000,
    unit: 'write units a second',
    of: 'table',
    raisedBy: 'Service Quotas',
    source: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ServiceQuotas.html',
  },
  streamBytes: {
    service: 'Amazon Data Firehose',
    name: 'Direct PUT, bytes',
    value: 1_048_576,
    unit: 'bytes a second',
    of: 'delivery stream',
    raisedBy: 'AWS Support',
    source: 'https://docs.aws.amazon.com/firehose/latest/dev/limits.html',
    note: 'Logs are counted uncompressed, though CloudWatch Logs sends them compressed. Firehose raises the limit when records are refused.',
  },
  streamRequests: {
    service: 'Amazon Data Firehose',
    name: 'Direct PUT, requests',
    value: 1000,
    unit: 'requests a second',
    of: 'delivery stream',
    raisedBy: 'AWS Support',
    source: 'https://docs.aws.amazon.com/firehose/latest/dev/limits.html',
    note: 'Firehose raises the limit when records are refused.',
  },
  logRequests: {
    service: 'CloudWatch Logs',
    name: 'PutLogEvents throttle limit in transactions per second',
    code: 'L-7E1FAE88',
    value: 5000,
    unit: 'requests a second',
    of: 'account and Region',
    raisedBy: 'Service Quotas',
    source: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/cloudwatch_limits_cwl.html',
    note: 'Counted as if each entry were a request. Whether what Connect logs counts is not said.',
  },
  keyRequests: {
    service: 'AWS KMS',
    name: 'Cryptographic operations (symmetric) request rate',
    code: 'L-6E3AF000',
    value: 10_000,
    unit: 'requests a second',
    of: 'account and Region',
    raisedBy: 'Service Quotas',
    source: 'https://docs.aws.amazon.com/kms/latest/developerguide/requests-per-second.html',
  },
  secretRequests: {
    service: 'AWS Secrets Manager',
    name: 'Combined rate of DescribeSecret and GetSecretValue',
    value: 10_000,
    unit: 'requests a second',
    of: 'account and Region',
    raisedBy: 'not said',
    source: 'https://docs.aws.amazon.com/secretsmanager/latest/userguide/reference_limits.html',
    note: 'Counted as if each call of a function met a new environment.',
  },
  splunkAcknowledgements: {
    service: 'Splunk',
    name: 'max_number_of_acked_requests_pending_query_per_ack_channel',
    value: 1_000_000,
    unit: 'requests that wait',
    of: 'channel',
    raisedBy: 'you',
    source: 'https://docs.splunk.com/Documentation/Splunk/latest/Admin/Limitsconf',
    note: 'Set in `limits.conf` where Splunk is your own.',
  },
  metricQueries: { ...requestsToConnect, name: 'Rate of GetMetricDataV2 API requests', code: 'L-2E719449', value: 10 },
  flowChanges: {
    ...requestsToConnect,
    name: 'Rate of CreateContactFlow API requests',
    code: 'L-A218697D',
    value: 2,
    note: 'Most other requests that create or change something have quotas of the same size. In bursts 5.',
  },
  metricPublications: {
    service: 'CloudWatch',
    name: 'Rate of PutMetricData requests',
    code: 'L-8BC498D4',
    value: 500,
    unit: 'requests a second',
    of: 'account and Region',
    raisedBy: 'Service Quotas',
    source: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_limits.html',
  },
  flows: { ...ofInstance, name: 'Contact flows per instance', code: 'L-22922690', value: 100, unit: 'flows' },
  modules: { ...ofInstance, name: 'Flow modules per instance', code: 'L-19755C7E', value: 200, unit: 'modules' },
  queues: { ...ofInstance, name: 'Queues per instance', code: 'L-19A87C94', value: 100, unit: 'queues' },
  hours: { ...ofInstance, name: 'Hours of operation per instance', code: 'L-20CD02F7', value: 100, unit: 'hours' },
  quickConnects: {
    ...ofInstance,
    name: 'Quick connects per instance',
    code: 'L-68BBE2E8',
    value: 100,
    unit: 'quick connects',
  },
  prompts: { ...ofInstance, name: 'Prompts per instance', code: 'L-0865B754', value: 500, unit: 'prompts' },
  phoneNumbers: { ...ofInstance, name: 'Phone numbers per instance', code: 'L-8F812903', value: 5, unit: 'numbers' },
  functionsOfFlows: {
    ...ofInstance,
    name: 'AWS Lambda functions per instance',
    code: 'L-E3D2F503',
    value: 50,
    unit: 'functions',
  },
  bots: {
    ...ofInstance,
    name: 'Amazon Lex V2 bot aliases per instance',
    code: 'L-CCEA7427',
    value: 100,
    unit: 'aliases',
  },
} as const satisfies Readonly<Record<string, Quota>>

/** Names of the quotas. */
export type QuotaName = keyof typeof quotas

/** A quota of this name. */
export function quota(name: QuotaName): Quota {
  return quotas[name]
}
