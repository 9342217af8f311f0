import { App, Stack } from 'aws-cdk-lib'
import { Template } from 'aws-cdk-lib/assertions'
import { CfnInstance } from 'aws-cdk-lib/aws-connect'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { checkedStack, env } from '../../test/metrics/checked-stack.js'
import { connectMetrics } from '../metrics/connect-metrics.js'
import { unknownMetrics } from '../metrics/unknown-metrics.js'
import { parseDashboard, usedMetrics } from '../metrics/used-metrics.js'
import { ConnectDashboard } from './connect-dashboard.js'
import type { ConnectDashboardProps } from './connect-dashboard.js'

const instanceArn = 'arn:aws:connect:ap-northeast-2:111122223333:instance/i-1'

const everything = {
  instanceArn,
  dashboardName: 'aicc-test',
  queues: [{ name: 'voice1' }, { name: 'chat1' }],
  flows: ['lottery-registration'],
  agentGroups: ['Tier 1 Support'],
  deliveryStreams: [{ deliveryStreamName: 'records', title: 'Contact records' }],
  functions: [{ functionName: 'registration', title: 'Registration', timeoutSeconds: 8 }],
} as const

function dashboardOf(props: Partial<ConnectDashboardProps> = {}): Template {
  const stack = new Stack(new App(), 'Test', { env })
  new ConnectDashboard(stack, 'Dashboard', { ...everything, ...props })
  return Template.fromStack(stack)
}

const bodySchema = z.object({
  widgets: z.array(
    z.object({
      x: z.number(),
      y: z.number(),
      width: z.number(),
      height: z.number(),
      properties: z.object({ title: z.string().optional() }),
    }),
  ),
})

function widgetsOf(template: Template) {
  const [dashboard] = Object.values(template.findResources('AWS::CloudWatch::Dashboard', {}))
  return bodySchema.parse(parseDashboard(dashboard?.['Properties'].DashboardBody)).widgets
}

it('shows everything that a contact center is run by', () => {
  const used = new Set(usedMetrics(dashboardOf().toJSON()).map(({ name }) => name))
  expect([...used].toSorted()).toMatchInlineSnapshot(`
    [
      "AbandonmentRate",
      "AgentHandleTime",
      "AgentNonResponse",
      "AgentOccupancy",
      "BackupToS3.Records",
      "CallRecordingUploadError",
      "CallsBreachingConcurrencyQuota",
      "CallsPerInterval",
      "ConcurrentCalls",
      "ConcurrentCallsPercentage",
      "ContactFlowErrors",
      "ContactFlowFatalErrors",
      "ContactsAbandoned",
      "ContactsHandled",
      "DeliveryToSplunk.DataFreshness",
      "DeliveryToSplunk.Records",
      "DeliveryToSplunk.Success",
      "Duration",
      "Errors",
      "FailedRequests",
      "HandleTime",
      "LongestQueueWaitTime",
      "MisconfiguredPhoneNumbers",
      "MissedCalls",
      "QueueAnswerTime",
      "QueueCapacityExceededError",
      "QueueSize",
      "ServiceLevel",
      "ThrottledCalls",
      "ThrottledRecords",
      "Throttles",
    ]
  `)
})

it('looks at metrics that exist', () => {
  expect(unknownMetrics(dashboardOf().toJSON())).toEqual([])
})

it('looks at metrics that exist, of an instance that is made with it', () => {
  const { template } = checkedStack((stack) => {
    const instance = new CfnInstance(stack, 'Instance', {
      attributes: { inboundCalls: true, outboundCalls: true },
      identityManagementType: 'CONNECT_MANAGED',
      instanceAlias: 'aicc-test',
    })
    new ConnectDashboard(stack, 'Dashboard', { ...everything, instanceArn: instance.attrArn })
  })
  expect(unknownMetrics(template.toJSON())).toEqual([])
  expect(usedMetrics(template.toJSON()).find(({ name }) => name === 'QueueSize')?.dimensions).toEqual({
    InstanceId: '{...}',
    MetricGroup: 'Queue',
    QueueName: 'voice1',
  })
})

it('draws thresholds of alarms into charts', () => {
  const text = JSON.stringify(dashboardOf({ thresholds: { longestWaitSeconds: 45 } }).toJSON())
  expect(text).toContain(String.raw`{\"value\":45,\"label\":\"Alarm\"`)
})

it('has charts only for what there is', () => {
  const { queues: _queues, functions: _functions, ...rest } = everything
  const stack = new Stack(new App(), 'Test', { env })
  new ConnectDashboard(stack, 'Dashboard', rest)
  const used = usedMetrics(Template.fromStack(stack).toJSON())
  expect(used.some(({ namespace }) => namespace === 'AWS/Firehose')).toBe(true)
  expect(used.filter(({ dimensions }) => 'QueueName' in dimensions || 'FunctionName' in dimensions)).toEqual([])
})

it('lays out its widgets in 24 columns, none over another', () => {
  const widgets = widgetsOf(dashboardOf())
  const cells = new Set<string>()
  for (const { x, y, width, height } of widgets) {
    expect(x + width).toBeLessThanOrEqual(24)
    for (let column = x; column < x + width; column += 1) {
      for (let row = y; row < y + height; row += 1) {
        expect(cells).not.toContain(`${column} ${row}`)
        cells.add(`${column} ${row}`)
      }
    }
  }
})

it('divides many flows and queues among charts', () => {
  const flows = Array.from({ length: 200 }, (_, index) => `flow-${index}`)
  const template = dashboardOf({ flows })
  const titles = widgetsOf(template).map(({ properties }) => properties.title)
  expect(titles).toContain('Fatal errors (10 of 10)')
  expect(unknownMetrics(template.toJSON())).toEqual([])
})

it('says when it would be larger than CloudWatch takes', () => {
  const flows = Array.from({ length: 1300 }, (_, index) => `flow-${index}`)
  expect(() => dashboardOf({ flows })).toThrow(
    /would have \d+ widgets and 26\d\d metrics\. CloudWatch takes 500 and 2500/,
  )
})

it.each([{ queues: [{ name: '일반 상담' }] }, { flows: ['fälle'] }])('refuses names without metrics: %j', (props) => {
  expect(() => dashboardOf(props)).toThrow('has no metrics in CloudWatch because of its name')
})

it('refuses groups of agents whose figures stand under another name', () => {
  expect(() => dashboardOf({ agentGroups: ['기술 지원'] })).toThrow('under the id of the group')
})

it('needs the ARN of an instance', () => {
  expect(() => dashboardOf({ instanceArn: 'i-1' })).toThrow('ARN')
})

it('finds planted names that do not exist', () => {
  const text = JSON.stringify(dashboardOf().toJSON())
  for (const name of ['LongestQueueWaitTime', 'MissedCalls', 'ContactsHandled', 'AgentOccupancy', 'ThrottledRecords']) {
    const planted: unknown = JSON.parse(text.replaceAll(`\\"${name}\\"`, `\\"${name}s\\"`))
    expect(unknownMetrics(planted).length).toBeGreaterThan(0)
  }
  for (const dimension of ['QueueName', 'ContactFlowName', 'DeliveryStreamName', 'AgentGroup']) {
    const planted: unknown = JSON.parse(text.replaceAll(`\\"${dimension}\\"`, `\\"Name\\"`))
    expect(unknownMetrics(planted).length).toBeGreaterThan(0)
  }
  expect(Object.keys(connectMetrics.metrics)).not.toContain('MissedCallss')
})
