import { isRecord } from './is-record.js'
import { resolveValue } from './resolve-template.js'
import type { SynthesizedResource, SynthesizedTemplate } from './synthesized-template.js'

/** A statement of a policy, with everything that may be one or many as a list. */
export interface PolicyStatementInTemplate {
  readonly allows: boolean
  readonly actions: readonly string[]
  readonly resources: readonly string[]
  /** Whether it speaks of everything but what it names. */
  readonly excludes: boolean
  /** Services that it is about: `lambda.amazonaws.com`. */
  readonly services: readonly string[]
  /** Accounts, users and roles that it is about, or `*`. */
  readonly principals: readonly string[]
  /** Values by the key of the condition, in lower case: IAM does not tell cases apart. */
  readonly conditions: ReadonlyMap<string, readonly string[]>
}

/** Where a policy stands in a template: it says what a role may do, who may take a role, or who may use a resource. */
export type PolicyKind = 'identity' | 'trust' | 'resource'

/** Members of resources that are policies. */
const documents: Readonly<Record<string, Readonly<Record<string, PolicyKind>>>> = {
  'AWS::IAM::Role': { AssumeRolePolicyDocument: 'trust' },
  'AWS::IAM::Policy': { PolicyDocument: 'identity' },
  'AWS::IAM::ManagedPolicy': { PolicyDocument: 'identity' },
  'AWS::KMS::Key': { KeyPolicy: 'resource' },
  'AWS::Lex::ResourcePolicy': { Policy: 'resource' },
  'AWS::S3::BucketPolicy': { PolicyDocument: 'resource' },
  'AWS::SNS::TopicPolicy': { PolicyDocument: 'resource' },
  'AWS::SQS::QueuePolicy': { PolicyDocument: 'resource' },
  'AWS::SecretsManager::ResourcePolicy': { ResourcePolicy: 'resource' },
}

/** Statements of all policies of one kind that a resource has. */
export function statementsOf(
  { Type: type, Properties: properties = {} }: SynthesizedResource,
  kind: PolicyKind,
  template: SynthesizedTemplate,
): readonly PolicyStatementInTemplate[] {
  const own = Object.entries(documents[type] ?? {})
    .filter(([, itsKind]) => itsKind === kind)
    .map(([name]) => properties[name])
  const inline = type === 'AWS::IAM::Role' && kind === 'identity' ? listOf(properties['Policies']) : []
  const found = [...own, ...inline.map((policy) => (isRecord(policy) ? policy['PolicyDocument'] : undefined))]
  return found.flatMap((document) => readDocument(resolveValue(document, template)))
}

function readDocument(document: unknown): readonly PolicyStatementInTemplate[] {
  return isRecord(document) ? listOf(document['Statement']).filter(isRecord).map(readStatement) : []
}

function readStatement(statement: Readonly<Record<string, unknown>>): PolicyStatementInTemplate {
  const principal = statement['Principal']
  const principals = isRecord(principal) ? principal : { AWS: principal }
  return {
    allows: statement['Effect'] === 'Allow',
    actions: textsOf(statement['Action']),
    resources: textsOf(statement['Resource']),
    excludes: ['NotAction', 'NotResource', 'NotPrincipal'].some((name) => Object.hasOwn(statement, name)),
    services: textsOf(principals['Service']),
    principals: textsOf(principals['AWS']),
    conditions: readConditions(statement['Condition']),
  }
}

function readConditions(condition: unknown): ReadonlyMap<string, readonly string[]> {
  if (!isRecord(condition)) return new Map()
  return new Map(
    Object.values(condition).flatMap((keys) =>
      isRecord(keys)
        ? Object.entries(keys).map(([key, values]): [string, readonly string[]] => [key.toLowerCase(), textsOf(values)])
        : [],
    ),
  )
}

/** What may be one or many, as a list. */
export function listOf(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return []
  return Array.isArray(value) ? value : [value]
}

/** The same, of texts. */
export function textsOf(value: unknown): readonly string[] {
  return listOf(value).map((one) => (typeof one === 'string' ? one : JSON.stringify(one)))
}
