import { createCaseOutput, findCustomerOutput, logActivityOutput } from '@aicc/crm-lambda/contract'
import { registrationOutput } from '@aicc/registration-lambda/contract'
import { beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import prod from '../../environments/prod.js'
import { exampleFlows } from '../../test/example-flows.js'
import { someFunction } from '../../test/some-functions.js'
import { stackOf, withNested } from '../checks/synthesized-stack.js'
import type { SynthesizedResource } from '../checks/synthesized-template.js'
import { createApp } from '../create-app.js'
import { ConnectStack } from '../stacks/connect-stack.js'
import { centerCounts, deliverySettings } from './center-counts.js'
import { answersWithMetrics } from './monthly-items.js'

let resources: readonly SynthesizedResource[] = []

beforeAll(async () => {
  const app = createApp()
  new ConnectStack(app, { environment: prod, flows: await exampleFlows(), functions: someFunction })
  const stacks = withNested(stackOf(app.synth(), `AiccConnectStack-${prod.name}`))
  resources = stacks.flatMap(({ template }) => Object.values(template.Resources))
}, 120_000)

function propertiesOf(type: string): readonly Readonly<Record<string, unknown>>[] {
  return resources.filter((resource) => resource.Type === type).map(({ Properties: properties = {} }) => properties)
}

/** Integrations of one type, such as `LEX_BOT`. */
function integrations(type: string): number {
  return propertiesOf('AWS::Connect::IntegrationAssociation').filter(({ IntegrationType }) => IntegrationType === type)
    .length
}

it('counts what the center in production has', () => {
  expect({
    keys: propertiesOf('AWS::KMS::Key').length,
    secrets: Object.keys({ ...prod.crm, ...prod.splunk }).filter((name) => name.endsWith('Secret')).length,
    alarms: propertiesOf('AWS::CloudWatch::Alarm').length,
    dashboards: propertiesOf('AWS::CloudWatch::Dashboard').length,
    flows: propertiesOf('AWS::Connect::ContactFlow').length,
    modules: propertiesOf('AWS::Connect::ContactFlowModule').length,
    queues: propertiesOf('AWS::Connect::Queue').length,
    hours: propertiesOf('AWS::Connect::HoursOfOperation').length,
    quickConnects: propertiesOf('AWS::Connect::QuickConnect').length,
    prompts: propertiesOf('AWS::Connect::Prompt').length,
    phoneNumbers: propertiesOf('AWS::Connect::PhoneNumber').length,
    functionsOfFlows: integrations('LAMBDA_FUNCTION'),
    bots: integrations('LEX_BOT'),
    deliveryStreams: propertiesOf('AWS::KinesisFirehose::DeliveryStream').length,
  }).toEqual(centerCounts)
})

it('has an alarm look at one metric: more would be paid each', () => {
  const metrics = propertiesOf('AWS::CloudWatch::Alarm').flatMap(({ Metrics }) =>
    Array.isArray(Metrics) ? Metrics : [],
  )
  expect(metrics).toEqual([])
})

const streamSettings = z.object({
  SplunkDestinationConfiguration: z.object({
    HECAcknowledgmentTimeoutInSeconds: z.number(),
    BufferingHints: z.object({ IntervalInSeconds: z.number(), SizeInMBs: z.number() }),
    ProcessingConfiguration: z.object({
      Processors: z.tuple([
        z.object({ Parameters: z.array(z.object({ ParameterName: z.string(), ParameterValue: z.unknown() })) }),
      ]),
    }),
  }),
})

it('knows how the delivery streams are set', () => {
  for (const properties of propertiesOf('AWS::KinesisFirehose::DeliveryStream')) {
    const { SplunkDestinationConfiguration: splunk } = streamSettings.parse(properties)
    const [{ Parameters }] = splunk.ProcessingConfiguration.Processors
    const size = Parameters.find(({ ParameterName }) => ParameterName === 'BufferSizeInMBs')?.ParameterValue
    expect({
      acknowledgementSeconds: splunk.HECAcknowledgmentTimeoutInSeconds,
      bufferMegabytes: splunk.BufferingHints.SizeInMBs,
      bufferSeconds: splunk.BufferingHints.IntervalInSeconds,
      transformationMegabytes: Number(size),
    }).toEqual(deliverySettings)
  }
})

it('counts a metric for each status that a function answers', () => {
  const statuses = (contract: z.ZodType, member: string): number => {
    const { oneOf = [], anyOf = oneOf } = z.toJSONSchema(contract)
    const values = anyOf.map((answer) => answer.properties?.[member])
    return values.reduce((total, value) => total + (typeof value === 'object' ? (value.enum?.length ?? 1) : 0), 0)
  }
  expect(answersWithMetrics).toEqual({
    registration: statuses(registrationOutput, 'registrationStatus'),
    crm:
      statuses(findCustomerOutput, 'lookupStatus') +
      statuses(createCaseOutput, 'caseStatus') +
      statuses(logActivityOutput, 'activityStatus'),
  })
})
