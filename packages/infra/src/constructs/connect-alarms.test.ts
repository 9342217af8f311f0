import { Annotations, Match, Template } from 'aws-cdk-lib/assertions'
import { App, Stack } from 'aws-cdk-lib'
import { CfnInstance } from 'aws-cdk-lib/aws-connect'
import { Key } from 'aws-cdk-lib/aws-kms'
import { Topic } from 'aws-cdk-lib/aws-sns'
import { describe, expect, it } from 'vitest'
import { checkedStack, env } from '../../test/metrics/checked-stack.js'
import { unknownMetrics } from '../metrics/unknown-metrics.js'
import { ConnectAlarms } from './connect-alarms.js'
import type { ConnectAlarmsProps } from './connect-alarms.js'

const instanceArn = 'arn:aws:connect:ap-northeast-2:111122223333:instance/i-1'

const everything = {
  instanceArn,
  name: 'AICC',
  queues: [{ name: 'General Support' }, { name: 'Premium Support', longestWaitSeconds: 30 }],
  flows: ['lottery-registration'],
  deliveryStreams: [{ deliveryStreamName: 'records', title: 'Contact records' }],
  functions: [{ functionName: 'registration', title: 'Registration', timeoutSeconds: 8 }],
} as const

function alarmsOf(props: Partial<ConnectAlarmsProps> = {}): Template {
  const stack = new Stack(new App(), 'Test', { env })
  const topic = Topic.fromTopicArn(stack, 'Topic', 'arn:aws:sns:ap-northeast-2:111122223333:alarms')
  new ConnectAlarms(stack, 'Alarms', { ...everything, notify: topic, ...props })
  return Template.fromStack(stack)
}

function namesOf(template: Template): readonly string[] {
  return Object.values(template.findResources('AWS::CloudWatch::Alarm', {})).map(
    ({ Properties }) => Properties.AlarmName,
  )
}

function thresholdsOf(template: Template): readonly string[] {
  return Object.values(template.findResources('AWS::CloudWatch::Alarm', {})).map(({ Properties }) =>
    [Properties.MetricName, Properties.Statistic, Properties.Threshold].join(' '),
  )
}

it('has an alarm for everything that callers suffer from', () => {
  expect(namesOf(alarmsOf())).toEqual([
    'AICC: calls at once near the quota (80 %)',
    'AICC: calls refused, too many at once',
    'AICC: calls to a number that leads to no flow',
    'AICC: recordings of calls not stored',
    'AICC: callers wait 120 s or longer in General Support',
    'AICC: callers wait 30 s or longer in Premium Support',
    'AICC: fatal errors in lottery-registration',
    'AICC: Contact records late in Splunk',
    'AICC: Contact records refused by the delivery stream',
    'AICC: Registration fails',
    'AICC: Registration cannot run',
    'AICC: Registration is slow',
  ])
})

it('looks at metrics that exist', () => {
  expect(unknownMetrics(alarmsOf().toJSON())).toEqual([])
})

it('says of each alarm what it means for callers and what to do first, and tells the topic', () => {
  const alarms = Object.values(alarmsOf().findResources('AWS::CloudWatch::Alarm', {}))
  const topic = 'arn:aws:sns:ap-northeast-2:111122223333:alarms'
  for (const { Properties } of alarms) {
    expect(Properties.AlarmDescription).toMatch(/^Callers: [a-z].*\. First: [a-z].*\.$/)
    expect(Properties.AlarmDescription.length).toBeLessThan(1024)
    expect(Properties).toMatchObject({
      TreatMissingData: 'notBreaching',
      AlarmActions: [topic],
      OKActions: [topic],
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
    })
  }
})

describe('thresholds', () => {
  it('are those that the reference center has', () => {
    expect(thresholdsOf(alarmsOf())).toEqual([
      // From 0 to 1, and not to 100.
      'ConcurrentCallsPercentage Maximum 0.8',
      'ThrottledCalls Sum 1',
      'MisconfiguredPhoneNumbers Sum 1',
      'CallRecordingUploadError Sum 1',
      'LongestQueueWaitTime Maximum 120',
      'LongestQueueWaitTime Maximum 30',
      'ContactFlowFatalErrors Sum 1',
      'DeliveryToSplunk.DataFreshness Maximum 900',
      'ThrottledRecords Sum 1',
      'Errors Sum 1',
      'Throttles Sum 1',
      // 80 % of 8 seconds, in milliseconds.
      'Duration Maximum 6400',
    ])
  })

  it('can be set', () => {
    const thresholds = thresholdsOf(alarmsOf({ thresholds: { longestWaitSeconds: 60, functionDurationPercent: 50 } }))
    expect(thresholds).toContain('LongestQueueWaitTime Maximum 60')
    expect(thresholds).toContain('Duration Maximum 4000')
  })

  it('have limits', () => {
    expect(() => alarmsOf({ thresholds: { longestWaitSeconds: 0 } })).toThrow('Alarm thresholds: longestWaitSeconds: ')
    const queues = [{ name: 'voice1', longestWaitSeconds: -1 }]
    expect(() => alarmsOf({ queues })).toThrow('Alarm thresholds: longestWaitSeconds: ')
  })
})

it('a function that runs by itself is missed when it has not, which is when there is no data', () => {
  const functions = [{ functionName: 'export', title: 'Export', timeoutSeconds: 60, everyMinutes: 15 }]
  const template = alarmsOf({ functions })
  template.hasResourceProperties('AWS::CloudWatch::Alarm', {
    AlarmName: Match.stringLikeRegexp(': Export has not run$'),
    MetricName: 'Invocations',
    Statistic: 'Sum',
    Period: 1800,
    Threshold: 1,
    ComparisonOperator: 'LessThanThreshold',
    TreatMissingData: 'breaching',
  })
  expect(namesOf(alarmsOf()).filter((name) => name.includes('has not run'))).toEqual([])
})

describe('many queues and flows', () => {
  const flows = Array.from({ length: 200 }, (_, index) => `flow-${index}`)
  const queues = Array.from({ length: 45 }, (_, index) => ({
    name: `queue ${index}`,
    ...(index === 7 && { longestWaitSeconds: 30 }),
  }))

  it('share alarms, ten an alarm, with one threshold each', () => {
    const template = alarmsOf({ flows, queues })
    const names = namesOf(template)
    expect(names.filter((name) => name.includes('fatal errors'))).toHaveLength(20)
    expect(names.filter((name) => name.includes('callers wait'))).toEqual([
      'AICC: callers wait 120 s or longer in one of 10, queue 0 to queue 10',
      'AICC: callers wait 120 s or longer in one of 10, queue 11 to queue 20',
      'AICC: callers wait 120 s or longer in one of 10, queue 21 to queue 30',
      'AICC: callers wait 120 s or longer in one of 10, queue 31 to queue 40',
      'AICC: callers wait 120 s or longer in one of 4, queue 41 to queue 44',
      'AICC: callers wait 30 s or longer in queue 7',
    ])
    expect(new Set(names).size).toBe(names.length)
    expect(unknownMetrics(template.toJSON())).toEqual([])
    template.hasResourceProperties('AWS::CloudWatch::Alarm', {
      Threshold: 120,
      Metrics: Match.arrayWith([
        Match.objectLike({
          Expression: 'MAX([FILL(m0, 0), FILL(m1, 0), FILL(m2, 0), FILL(m3, 0)])',
        }),
        Match.objectLike({ MetricStat: Match.objectLike({ Period: 60, Stat: 'Maximum' }) }),
      ]),
    })
  })
})

describe('names', () => {
  it('that differ only in signs have alarms of their own', () => {
    const template = alarmsOf({ queues: [{ name: 'a b' }, { name: 'a-b' }, { name: 'a/b' }, { name: 'a_b' }] })
    expect(namesOf(template).filter((name) => name.includes('callers wait'))).toHaveLength(4)
  })

  it.each([
    ['queue', { queues: [{ name: '일반 상담' }] }],
    ['flow', { flows: ['fälle'] }],
  ])('without metrics are refused: %s', (kind, props) => {
    expect(() => alarmsOf(props)).toThrow(`The ${kind} "`)
  })

  it('of the contact center fit into names of alarms', () => {
    expect(() => alarmsOf({ name: 'AICC: prod' })).toThrow('cannot begin the names of alarms')
  })
})

it('makes an encrypted topic that CloudWatch may use, for those who get alarms', () => {
  const { template } = checkedStack((stack) => {
    const encryptionKey = new Key(stack, 'Key', { enableKeyRotation: true })
    const instance = new CfnInstance(stack, 'Instance', {
      attributes: { inboundCalls: true, outboundCalls: true },
      identityManagementType: 'CONNECT_MANAGED',
      instanceAlias: 'aicc-test',
    })
    new ConnectAlarms(stack, 'Alarms', {
      ...everything,
      instanceArn: instance.attrArn,
      notify: { encryptionKey, emailAddresses: ['operations@example.com', 'duty@example.com'] },
    })
    Annotations.fromStack(stack).hasNoWarning('*', Match.anyValue())
  })
  expect(unknownMetrics(template.toJSON())).toEqual([])
  template.hasResourceProperties('AWS::SNS::Topic', { KmsMasterKeyId: { 'Fn::GetAtt': [Match.anyValue(), 'Arn'] } })
  template.resourceCountIs('AWS::SNS::Subscription', 2)
  const condition = { StringEquals: { 'aws:SourceAccount': '111122223333' } }
  const cloudWatch = { Service: 'cloudwatch.amazonaws.com' }
  template.hasResourceProperties('AWS::SNS::TopicPolicy', {
    PolicyDocument: Match.objectLike({
      Statement: Match.arrayWith([
        Match.objectLike({ Action: 'sns:Publish', Principal: cloudWatch, Condition: condition }),
      ]),
    }),
  })
  template.hasResourceProperties('AWS::KMS::Key', {
    KeyPolicy: Match.objectLike({
      Statement: Match.arrayWith([
        Match.objectLike({
          Action: ['kms:Decrypt', 'kms:GenerateDataKey*'],
          Principal: cloudWatch,
          Condition: condition,
        }),
      ]),
    }),
  })
})
