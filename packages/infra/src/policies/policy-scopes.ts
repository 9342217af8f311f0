/**
 * What actions of a policy are for, as ARNs: as narrow as the services take it. Names of the stacks begin with one prefix,
 * and CloudFormation names what has no name of its own after the stack.
 */

/** Stand for the account and the region, until somebody fills them in. */
export const placeholders = { account: 'ACCOUNT_ID', region: 'REGION' } as const

/** What names of stacks begin with. */
export const stackPrefix = 'AiccConnectStack-'

/** The stack that `cdk bootstrap` makes names its bucket and roles with it. @see https://docs.aws.amazon.com/cdk/v2/guide/bootstrapping-env.html */
export const bootstrapQualifier = 'hnb659fds'

/** One scope: resources, and conditions that hold for all actions with them. */
export interface PolicyScope {
  readonly resources: readonly string[]
  readonly conditions?: PolicyConditions
  /** Whether the service answers in one region for all. Its actions cannot be bound to a region. */
  readonly global?: boolean
  /** Why the resource is `*`. */
  readonly reason?: string
}

/** Values by operator and key. */
export type PolicyConditions = Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>

const { account, region } = placeholders

/** An ARN of the account and region. */
export function arn(service: string, resource: string): string {
  return `arn:aws:${service}:${region}:${account}:${resource}`
}

function role(path: string): string {
  return `arn:aws:iam::${account}:role/${path}`
}

/** The role that CloudFormation deploys with. */
export const executionRole = role(`cdk-${bootstrapQualifier}-cfn-exec-role-${account}-${region}`)

/** Where assets lie: code of functions, contents of flows, recordings. */
export const assetBucket = `arn:aws:s3:::cdk-${bootstrapQualifier}-assets-${account}-${region}`

/** Scopes by name. The name is the id of the statement, too: letters and digits. */
export const policyScopes = {
  /** An instance gets its id when it is created: nothing else can be said of it before. */
  ConnectInstances: { resources: [arn('connect', 'instance/*')] },
  ConnectNumbers: { resources: [arn('connect', 'phone-number/*'), arn('connect', 'instance/*')] },
  ConnectCreation: {
    resources: ['*'],
    reason: 'CreateInstance knows no resource: there is none yet.',
  },
  /** Directories of instances. */
  ConnectDirectories: {
    resources: ['*'],
    reason: 'Directories get their ids when they are created, and DescribeDirectories knows no resource.',
  },
  /** The role that Connect makes for itself gets what an instance may use: buckets, streams, bots. */
  ConnectOwnRole: {
    resources: [role('aws-service-role/connect.amazonaws.com/AWSServiceRoleForAmazonConnect*')],
    global: true,
  },
  ServiceRoles: {
    resources: [role('aws-service-role/connect.amazonaws.com/*')],
    global: true,
    conditions: { StringEquals: { 'iam:AWSServiceName': 'connect.amazonaws.com' } },
  },
  Roles: { resources: [role(`${stackPrefix}*`)], global: true },
  /** Apart from the others: with a boundary, these need a condition. */
  RolePermissions: { resources: [role(`${stackPrefix}*`)], global: true },
  PassedRoles: { resources: [role(`${stackPrefix}*`)], global: true },
  Functions: { resources: [arn('lambda', `function:${stackPrefix}*`)] },
  Bots: { resources: [arn('lex', 'bot/*'), arn('lex', 'bot-alias/*')] },
  BotBuilding: {
    resources: ['*'],
    reason: 'Uploads and imports of Lex have no ARN before they are there, and lists know no resource.',
  },
  Tables: { resources: [arn('dynamodb', `table/${stackPrefix}*`)] },
  Buckets: { resources: [`arn:aws:s3:::${stackPrefix.toLowerCase()}*`] },
  Assets: { resources: [`${assetBucket}/*`] },
  DeliveryStreams: { resources: [arn('firehose', `deliverystream/${stackPrefix}*`)] },
  /** Streams of agent events are made by others, who name them. */
  EventStreams: { resources: [arn('kinesis', 'stream/*')] },
  LogGroups: { resources: [arn('logs', `log-group:${stackPrefix}*`), arn('logs', 'log-group:/aws/connect/*')] },
  LogLists: { resources: [arn('logs', '*')] },
  Topics: { resources: [arn('sns', `${stackPrefix}*`)] },
  Subscriptions: { resources: ['*'], reason: 'These actions with subscriptions know no resource.' },
  /** `?` for a space: names of alarms have some. */
  Alarms: { resources: [arn('cloudwatch', 'alarm:Contact?center?*')] },
  AlarmLists: { resources: [arn('cloudwatch', 'alarm:*')] },
  /** Dashboards belong to no region. */
  Dashboards: { resources: [`arn:aws:cloudwatch::${account}:dashboard/aicc-*`] },
  Schedules: { resources: [arn('scheduler', `schedule/default/${stackPrefix}*`)] },
  Rules: { resources: [arn('events', `rule/${stackPrefix}*`)] },
  KeyCreation: { resources: ['*'], reason: 'CreateKey and ListAliases know no resource.' },
  /** A key gets its id when it is created, and its tags count only minutes later. */
  Keys: { resources: [arn('kms', 'key/*')] },
  KeyAliases: { resources: [arn('kms', 'alias/aicc/*'), arn('kms', 'key/*')] },
  /** What a service keeps of a key to encrypt with it. Nobody may read with it by hand. */
  KeyGrants: {
    resources: [arn('kms', 'key/*')],
    conditions: { Bool: { 'kms:GrantIsForAWSResource': 'true' } },
  },
  KeysOfTables: {
    resources: [arn('kms', 'key/*')],
    conditions: { StringEquals: { 'kms:ViaService': `dynamodb.${region}.amazonaws.com` } },
  },
  KeysOfAssets: {
    resources: [arn('kms', 'key/*')],
    conditions: { StringEquals: { 'kms:ViaService': `s3.${region}.amazonaws.com` } },
  },
  NestedStacks: { resources: [arn('cloudformation', `stack/${stackPrefix}*`)] },
  BootstrapVersion: { resources: [arn('ssm', `parameter/cdk-bootstrap/${bootstrapQualifier}/version`)] },
} as const satisfies Readonly<Record<string, PolicyScope>>

/** Name of a scope. */
export type PolicyScopeName = keyof typeof policyScopes
