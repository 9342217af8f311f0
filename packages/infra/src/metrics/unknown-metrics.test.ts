import { describe, expect, it } from 'vitest'
import type { MetricTable } from './metric-table.js'
import { unknownMetrics } from './unknown-metrics.js'

function templateWithAlarm(properties: object): object {
  return { Resources: { LongWait: { Type: 'AWS::CloudWatch::Alarm', Properties: properties } } }
}

function templateWithRows(...rows: readonly (readonly unknown[])[]): object {
  const body = { widgets: [{ type: 'metric', properties: { title: 'Queues', metrics: rows } }] }
  // As the CDK writes it where an id is known only later.
  const [start, end] = JSON.stringify(body).split('ID')
  const text = end === undefined ? start : { 'Fn::Join': ['', [start, { Ref: 'Instance' }, end]] }
  return { Resources: { Main: { Type: 'AWS::CloudWatch::Dashboard', Properties: { DashboardBody: text } } } }
}

function problems(template: object, additional: readonly MetricTable[] = []): readonly string[] {
  return unknownMetrics(template, additional).map(({ where, problem }) => `${where}: ${problem}`)
}

const queueDimensions = [
  { Name: 'InstanceId', Value: { 'Fn::GetAtt': ['Instance', 'Id'] } },
  { Name: 'MetricGroup', Value: 'Queue' },
  { Name: 'QueueName', Value: 'voice1' },
]

describe('an alarm', () => {
  it('may look at a metric that exists', () => {
    const properties = { Namespace: 'AWS/Connect', MetricName: 'LongestQueueWaitTime', Dimensions: queueDimensions }
    expect(problems(templateWithAlarm(properties))).toEqual([])
  })

  it.each([
    [
      'QueueTime',
      'There is no metric "QueueTime" in AWS/Connect. What you may want is LongestQueueWaitTime in AWS/Connect.',
    ],
    ['ContactsHandled', 'There is no metric "ContactsHandled" in AWS/Connect. It is in AICC/Connect.'],
    ['queueSize', 'There is no metric "queueSize" in AWS/Connect. What you may want is QueueSize in AWS/Connect.'],
    ['CallVolumeByWeekday', 'There is no metric "CallVolumeByWeekday" in AWS/Connect.'],
    ['toString', 'There is no metric "toString" in AWS/Connect.'],
  ])('does not look at %s', (name, problem) => {
    const properties = { Namespace: 'AWS/Connect', MetricName: name, Dimensions: queueDimensions }
    expect(problems(templateWithAlarm(properties))).toEqual([`alarm LongWait: ${problem}`])
  })

  it('has all dimensions of its metric', () => {
    const properties = { Namespace: 'AWS/Connect', MetricName: 'QueueSize', Dimensions: queueDimensions.slice(0, 2) }
    expect(problems(templateWithAlarm(properties))).toEqual([
      'alarm LongWait: QueueSize has the dimensions MetricGroup, InstanceId, QueueName, and not InstanceId, MetricGroup.',
    ])
  })

  it('has the group of its metric', () => {
    const dimensions = [
      { Name: 'InstanceId', Value: 'i' },
      { Name: 'MetricGroup', Value: 'Queue' },
    ]
    const properties = { Namespace: 'AWS/Connect', MetricName: 'MissedCalls', Dimensions: dimensions }
    expect(problems(templateWithAlarm(properties))).toEqual([
      'alarm LongWait: The dimension MetricGroup of MissedCalls is "VoiceCalls", and not "Queue".',
    ])
  })

  it('may look at a metric without dimensions where that exists', () => {
    expect(problems(templateWithAlarm({ Namespace: 'AWS/Lambda', MetricName: 'Errors' }))).toEqual([])
    expect(problems(templateWithAlarm({ Namespace: 'AWS/Firehose', MetricName: 'ThrottledRecords' }))).toHaveLength(1)
  })

  it('is looked at in its expressions too', () => {
    const metrics = [
      { Id: 'all', Expression: 'MAX([m0])' },
      { Id: 'm0', MetricStat: { Metric: { Namespace: 'AWS/Connect', MetricName: 'QueueTime' } } },
    ]
    expect(problems(templateWithAlarm({ Metrics: metrics }))).toHaveLength(1)
    const search = [{ Id: 'all', Expression: `SELECT MAX(QueueTime) FROM "AWS/Connect"` }]
    expect(problems(templateWithAlarm({ Metrics: search }))).toEqual([
      'alarm LongWait: It searches for metrics, so that it cannot be told which they are. Name each of them.',
    ])
  })

  it('may look at metrics of a table that is given', () => {
    const table: MetricTable = {
      namespace: 'Shop',
      source: 'https://example.com',
      metrics: { Orders: { unit: 'Count', statistic: 'Sum', dimensions: [], meaning: 'Orders.' } },
    }
    const template = templateWithAlarm({ Namespace: 'Shop', MetricName: 'Orders' })
    expect(problems(template, [table])).toEqual([])
    expect(problems(template)).toEqual([
      'alarm LongWait: There is no namespace "Shop" among those known: AICC/Connect, AWS/Connect, AWS/Firehose, AWS/Lambda.',
    ])
  })
})

describe('a dashboard', () => {
  it('is read with the id of an instance that is known only later', () => {
    const row = [
      'AWS/Connect',
      'QueueSize',
      'InstanceId',
      'ID',
      'MetricGroup',
      'Queue',
      'QueueName',
      'voice1',
      { period: 60 },
    ]
    expect(problems(templateWithRows(row))).toEqual([])
  })

  it('is read in its short forms', () => {
    const rows = [
      ['AWS/Connect', 'QueueSize', 'InstanceId', 'i', 'MetricGroup', 'Queue', 'QueueName', 'voice1'],
      ['...', 'voice2', { label: 'second' }],
      ['.', 'QueueTime', '.', '.', '.', '.', '.', '.'],
      [{ expression: 'SUM(METRICS())', label: 'all' }],
    ]
    expect(problems(templateWithRows(...rows))).toEqual([
      'dashboard Main, widget "Queues": There is no metric "QueueTime" in AWS/Connect. ' +
        'What you may want is LongestQueueWaitTime in AWS/Connect.',
    ])
  })

  it('does not search', () => {
    const row = [{ expression: `SEARCH('{AWS/Connect,InstanceId} MetricName="QueueTime"', 'Sum', 300)` }]
    expect(problems(templateWithRows(row))).toHaveLength(1)
  })

  it('is JSON', () => {
    const properties = { DashboardBody: '{"widgets":' }
    const template = { Resources: { Main: { Type: 'AWS::CloudWatch::Dashboard', Properties: properties } } }
    expect(problems(template)).toEqual(['dashboard Main: The body of the dashboard is no JSON.'])
  })
})

it('finds nothing where there is nothing', () => {
  expect(problems({})).toEqual([])
})
