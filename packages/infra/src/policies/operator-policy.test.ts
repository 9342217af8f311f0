import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { centerStacks } from '../../test/center-stacks.js'
import { packageRoot } from '../package-root.js'
import { executionStatements, operatorPolicies, permissionsOf, resourceTypesOf } from './operator-policy.js'
import type { DeployedStack } from './operator-policy.js'
import { lengthOf, mostCharacters, splitPolicies } from './policy-document.js'
import type { AllowStatement, PolicyDocument } from './policy-document.js'
import { placeholders, policyScopes } from './policy-scopes.js'
import type { PolicyScope } from './policy-scopes.js'
import { resourcePermissions } from './resource-permissions.js'
import { printPolicy } from './write-policies.js'

let environments: readonly DeployedStack[]
let everything: DeployedStack
let policies: Readonly<Record<string, PolicyDocument>>

beforeAll(async () => {
  const stacks = await centerStacks()
  environments = stacks.environments
  everything = stacks.everything
  policies = operatorPolicies(environments)
}, 120_000)

function statementsOfAll(): readonly AllowStatement[] {
  return Object.values(policies).flatMap(({ Statement }) => Statement)
}

function statement(
  name: string,
  statements: readonly AllowStatement[] = statementsOfAll(),
): AllowStatement | undefined {
  return statements.find(({ Sid }) => Sid === name)
}

/** A stack with one resource. */
function stackWith(type: string, properties: Readonly<Record<string, unknown>> = {}): DeployedStack {
  return { name: 'Test', templates: [{ Resources: { One: { Type: type, Properties: properties } } }] }
}

describe('the table of permissions', () => {
  it('has each type of resource that is deployed', () => {
    for (const type of resourceTypesOf([...environments, everything])) expect(() => permissionsOf(type)).not.toThrow()
  })

  it('has no type that is never deployed', () => {
    const deployed = resourceTypesOf([...environments, everything])
    // The CDK adds it where it may count what is used.
    const without = Object.keys(resourcePermissions).filter((type) => type !== 'AWS::CDK::Metadata')
    expect(without.filter((type) => !deployed.includes(type))).toEqual([])
  })

  it('says what to do about a type that it does not have', () => {
    expect(() => executionStatements([stackWith('AWS::EC2::VPC')])).toThrow(
      'Nothing is known of the permissions that AWS::EC2::VPC needs: add it to src/policies/resource-permissions.ts.',
    )
  })

  it('has whole names of actions, each once', () => {
    for (const [type, { actions }] of Object.entries(resourcePermissions)) {
      for (const names of Object.values(actions)) {
        expect(
          names.filter((name) => !/^[a-z][a-z0-9-]*:[A-Z][A-Za-z0-9]*$/.test(name)),
          type,
        ).toEqual([])
        expect(new Set(names).size, type).toBe(names.length)
      }
    }
  })
})

describe('scopes', () => {
  const scopes: readonly (readonly [string, PolicyScope])[] = Object.entries(policyScopes)

  it('are all used', () => {
    const used = Object.values(resourcePermissions).flatMap(({ actions }) => Object.keys(actions))
    expect(scopes.map(([name]) => name).filter((name) => !used.includes(name) && name !== 'BootstrapVersion')).toEqual(
      [],
    )
  })

  it('have a reason where they are everything', () => {
    for (const [name, { resources, reason }] of scopes) {
      expect(resources.includes('*'), name).toBe(reason !== undefined)
      expect(reason ?? 'None.').toMatch(/^[A-Z].*\.$/)
    }
  })

  it('are of the account and region only', () => {
    for (const one of scopes.flatMap(([, { resources }]) => resources)) {
      const named = one === '*' || one.startsWith('arn:aws:s3:::') || one.includes(`:${placeholders.account}:`)
      expect(named, one).toBe(true)
    }
  })
})

describe('the policies', () => {
  it('allow no action that is not named', () => {
    const actions = statementsOfAll().flatMap(({ Action }) => Action)
    expect(actions.filter((action) => action.includes('*'))).toEqual([])
    expect(actions).toContain('connect:CreateContactFlow')
  })

  it('hold in one region, but for those of services that have none', () => {
    const everywhere = statementsOfAll().filter(
      ({ Condition }) => Condition?.['StringEquals']?.['aws:RequestedRegion'] === undefined,
    )
    expect(everywhere.flatMap(({ Action }) => Action).filter((action) => !action.startsWith('iam:'))).toEqual([])
  })

  it('pass roles of the stacks only, and only to services that take them', () => {
    const passed = statementsOfAll().filter(({ Action }) => Action.includes('iam:PassRole'))
    expect(passed.map(({ Resource }) => Resource)).toEqual([
      ['arn:aws:iam::ACCOUNT_ID:role/cdk-hnb659fds-cfn-exec-role-ACCOUNT_ID-REGION'],
      ['arn:aws:iam::ACCOUNT_ID:role/AiccConnectStack-*'],
    ])
    const services = passed.map(({ Condition }) => Condition?.['StringEquals']?.['iam:PassedToService'])
    expect(services[0]).toBe('cloudformation.amazonaws.com')
    expect(services[1]).toEqual(expect.arrayContaining(['firehose.amazonaws.com', 'lambda.amazonaws.com']))
    expect(services[1]).not.toContain('cloudformation.amazonaws.com')
  })

  it('read nothing that customers leave behind', () => {
    const execution = executionStatements([...environments, everything])
    const actions = new Set(execution.flatMap(({ Action }) => Action))
    for (const action of ['dynamodb:GetItem', 'dynamodb:Query', 'dynamodb:Scan', 'logs:GetLogEvents']) {
      expect(actions).not.toContain(action)
    }
    const readable = execution
      .filter(({ Action }) => Action.includes('s3:GetObject'))
      .flatMap(({ Resource }) => Resource)
    expect(readable).toEqual(['arn:aws:s3:::cdk-hnb659fds-assets-ACCOUNT_ID-REGION/*'])
  })

  it('let functions of others be called, by their names', () => {
    expect(statement('OtherFunctions')?.Resource).toContain(
      'arn:aws:lambda:REGION:ACCOUNT_ID:function:customer-verification',
    )
  })

  it('let CloudFormation read secrets that templates name, and no others', () => {
    expect(statement('Secrets')).toBeUndefined()
    expect(statement('Secrets', executionStatements([everything]))?.Resource).toEqual([
      'arn:aws:secretsmanager:REGION:ACCOUNT_ID:secret:connect/first-passwords-??????',
    ])
    const arn = 'arn:aws:secretsmanager:ap-northeast-2:111122223333:secret:first-a1B2c3'
    const byArn = stackWith('AWS::Connect::User', { Password: `{{resolve:secretsmanager:${arn}:SecretString:kim::}}` })
    expect(statement('Secrets', executionStatements([byArn]))?.Resource).toEqual([
      'arn:aws:secretsmanager:REGION:ACCOUNT_ID:secret:first-a1B2c3',
    ])
  })

  it('delete no stack that has to stay', () => {
    expect(statement('StacksThatMayGo')?.Resource).toEqual([
      'arn:aws:cloudformation:REGION:ACCOUNT_ID:stack/AiccConnectStack-dev/*',
      'arn:aws:cloudformation:REGION:ACCOUNT_ID:stack/AiccConnectStack-staging/*',
    ])
  })

  it('ask for a boundary where there is one', () => {
    const statements = executionStatements(environments, { permissionsBoundary: 'center-boundary' })
    expect(statement('RolePermissions')?.Condition).toBeUndefined()
    expect(statement('RolePermissions', statements)).toMatchObject({
      Action: ['iam:CreateRole', 'iam:PutRolePermissionsBoundary', 'iam:PutRolePolicy'],
      Condition: { StringEquals: { 'iam:PermissionsBoundary': 'arn:aws:iam::ACCOUNT_ID:policy/center-boundary' } },
    })
    const actions = statements.flatMap(({ Action }) => Action)
    expect(actions).not.toContain('iam:DeleteRolePermissionsBoundary')
  })

  it('have a boundary with what roles do now', () => {
    const [only] = policies['boundary']?.Statement ?? []
    expect(only?.Action).toContain('dynamodb:PutItem')
    expect(only?.Action.filter((action) => action.startsWith('iam:'))).toEqual([])
  })
})

describe('a managed policy', () => {
  it('is as long as IAM takes it, with names filled in', () => {
    for (const [name, document] of Object.entries(policies)) {
      const text = printPolicy(document).replaceAll('ACCOUNT_ID', '111122223333').replaceAll('REGION', 'ap-northeast-2')
      expect(lengthOf(JSON.parse(text)), name).toBeLessThanOrEqual(mostCharacters)
    }
  })

  it('is split where it is too long', () => {
    const long = (Sid: string, length: number): AllowStatement => ({
      Sid,
      Effect: 'Allow',
      Action: ['a:B'],
      Resource: ['x'.repeat(length)],
    })
    const split = splitPolicies([long('One', 3000), long('Two', 1000), long('Three', 3000)])
    expect(split.map(({ Statement }) => Statement.map(({ Sid }) => Sid))).toEqual([['One', 'Two'], ['Three']])
    expect(() => splitPolicies([long('One', 7000)])).toThrow(
      'The statement "One" is longer than a policy may be: split its scope.',
    )
  })

  it('fits on one role together with the others', () => {
    expect(Object.keys(policies).filter((name) => name.startsWith('execution')).length).toBeLessThanOrEqual(10)
  })

  it('stands in the repository as the templates ask for it', () => {
    const folder = join(packageRoot, 'policies')
    const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.json')) : []
    const expected = Object.entries(policies).map(([name]) => `${name}.json`)
    expect(files.toSorted(), 'Run "npm run synth:policies".').toEqual(expected.toSorted())
    const stale = Object.entries(policies)
      .filter(([name, one]) => readFileSync(join(folder, `${name}.json`), 'utf8') !== printPolicy(one))
      .map(([name]) => name)
    expect(stale, 'These are out of date: run "npm run synth:policies".').toEqual([])
  })
})
