import { spawnSync } from 'node:child_process'
import type { CloudAssembly } from 'aws-cdk-lib/cx-api'
import { beforeAll, describe, expect, it } from 'vitest'
import dev from '../../environments/dev.js'
import prod from '../../environments/prod.js'
import staging from '../../environments/staging.js'
import { exampleFlows } from '../../test/example-flows.js'
import { someFunction } from '../../test/some-functions.js'
import { assetFinder, templateOf } from '../checks/synthesized-stack.js'
import { flowContentProblems } from '../checks/flow-contents.js'
import { sizeOf, sizeProblems } from '../checks/limits.js'
import { referenceProblems } from '../checks/references.js'
import type { SynthesizedTemplate } from '../checks/synthesized-template.js'
import { createApp } from '../create-app.js'
import { unknownMetrics } from '../metrics/index.js'
import { defineEnvironment } from '../environment/define-environment.js'
import { ConnectStack } from './connect-stack.js'

const environments = [dev, staging, prod]
let assembly: CloudAssembly

function stackName(environment: { readonly name: string }): string {
  return `AiccConnectStack-${environment.name}`
}

function template(environment = prod): SynthesizedTemplate {
  return templateOf(assembly, stackName(environment))
}

function resourcesOf(type: string, environment = prod): readonly Readonly<Record<string, unknown>>[] {
  return Object.values(template(environment).Resources)
    .filter((resource) => resource.Type === type)
    .map((resource) => ({ ...resource.Properties, $resource: resource }))
}

beforeAll(async () => {
  const app = createApp()
  const flows = await exampleFlows()
  for (const environment of environments) new ConnectStack(app, { environment, flows, functions: someFunction })
  assembly = app.synth()
}, 120_000)

describe.each(environments)('the stack of $name', (environment) => {
  it('has contents of flows that the checks of flows take', () => {
    const found = flowContentProblems(template(environment), assetFinder(assembly, stackName(environment)))
    expect(found).toEqual([])
  })

  it('refers to nothing that it does not have', () => {
    expect(referenceProblems(template(environment))).toEqual([])
  })

  it('looks at metrics that exist', () => {
    expect(unknownMetrics(template(environment))).toEqual([])
  })

  it('has room for more', () => {
    expect(sizeProblems(template(environment))).toEqual([])
    expect(sizeOf(template(environment)).resources).toBeLessThan(300)
  })
})

describe('the contact center', () => {
  it('has the queues of the reference center', () => {
    expect(
      resourcesOf('AWS::Connect::Queue').map(({ Name, Description }) => `${String(Description)} ${String(Name)}`),
    ).toEqual([
      'voice1 General Support',
      'voice2 Technical Support',
      'voice3 Premium Support',
      'chat1 General Inquiries',
      'chat2 Technical Chat',
      'chat3 Sales Chat',
      'outvoice1 Follow-up Calls',
      'outvoice2 Campaign Calls',
    ])
  })

  it('has its agent groups and skills', () => {
    expect(resourcesOf('AWS::Connect::UserHierarchyGroup').map(({ Name }) => Name)).toEqual([
      'Tier 1 Support',
      'Tier 2 Support',
      'Sales Team',
      'Technical Specialists',
    ])
    expect(resourcesOf('AWS::Connect::PredefinedAttribute').map(({ Name }) => Name)).toEqual([
      'voice',
      'chat',
      'technical',
      'language proficiency',
    ])
  })

  it('is closed on holidays', () => {
    const [hours] = resourcesOf('AWS::Connect::HoursOfOperation')
    expect(hours?.['HoursOfOperationOverrides']).toContainEqual({
      OverrideName: 'New Year 2027-01-01',
      EffectiveFrom: '2027-01-01',
      EffectiveTill: '2027-01-01',
      OverrideConfig: [],
    })
  })

  it('has each flow and module of the examples', async () => {
    const flows = await exampleFlows()
    const names = ['AWS::Connect::ContactFlow', 'AWS::Connect::ContactFlowModule'].flatMap((type) =>
      resourcesOf(type).flatMap(({ Name }) => (typeof Name === 'string' ? [Name] : [])),
    )
    // The name of a placeholder is made of that of the stack.
    expect(names.toSorted()).toEqual(flows.map(({ name }) => name).toSorted())
  })

  it('keeps what holds data in production, and lets it go in development', () => {
    const policiesOf = (environment: typeof prod): readonly unknown[] =>
      Object.values(template(environment).Resources)
        .filter(({ Type: type }) =>
          ['AWS::S3::Bucket', 'AWS::DynamoDB::Table', 'AWS::KMS::Key', 'AWS::Connect::Instance'].includes(type),
        )
        .map((resource) => Reflect.get(resource, 'DeletionPolicy'))
    expect(new Set(policiesOf(prod))).toEqual(new Set(['Retain']))
    expect(new Set(policiesOf(dev))).toEqual(new Set(['Delete']))
    expect(assembly.getStackByName(stackName(prod)).terminationProtection).toBe(true)
  })

  it('lets only its own instance call the registration function', () => {
    const [permission] = resourcesOf('AWS::Lambda::Permission')
    expect(permission).toMatchObject({
      Principal: 'connect.amazonaws.com',
      SourceAccount: { Ref: 'AWS::AccountId' },
      SourceArn: { 'Fn::GetAtt': [expect.stringMatching(/Instance/), 'Arn'] },
    })
  })
})

describe('the way to Splunk', () => {
  const streams = (): readonly unknown[] =>
    resourcesOf('AWS::KinesisFirehose::DeliveryStream').map((stream) => stream['SplunkDestinationConfiguration'])

  it('is one stream for contact records and one for logs', () => {
    expect(streams()).toHaveLength(2)
    const [storage] = resourcesOf('AWS::Connect::InstanceStorageConfig').filter(
      ({ ResourceType }) => ResourceType === 'CONTACT_TRACE_RECORDS',
    )
    expect(storage).toMatchObject({
      StorageType: 'KINESIS_FIREHOSE',
      KinesisFirehoseConfig: { FirehoseArn: { 'Fn::GetAtt': [expect.stringContaining('ContactRecords'), 'Arn'] } },
    })
    expect(resourcesOf('AWS::Logs::SubscriptionFilter')).toHaveLength(1)
  })

  it('keeps what could not be delivered, and has no token in the template', () => {
    for (const stream of streams()) {
      expect(stream).toMatchObject({
        RetryOptions: { DurationInSeconds: 300 },
        S3BackupMode: 'FailedEventsOnly',
        S3Configuration: { Prefix: 'connect/failed-events/', CompressionFormat: 'GZIP' },
        SecretsManagerConfiguration: { Enabled: true },
      })
      expect(stream).not.toHaveProperty('HECToken')
    }
  })

  it('is left out where an environment has no Splunk', () => {
    expect(resourcesOf('AWS::KinesisFirehose::DeliveryStream', dev)).toEqual([])
  })
})

it.runIf(spawnSync('cfn-lint', ['--version']).status === 0)(
  'cfn-lint, where the machine has it, finds no errors',
  () => {
    const files = environments.map((environment) => assembly.getStackByName(stackName(environment)).templateFullPath)
    // W3005: dependencies that a reference says already.
    const { stdout, stderr } = spawnSync('cfn-lint', ['--ignore-checks', 'W3005', '--', ...files], { encoding: 'utf8' })
    expect(`${stdout}${stderr}`).toBe('')
  },
  120_000,
)

it('a flow that needs what the environment lacks is refused, with its line', async () => {
  const { 'general-support': _, ...queues } = prod.queues
  const lacking = defineEnvironment({
    ...prod,
    queues,
    quickConnects: {},
    routingProfiles: prod.routingProfiles.map((profile) => ({
      ...profile,
      queues: profile.queues.filter(({ queue }) => queue !== 'general-support'),
    })),
  })
  const flows = await exampleFlows()
  const synthesize = (): unknown =>
    new ConnectStack(createApp(), { environment: lacking, flows, functions: someFunction })
  expect(synthesize).toThrow(
    /\.flow\.ts:\d+:\d+ FLOW1008 missing-resource: The environment has no queue "general-support"\./,
  )
})
