import { listOf, statementsOf, textsOf } from './policy-statements.js'
import type { PolicyStatementInTemplate } from './policy-statements.js'
import { isRecord } from './is-record.js'
import { resolveValue } from './resolve-template.js'
import type { SynthesizedResource, SynthesizedTemplate, TemplateProblem } from './synthesized-template.js'

/** Something that is not allowed, or a condition without which it is not. */
interface Exception {
  readonly reason: string
  /** Condition key that a statement has to have. */
  readonly condition?: string
}

/**
 * Actions that know no resource, so that a statement with them has the resource `*`.
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
export const actionsWithoutResource: Readonly<Record<string, Exception>> = {
  'xray:PutTraceSegments': { reason: 'Traces belong to no resource.' },
  'xray:PutTelemetryRecords': { reason: 'Traces belong to no resource.' },
  'cloudwatch:PutMetricData': {
    reason: 'Metrics belong to no resource; a condition binds them to a namespace.',
    condition: 'cloudwatch:namespace',
  },
}

/**
 * Services that take a role without saying for whom. A role is passed to a service within its own account only.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html
 */
export const servicesWithoutSource: Readonly<Record<string, Exception>> = {
  'lambda.amazonaws.com': { reason: 'The guide of Lambda names no condition for the role of a function.' },
  'lexv2.amazonaws.com': { reason: 'The guide of Lex names no condition for the role of a bot, which may do nothing.' },
}

/** Buckets whose objects stay until somebody deletes them, by the end of their logical id. Old versions end all the same. */
export const bucketsThatKeep: Readonly<Record<string, Exception>> = {
  LotteryFile: {
    reason: 'It has one file, which is written over and over; registrations stay until the draw is done.',
  },
}

/** Conditions that say on whose behalf a service acts. In lower case. */
const sourceConditions = [
  'aws:sourceaccount',
  'aws:sourcearn',
  'aws:sourceorgid',
  'sts:externalid',
  'kms:encryptioncontext:aws:logs:arn',
  'kms:viaservice',
]

/** Conditions that keep a resource for one account or organization, whoever asks. In lower case. */
const accountConditions = [
  ...sourceConditions,
  'aws:principalaccount',
  'aws:principalorgid',
  'aws:sourceowner',
  'kms:calleraccount',
]

/** A resource as rules look at it, with references worked out. */
interface ReadResource {
  readonly logicalId: string
  readonly type: string
  readonly properties: Readonly<Record<string, unknown>>
  readonly resource: SynthesizedResource
  readonly template: SynthesizedTemplate
}

/** What is wrong with a resource, in words. */
type SecurityRule = (resource: ReadResource) => readonly string[]

/**
 * What is open, unencrypted or kept for ever in a template, and who may do more than needed. Schemas and cdk-nag look for
 * some of it; here it is complete for what these stacks are made of.
 */
export function securityProblems(template: SynthesizedTemplate): readonly TemplateProblem[] {
  return Object.entries(template.Resources).flatMap(([logicalId, resource]) => {
    const properties = resolveValue(resource.Properties ?? {}, template)
    if (!isRecord(properties)) return []
    const read = { logicalId, type: resource.Type, properties, resource, template }
    return rules.flatMap((rule) => rule(read)).map((message) => ({ resource: logicalId, message }))
  })
}

/** Roles name what they may do, and with what. */
const rolesNameWhatTheyDo: SecurityRule = ({ resource, template }) =>
  statementsOf(resource, 'identity', template)
    .filter(({ allows }) => allows)
    .flatMap((statement) => [
      ...(statement.excludes ? ['A statement allows everything but what it names: name what is allowed.'] : []),
      ...statement.actions.filter(hasWildcard).map((action) => `It may do "${action}": name each action.`),
      ...(statement.resources.some(isEverything) ? statement.actions.flatMap((one) => forAll(one, statement)) : []),
    ])

function forAll(action: string, { conditions }: PolicyStatementInTemplate): readonly string[] {
  const exception = Object.hasOwn(actionsWithoutResource, action) ? actionsWithoutResource[action] : undefined
  if (exception === undefined) return [`It may do "${action}" with every resource: name those that it needs.`]
  const { condition } = exception
  if (condition === undefined || conditions.has(condition)) return []
  return [`It may do "${action}" without the condition "${condition}".`]
}

function hasWildcard(action: string): boolean {
  return action.includes('*') || action.includes('?')
}

/** Whether a resource of a policy is all there are of a service, or of all services. */
function isEverything(resource: string): boolean {
  return resource === '*' || /^arn:[^:]*:[^:]*:[^:]*:[^:]*:\*$/.test(resource)
}

/** Services take a role for this account only. */
const rolesKnowForWhom: SecurityRule = ({ resource, template }) =>
  statementsOf(resource, 'trust', template)
    .filter(({ allows }) => allows)
    .flatMap((statement) => [
      ...(statement.principals.includes('*') ? ['Everybody may take the role: name who may.'] : []),
      ...servicesWithoutCondition(statement)
        .filter((service) => !Object.hasOwn(servicesWithoutSource, service))
        .map((service) => `"${service}" may take the role for anybody: add a condition with aws:SourceAccount.`),
    ])

function servicesWithoutCondition(statement: PolicyStatementInTemplate): readonly string[] {
  return hasCondition(statement, sourceConditions) ? [] : statement.services
}

function hasCondition({ conditions }: PolicyStatementInTemplate, keys: readonly string[]): boolean {
  return keys.some((key) => conditions.has(key))
}

/** Policies of resources let nobody in from outside, and services for this account only. */
const resourcesKnowForWhom: SecurityRule = ({ resource, type, template }) =>
  statementsOf(resource, 'resource', template)
    .filter(({ allows }) => allows)
    .flatMap((statement) => [
      ...(statement.principals.includes('*') && !hasCondition(statement, accountConditions)
        ? ['Everybody may use it: name who may.']
        : []),
      ...servicesWithoutCondition(statement).map(
        (service) => `"${service}" may use it for anybody: add a condition with aws:SourceAccount.`,
      ),
      // The account itself keeps a key manageable: without it, nobody could change the policy any more.
      ...(type === 'AWS::KMS::Key' && statement.principals.some((principal) => principal.endsWith(':root'))
        ? []
        : statement.actions.filter(isWholeService).map((action) => `Others may do "${action}": name each action.`)),
    ])

function isWholeService(action: string): boolean {
  return action === '*' || action.endsWith(':*')
}

/** Services may call a function for one resource of this account only. */
const functionsKnowTheirCallers: SecurityRule = ({ type, properties }) => {
  if (type !== 'AWS::Lambda::Permission') return []
  const principal = String(properties['Principal'])
  if (!principal.includes('.')) return []
  return ['SourceAccount', 'SourceArn']
    .filter((name) => !isGiven(properties[name]))
    .map((name) => `"${principal}" may call the function for anybody: it has no ${name}.`)
}

/** Buckets are closed, encrypted, and empty themselves. */
const bucketsAreClosed: SecurityRule = (read) => {
  const { type, properties } = read
  if (type !== 'AWS::S3::Bucket') return []
  const access = properties['PublicAccessBlockConfiguration']
  const blocks = ['BlockPublicAcls', 'BlockPublicPolicy', 'IgnorePublicAcls', 'RestrictPublicBuckets']
  return [
    ...(isRecord(access) && blocks.every((name) => access[name] === true)
      ? []
      : ['The bucket does not block all public access.']),
    ...(isRecord(properties['BucketEncryption']) ? [] : ['The bucket is not encrypted.']),
    ...(ends(read) ? [] : ['Nothing in the bucket ever ends: add a lifecycle rule.']),
    ...withoutTls(read, 'AWS::S3::BucketPolicy', 'Bucket'),
  ]
}

/** Whether objects of a bucket end; of some, only older versions have to. */
function ends({ logicalId, properties }: ReadResource): boolean {
  const configuration = properties['LifecycleConfiguration']
  const found = isRecord(configuration) ? listOf(configuration['Rules']) : []
  const name = logicalId.replace(/[0-9A-F]{8}$/, '')
  const keeps = Object.keys(bucketsThatKeep).some((end) => name.endsWith(end))
  const ways = keeps ? ['NoncurrentVersionExpiration'] : ['ExpirationInDays', 'ExpirationDate']
  return found.some((rule) => isRecord(rule) && ways.some((way) => rule[way] !== undefined))
}

/** Queues and topics are encrypted, and speak TLS. */
const messagesAreEncrypted: SecurityRule = (read) => {
  const { type, properties } = read
  if (type === 'AWS::SNS::Topic') {
    const key = isGiven(properties['KmsMasterKeyId']) ? [] : ['The topic is not encrypted.']
    return [...key, ...withoutTls(read, 'AWS::SNS::TopicPolicy', 'Topics')]
  }
  if (type !== 'AWS::SQS::Queue') return []
  const encrypted = isGiven(properties['KmsMasterKeyId']) || properties['SqsManagedSseEnabled'] === true
  return [
    ...(encrypted ? [] : ['The queue is not encrypted.']),
    ...(properties['MessageRetentionPeriod'] === undefined ? ['It is not said how long messages are kept.'] : []),
    ...withoutTls(read, 'AWS::SQS::QueuePolicy', 'Queues'),
  ]
}

/** A problem where no policy refuses requests without TLS. */
function withoutTls({ logicalId, template }: ReadResource, policyType: string, member: string): readonly string[] {
  const refused = Object.values(template.Resources)
    .filter(({ Type: type }) => type === policyType)
    .filter(({ Properties: properties }) => textsOf(resolveValue(properties?.[member], template)).includes(logicalId))
    .flatMap((policy) => statementsOf(policy, 'resource', template))
    .some(({ allows, principals, conditions }) => {
      return !allows && principals.includes('*') && conditions.get('aws:securetransport')?.includes('false') === true
    })
  return refused ? [] : ['Requests without TLS are not refused: use enforceSSL.']
}

/** Logs are encrypted, and end. */
const logsEnd: SecurityRule = ({ type, properties }) =>
  type === 'AWS::Logs::LogGroup'
    ? [
        ...(isGiven(properties['KmsKeyId']) ? [] : ['The log group is not encrypted with a key of your own.']),
        ...(properties['RetentionInDays'] === undefined ? ['The log group keeps its events for ever.'] : []),
      ]
    : []

/** Tables are encrypted with a key of one's own, and can be brought back. */
const tablesAreEncrypted: SecurityRule = ({ type, properties }) => {
  if (type === 'AWS::DynamoDB::Table') return tableProblems(properties['SSESpecification'], properties)
  if (type !== 'AWS::DynamoDB::GlobalTable') return []
  return listOf(properties['Replicas']).flatMap((replica) =>
    isRecord(replica) ? tableProblems(properties['SSESpecification'], replica) : [],
  )
}

function tableProblems(encryption: unknown, replica: Readonly<Record<string, unknown>>): readonly string[] {
  const recovery = replica['PointInTimeRecoverySpecification']
  const recoverable = isRecord(recovery) && recovery['PointInTimeRecoveryEnabled'] === true
  return [
    ...(isRecord(encryption) && encryption['SSEEnabled'] === true && encryption['SSEType'] === 'KMS'
      ? []
      : ['The table is not encrypted with a key of your own.']),
    ...(recoverable ? [] : ['The table cannot be brought back to an earlier time.']),
  ]
}

/** Streams are encrypted, and those that keep something say how long. */
const streamsAreEncrypted: SecurityRule = ({ type, properties }) => {
  if (type === 'AWS::KinesisFirehose::DeliveryStream') {
    return properties['DeliveryStreamType'] === 'DirectPut' &&
      !isRecord(properties['DeliveryStreamEncryptionConfigurationInput'])
      ? ['The delivery stream is not encrypted.']
      : []
  }
  if (type !== 'AWS::Kinesis::Stream') return []
  return [
    ...(isRecord(properties['StreamEncryption']) ? [] : ['The stream is not encrypted.']),
    ...(properties['RetentionPeriodHours'] === undefined ? ['It is not said how long records are kept.'] : []),
  ]
}

/** Keys change by themselves. */
const keysRotate: SecurityRule = ({ type, properties }) =>
  type === 'AWS::KMS::Key' && properties['EnableKeyRotation'] !== true ? ['The key is never rotated.'] : []

/** What depends on a condition or a parameter counts. */
function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null && value !== ''
}

const rules: readonly SecurityRule[] = [
  rolesNameWhatTheyDo,
  rolesKnowForWhom,
  resourcesKnowForWhom,
  functionsKnowTheirCallers,
  bucketsAreClosed,
  messagesAreEncrypted,
  logsEnd,
  tablesAreEncrypted,
  streamsAreEncrypted,
  keysRotate,
]
