import { statementsOf } from '../checks/policy-statements.js'
import type { PolicyKind, PolicyStatementInTemplate } from '../checks/policy-statements.js'
import { resolveValue } from '../checks/resolve-template.js'
import type { SynthesizedResource, SynthesizedTemplate } from '../checks/synthesized-template.js'
import { policyOf, splitPolicies } from './policy-document.js'
import type { AllowStatement, PolicyDocument } from './policy-document.js'
import { arn, assetBucket, executionRole, placeholders, policyScopes, stackPrefix } from './policy-scopes.js'
import type { PolicyConditions, PolicyScope } from './policy-scopes.js'
import { customResourcePermissions, resourcePermissions } from './resource-permissions.js'
import type { ResourcePermissions } from './resource-permissions.js'

/** A stack that is deployed. */
export interface DeployedStack {
  readonly name: string
  /** Its template, and those of stacks that are nested in it. */
  readonly templates: readonly SynthesizedTemplate[]
}

/** What operators may set. */
export interface OperatorPolicyOptions {
  /** Name of the managed policy that every role of the stacks has as its boundary. @defaultValue none is asked for */
  readonly permissionsBoundary?: string
}

/** Policies of who deploys, by the name of the file without its ending. */
export function operatorPolicies(
  stacks: readonly DeployedStack[],
  options: OperatorPolicyOptions = {},
): Readonly<Record<string, PolicyDocument>> {
  const execution = splitPolicies(executionStatements(stacks, options))
  return {
    deployer: policyOf(deployerStatements(stacks)),
    ...Object.fromEntries(execution.map((document, index) => [`execution-${index + 1}`, document])),
    boundary: policyOf(boundaryStatements(stacks)),
  }
}

/**
 * What CloudFormation may do: what the types of resources in the stacks need, and nothing else.
 * @throws when a type of resource has no row in the table of permissions.
 */
export function executionStatements(
  stacks: readonly DeployedStack[],
  { permissionsBoundary }: OperatorPolicyOptions = {},
): readonly AllowStatement[] {
  const actions = new Map<string, Set<string>>()
  for (const type of resourceTypesOf(stacks)) {
    for (const [scope, names] of Object.entries(permissionsOf(type).actions)) {
      actions.set(scope, new Set([...(actions.get(scope) ?? []), ...(names ?? [])]))
    }
  }
  const extra: Readonly<Record<string, PolicyConditions>> = {
    PassedRoles: { StringEquals: { 'iam:PassedToService': servicesOf(stacks) } },
    ...(permissionsBoundary !== undefined && {
      RolePermissions: { StringEquals: { 'iam:PermissionsBoundary': policyArn(permissionsBoundary) } },
    }),
  }
  const scoped = Object.entries<PolicyScope>(policyScopes).flatMap(([name, scope]) => {
    const names = actions.get(name)
    return names === undefined ? [] : [statementOf(name, [...names], scope, extra[name])]
  })
  return [...scoped, ...statementsOfValues(stacks)]
}

/** The row of a type in the table of permissions. */
export function permissionsOf(type: string): ResourcePermissions {
  if (type.startsWith('Custom::') || type === 'AWS::CloudFormation::CustomResource') return customResourcePermissions
  const row = Object.hasOwn(resourcePermissions, type) ? resourcePermissions[type] : undefined
  if (row !== undefined) return row
  throw new Error(
    `Nothing is known of the permissions that ${type} needs: add it to src/policies/resource-permissions.ts.`,
  )
}

/** Types of all resources, each once, sorted. */
export function resourceTypesOf(stacks: readonly DeployedStack[]): readonly string[] {
  return sorted(templatesOf(stacks).flatMap(({ Resources: resources }) => Object.values(resources).map(typeOf)))
}

function typeOf({ Type: type }: SynthesizedResource): string {
  return type
}

function templatesOf(stacks: readonly DeployedStack[]): readonly SynthesizedTemplate[] {
  return stacks.flatMap(({ templates }) => templates)
}

function statementOf(
  name: string,
  actions: readonly string[],
  { resources, conditions, global = false }: PolicyScope,
  extra: PolicyConditions = {},
): AllowStatement {
  const all = joinConditions(conditions ?? {}, extra, global ? {} : ofRegion)
  return {
    Sid: name,
    Effect: 'Allow',
    Action: sorted(actions),
    Resource: resources,
    ...(Object.keys(all).length > 0 && { Condition: all }),
  }
}

const ofRegion: PolicyConditions = { StringEquals: { 'aws:RequestedRegion': placeholders.region } }

function joinConditions(...conditions: readonly PolicyConditions[]): PolicyConditions {
  const joined: Record<string, Record<string, string | readonly string[]>> = {}
  for (const condition of conditions) {
    for (const [operator, keys] of Object.entries(condition)) joined[operator] = { ...joined[operator], ...keys }
  }
  return joined
}

/** What values of the templates need: functions and secrets of others, the version of the bootstrap stack. */
function statementsOfValues(stacks: readonly DeployedStack[]): readonly AllowStatement[] {
  const templates = templatesOf(stacks)
  const functions = sorted(templates.flatMap(existingFunctions)).map((name) => arn('lambda', `function:${name}`))
  const secrets = sorted(templates.flatMap(resolvedSecrets)).map((name) => arn('secretsmanager', `secret:${name}`))
  const hasVersion = templates.some(({ Parameters: parameters = {} }) => Object.hasOwn(parameters, 'BootstrapVersion'))
  const keys = {
    resources: [arn('kms', 'key/*')],
    conditions: { StringEquals: { 'kms:ViaService': `secretsmanager.${placeholders.region}.amazonaws.com` } },
  }
  return [
    ...(functions.length === 0
      ? []
      : [
          statementOf('OtherFunctions', ['lambda:AddPermission', 'lambda:GetPolicy', 'lambda:RemovePermission'], {
            resources: functions,
          }),
        ]),
    ...(secrets.length === 0
      ? []
      : [
          statementOf('Secrets', ['secretsmanager:GetSecretValue'], { resources: secrets }),
          statementOf('KeysOfSecrets', ['kms:Decrypt'], keys),
        ]),
    ...(hasVersion
      ? [statementOf('BootstrapVersion', ['ssm:GetParameter', 'ssm:GetParameters'], policyScopes.BootstrapVersion)]
      : []),
  ]
}

/** Names of functions that are there already, and get a permission. */
function existingFunctions(template: SynthesizedTemplate): readonly string[] {
  return Object.values(template.Resources)
    .filter(({ Type: type }) => type === 'AWS::Lambda::Permission')
    .map(({ Properties: properties }) => String(resolveValue(properties?.['FunctionName'], template)))
    .map((name) => name.split(':').at(-1) ?? name)
    .filter((name) => !Object.hasOwn(template.Resources, name))
}

/** Secrets whose values CloudFormation puts in, as the ends of their ARNs. */
function resolvedSecrets(template: SynthesizedTemplate): readonly string[] {
  const text = JSON.stringify(resolveValue(template.Resources, template))
  return [...text.matchAll(/\{\{resolve:secretsmanager:(arn:[^:]*:secretsmanager:[^:]*:[^:]*:secret:)?([^:}]+)/g)].map(
    // Secrets Manager adds a hyphen and six characters to a name; an ARN has them already.
    ([, start, name = '']) => (start === undefined ? `${name}-??????` : name),
  )
}

/** Services that take roles of the stacks. */
function servicesOf(stacks: readonly DeployedStack[]): readonly string[] {
  return sorted(statementsOfAll(stacks, 'trust').flatMap(({ services }) => services))
}

function statementsOfAll(stacks: readonly DeployedStack[], kind: PolicyKind): readonly PolicyStatementInTemplate[] {
  return templatesOf(stacks).flatMap((template) =>
    Object.values(template.Resources).flatMap((resource) => statementsOf(resource, kind, template)),
  )
}

/**
 * Who starts deployments: gives CloudFormation templates of these stacks, puts assets where it reads them, and passes the
 * role that it deploys with. Nothing of it reaches an instance itself.
 */
function deployerStatements(stacks: readonly DeployedStack[]): readonly AllowStatement[] {
  const stackArns = (name: string): readonly string[] => [arn('cloudformation', `stack/${name}/*`)]
  const deletable = stacks.filter(({ templates }) => !templates.some(keepsInstance)).map(({ name }) => name)
  return [
    statementOf(
      'Stacks',
      [
        'cloudformation:CreateChangeSet',
        'cloudformation:DescribeChangeSet',
        'cloudformation:ExecuteChangeSet',
        'cloudformation:DeleteChangeSet',
        'cloudformation:CreateStack',
        'cloudformation:UpdateStack',
        'cloudformation:RollbackStack',
        'cloudformation:ContinueUpdateRollback',
        'cloudformation:UpdateTerminationProtection',
        'cloudformation:DescribeStacks',
        'cloudformation:DescribeStackEvents',
        'cloudformation:DescribeStackResources',
        'cloudformation:ListStackResources',
        'cloudformation:GetTemplate',
      ],
      { resources: stackArns(`${stackPrefix}*`) },
    ),
    ...(deletable.length === 0
      ? []
      : [
          statementOf('StacksThatMayGo', ['cloudformation:DeleteStack'], {
            resources: sorted(deletable).flatMap(stackArns),
          }),
        ]),
    statementOf(
      'ExecutionRole',
      ['iam:PassRole'],
      { resources: [executionRole], global: true },
      { StringEquals: { 'iam:PassedToService': 'cloudformation.amazonaws.com' } },
    ),
    statementOf('AssetBucket', ['s3:GetBucketLocation', 's3:GetEncryptionConfiguration', 's3:ListBucket'], {
      resources: [assetBucket],
    }),
    statementOf('Assets', ['s3:AbortMultipartUpload', 's3:GetObject', 's3:PutObject'], policyScopes.Assets),
    statementOf('KeysOfAssets', ['kms:Decrypt', 'kms:GenerateDataKey'], policyScopes.KeysOfAssets),
    statementOf('BootstrapVersion', ['ssm:GetParameter', 'ssm:GetParameters'], policyScopes.BootstrapVersion),
  ]
}

function keepsInstance(template: SynthesizedTemplate): boolean {
  return Object.values(template.Resources).some(
    (resource) => resource.Type === 'AWS::Connect::Instance' && Reflect.get(resource, 'DeletionPolicy') === 'Retain',
  )
}

/**
 * The most that roles of the stacks can ever do, whatever policy somebody gives them: the actions that they have now.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
 */
function boundaryStatements(stacks: readonly DeployedStack[]): readonly AllowStatement[] {
  const actions = statementsOfAll(stacks, 'identity')
    .filter(({ allows }) => allows)
    .flatMap((statement) => statement.actions)
  return [statementOf('WhatRolesDo', actions, { resources: ['*'] })]
}

function policyArn(name: string): string {
  return `arn:aws:iam::${placeholders.account}:policy/${name}`
}

function sorted(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].toSorted()
}
