import { spawn } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { pathToFileURL } from 'node:url'
import { Aws, Fn } from 'aws-cdk-lib'
import { Match } from 'aws-cdk-lib/assertions'
import type { Template } from 'aws-cdk-lib/assertions'
import { CfnInstance } from 'aws-cdk-lib/aws-connect'
import type { Stack } from 'aws-cdk-lib'
import { describe, expect, it } from 'vitest'
import { checkedStack } from '../../test/metrics/checked-stack.js'
import { startMetricsServer } from '../../test/metrics/metrics-server.js'
import { ContactMetrics } from './contact-metrics.js'

const instanceArn = 'arn:aws:connect:ap-northeast-2:111122223333:instance/12345678-1234-1234-1234-123456789012'

/** Properties of the only resource of a type. */
function propertiesOf(template: Template, type: string): unknown {
  const resources = Object.values(template.findResources(type, {}))
  expect(resources).toHaveLength(1)
  return resources[0]?.['Properties']
}

describe('the function', () => {
  const { template, assembly } = checkedStack((stack) => {
    new ContactMetrics(stack, 'ContactMetrics', { instanceArn, serviceLevelSeconds: 20 })
  })

  it('runs each quarter of an hour, and is told for which', () => {
    expect(propertiesOf(template, 'AWS::Scheduler::Schedule')).toMatchObject({
      ScheduleExpression: 'cron(0/15 * * * ? *)',
      Target: { Input: '{"time":"<aws.scheduler.scheduled-time>"}' },
    })
  })

  it('knows its instance, and has less time than Lambda gives it', () => {
    expect(propertiesOf(template, 'AWS::Lambda::Function')).toMatchObject({
      Environment: {
        Variables: {
          INSTANCE_ARN: instanceArn,
          SERVICE_LEVEL_SECONDS: '20',
          AGENT_GROUPING: 'ROUTING_PROFILE',
          TIME_BUDGET_MILLISECONDS: '110000',
        },
      },
      Timeout: 120,
      TracingConfig: { Mode: 'Active' },
    })
    expect(propertiesOf(template, 'AWS::Logs::LogGroup')).toMatchObject({ RetentionInDays: 90 })
  })

  it('may read figures of this instance, publish in one namespace, and nothing else', () => {
    const policies = Object.values(template.findResources('AWS::IAM::Policy', {}))
    const statements: unknown[] = policies.flatMap(({ Properties }) => Properties.PolicyDocument.Statement)
    expect(statements).toEqual([
      { Effect: 'Allow', Action: ['xray:PutTraceSegments', 'xray:PutTelemetryRecords'], Resource: '*' },
      {
        Effect: 'Allow',
        Action: [
          'connect:GetMetricDataV2',
          'connect:ListQueues',
          'connect:ListRoutingProfiles',
          'connect:ListUserHierarchyGroups',
        ],
        Resource: [
          instanceArn,
          `${instanceArn}/queue/*`,
          `${instanceArn}/routing-profile/*`,
          `${instanceArn}/agent-group/*`,
        ],
      },
      {
        Effect: 'Allow',
        Action: 'cloudwatch:PutMetricData',
        Resource: '*',
        Condition: { StringEquals: { 'cloudwatch:namespace': 'AICC/Connect' } },
      },
      { Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource: { 'Fn::GetAtt': [expect.any(String), 'Arn'] } },
    ])
    template.hasResourceProperties('AWS::IAM::Role', {
      AssumeRolePolicyDocument: Match.objectLike({
        Statement: [
          Match.objectLike({
            Principal: { Service: 'scheduler.amazonaws.com' },
            Condition: { StringEquals: { 'aws:SourceAccount': '111122223333' } },
          }),
        ],
      }),
    })
  })

  it('runs as it is bundled', async () => {
    const server = await startMetricsServer({
      queues: [{ Id: 'queue-1', Name: 'voice1' }],
      figureOf: () => 3,
    })
    const asset = readdirSync(assembly.directory).find((name) => /^asset\.[0-9a-f]+$/.test(name)) ?? ''
    const program = `
      const { handler } = await import(process.argv[1])
      console.log(JSON.stringify(await handler({ time: '2026-11-23T10:00:00Z' })))
    `
    const bundle = pathToFileURL(join(assembly.directory, asset, 'handler.mjs')).href
    const child = spawn(process.execPath, ['--input-type=module', '--eval', program, bundle], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        PATH: process.env['PATH'],
        AWS_REGION: 'ap-northeast-2',
        AWS_ACCESS_KEY_ID: 'test',
        AWS_SECRET_ACCESS_KEY: 'test',
        AWS_ENDPOINT_URL: server.endpoint,
        INSTANCE_ARN: instanceArn,
      },
    })
    const [output, errors] = await Promise.all([text(child.stdout), text(child.stderr)])
    await server.close()
    expect(errors).toBe('')
    expect(output.trim().split('\n').at(-1)).toBe('{"published":22}')
    expect(server.points.get('AICC/Connect ServiceLevel voice1 2026-11-23T09:30:00.000Z')?.average).toBe(3)
  })
})

it.each([
  [
    'of the same stack',
    (stack: Stack) =>
      new CfnInstance(stack, 'Instance', {
        attributes: { inboundCalls: true, outboundCalls: true },
        identityManagementType: 'CONNECT_MANAGED',
        instanceAlias: 'aicc-test',
      }).attrArn,
  ],
  ['of a parameter', () => Fn.join('', ['arn:', Aws.PARTITION, ':connect:ap-northeast-2:111122223333:instance/i-1'])],
])('works for an instance %s', (_name, arnIn) => {
  const { template } = checkedStack(
    (stack) => new ContactMetrics(stack, 'ContactMetrics', { instanceArn: arnIn(stack) }),
    { 'aws:cdk:bundling-stacks': [] },
  )
  expect(propertiesOf(template, 'AWS::Lambda::Function')).toMatchObject({ Runtime: 'nodejs24.x' })
})

it.each([0, 1.5, 604_801, Number.NaN])('takes no service level of %s seconds', (serviceLevelSeconds) => {
  expect(() =>
    checkedStack((stack) => new ContactMetrics(stack, 'ContactMetrics', { instanceArn, serviceLevelSeconds })),
  ).toThrow('it has to be a whole number from 1 to 604800')
})
