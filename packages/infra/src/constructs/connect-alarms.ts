import { Duration, Stack, Token } from 'aws-cdk-lib'
import { Alarm, ComparisonOperator, MathExpression, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch'
import type { IMetric, Metric } from 'aws-cdk-lib/aws-cloudwatch'
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions'
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import { Topic } from 'aws-cdk-lib/aws-sns'
import type { ITopic } from 'aws-cdk-lib/aws-sns'
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions'
import { Construct } from 'constructs'
import { readAlarmThresholds } from '../metrics/alarm-thresholds.js'
import type { AlarmThresholds, AlarmThresholdSettings } from '../metrics/alarm-thresholds.js'
import { connectMetrics } from '../metrics/connect-metrics.js'
import { deliveryMetrics } from '../metrics/delivery-metrics.js'
import { functionMetrics } from '../metrics/function-metrics.js'
import { metric } from '../metrics/metric.js'
import { chunksOf, instanceIdOf, requireMetricNames } from './monitored.js'
import type { MonitoredFunction, MonitoredQueue, MonitoredStream } from './monitored.js'

/** Who gets alarms, where there is no topic yet. */
export interface AlarmRecipients {
  /** Encrypts what the topic holds. An imported key has to let CloudWatch use it. */
  readonly encryptionKey: IKey
  /** Each gets an e-mail first, in which it has to be confirmed. */
  readonly emailAddresses: readonly string[]
}

/** Properties of {@link ConnectAlarms}. */
export interface ConnectAlarmsProps {
  /** The instance, in this account and region. */
  readonly instanceArn: string
  /** What alarms begin with: the name of the contact center. Letters, digits, spaces, `-` and `_`. */
  readonly name: string
  /** A topic that gets alarms, encrypted, and open to CloudWatch; or who gets them. */
  readonly notify: ITopic | AlarmRecipients
  readonly queues?: readonly MonitoredQueue[]
  /** Names of flows. */
  readonly flows?: readonly string[]
  readonly deliveryStreams?: readonly MonitoredStream[]
  readonly functions?: readonly MonitoredFunction[]
  readonly thresholds?: AlarmThresholdSettings
}

/** An alarm, before it has its place. */
interface AlarmDefinition {
  /** Construct id: letters, digits and `-`. */
  readonly id: string
  /** What is wrong, as operators read it. */
  readonly title: string
  readonly metric: IMetric
  /** From this value on; below it, where nothing is what is wrong. */
  readonly threshold: number
  /** Whether it is wrong that there is nothing. @defaultValue false */
  readonly isSilence?: boolean
  /** What it means for callers. */
  readonly meaning: string
  /** What to do first. */
  readonly firstStep: string
}

/** Something that has a metric of its own, with its threshold. */
interface Watched {
  readonly name: string
  readonly metric: Metric
  readonly threshold: number
}

/** With more queues or flows than this, alarms are shared: a stack has 500 resources at most. */
const mostAlarmsOfAKind = 40

/**
 * Metrics that an alarm can look at.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Create-alarm-on-metric-math-expression.html
 */
const metricsOfSharedAlarm = 10

const oneMinute = Duration.minutes(1)
const fiveMinutes = Duration.minutes(5)

/**
 * Alarms of a contact center, to a topic. Each says what it means for callers and what to do first; where there is no
 * data, since nothing happens, there is no alarm, unless something should have happened by itself.
 *
 * It works for an instance that is there already: everything is given by name.
 */
export class ConnectAlarms extends Construct {
  readonly topic: ITopic
  readonly alarms: readonly Alarm[]

  constructor(scope: Construct, id: string, props: ConnectAlarmsProps) {
    super(scope, id)
    const { instanceArn, name, notify, queues = [], flows = [], deliveryStreams = [], functions = [] } = props
    if (!Token.isUnresolved(name) && !/^[0-9A-Za-z][0-9A-Za-z _-]{0,63}$/.test(name)) {
      throw new Error(`"${name}" cannot begin the names of alarms: use at most 64 letters, digits, spaces, - and _.`)
    }
    const queueNames = queues.map((queue) => queue.name)
    requireMetricNames('queue', queueNames)
    requireMetricNames('flow', flows)
    const instanceId = instanceIdOf(instanceArn)
    const thresholds = readAlarmThresholds(props.thresholds)

    this.topic = 'topicArn' in notify ? notify : this.#createTopic(name, notify)
    const action = new SnsAction(this.topic)
    const definitions = [
      ...callAlarms(instanceId, thresholds),
      ...queueAlarms(instanceId, queues, thresholds),
      ...flowAlarms(instanceId, flows, thresholds),
      ...deliveryStreams.flatMap((stream, index) => streamAlarms(stream, index, thresholds)),
      ...functions.flatMap((monitored, index) => functionAlarms(monitored, index, thresholds)),
    ]
    this.alarms = definitions.map((definition) => {
      const { title, threshold, isSilence = false, meaning, firstStep } = definition
      const alarm = new Alarm(this, definition.id, {
        alarmName: `${name}: ${title}`,
        alarmDescription: `Callers: ${meaning} First: ${firstStep}`,
        metric: definition.metric,
        threshold,
        comparisonOperator: isSilence
          ? ComparisonOperator.LESS_THAN_THRESHOLD
          : ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
        evaluationPeriods: 1,
        // Connect, Firehose and Lambda send nothing while nothing happens.
        treatMissingData: isSilence ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
      })
      alarm.addAlarmAction(action)
      alarm.addOkAction(action)
      return alarm
    })
  }

  #createTopic(name: string, { encryptionKey, emailAddresses }: AlarmRecipients): Topic {
    const topic = new Topic(this, 'Topic', {
      displayName: `${name}: alarms`,
      masterKey: encryptionKey,
      enforceSSL: true,
    })
    const cloudWatch = new ServicePrincipal('cloudwatch.amazonaws.com')
    // Of this account only: CloudWatch acts for others too.
    const conditions = { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } }
    topic.addToResourcePolicy(
      new PolicyStatement({
        principals: [cloudWatch],
        actions: ['sns:Publish'],
        resources: [topic.topicArn],
        conditions,
      }),
    )
    // Without it alarms on an encrypted topic reach nobody, and nothing says so.
    encryptionKey.addToResourcePolicy(
      new PolicyStatement({
        principals: [cloudWatch],
        actions: ['kms:Decrypt', 'kms:GenerateDataKey*'],
        resources: ['*'],
        conditions,
      }),
    )
    for (const address of emailAddresses) topic.addSubscription(new EmailSubscription(address))
    return topic
  }
}

function callAlarms(instanceId: string, thresholds: AlarmThresholds): readonly AlarmDefinition[] {
  const ofInstance = { InstanceId: instanceId }
  return [
    {
      id: 'ConcurrentCalls',
      title: `calls at once near the quota (${thresholds.concurrentCallsPercent} %)`,
      metric: metric(connectMetrics, 'ConcurrentCallsPercentage', ofInstance, { period: oneMinute }),
      // The metric goes from 0 to 1.
      threshold: thresholds.concurrentCallsPercent / 100,
      meaning: 'at 100 % every further caller hears a busy tone.',
      firstStep:
        'look whether calls hang in a flow or a queue, then ask for a higher quota of concurrent active calls.',
    },
    {
      id: 'ThrottledCalls',
      title: 'calls refused, too many at once',
      metric: metric(connectMetrics, 'ThrottledCalls', ofInstance, { period: fiveMinutes }),
      threshold: thresholds.throttledCalls,
      meaning: 'some did not get through at all.',
      firstStep:
        'look at the number of calls: a campaign or an outage may drive it. Ask for a higher quota of concurrent active calls.',
    },
    {
      id: 'MisconfiguredNumbers',
      title: 'calls to a number that leads to no flow',
      metric: metric(connectMetrics, 'MisconfiguredPhoneNumbers', ofInstance, { period: fiveMinutes }),
      threshold: thresholds.misconfiguredNumberCalls,
      meaning: 'their call ends at once.',
      firstStep: 'open the phone numbers of the instance and give each one without a flow its flow.',
    },
    {
      id: 'RecordingUploadErrors',
      title: 'recordings of calls not stored',
      metric: metric(connectMetrics, 'CallRecordingUploadError', ofInstance, { period: fiveMinutes }),
      threshold: thresholds.recordingUploadErrors,
      meaning: 'they notice nothing, but their call has no recording.',
      firstStep: 'check that the bucket of recordings is there, and that Amazon Connect may use it and its key.',
    },
  ]
}

function queueAlarms(
  instanceId: string,
  queues: readonly MonitoredQueue[],
  { longestWaitSeconds }: AlarmThresholds,
): readonly AlarmDefinition[] {
  const watched = queues.map((queue) => {
    const dimensions = { InstanceId: instanceId, QueueName: queue.name }
    const threshold = readAlarmThresholds({ longestWaitSeconds: queue.longestWaitSeconds ?? longestWaitSeconds })
    return {
      name: queue.name,
      metric: metric(connectMetrics, 'LongestQueueWaitTime', dimensions, { period: oneMinute }),
      threshold: threshold.longestWaitSeconds,
    }
  })
  return perName(watched, ({ id, names, metric: longestWait, threshold }) => ({
    id: `LongestWait-${id}`,
    title: `callers wait ${threshold} s or longer in ${names}`,
    metric: longestWait,
    threshold,
    meaning: `somebody has waited for an agent for ${threshold} s or longer.`,
    firstStep: 'see who is available for the queue; bring in agents of other teams, or offer callbacks.',
  }))
}

function flowAlarms(
  instanceId: string,
  flows: readonly string[],
  { flowFatalErrors }: AlarmThresholds,
): readonly AlarmDefinition[] {
  const watched = flows.map((name) => {
    const dimensions = { InstanceId: instanceId, ContactFlowName: name }
    return {
      name,
      metric: metric(connectMetrics, 'ContactFlowFatalErrors', dimensions, { period: fiveMinutes }),
      threshold: flowFatalErrors,
    }
  })
  return perName(watched, ({ id, names, metric: errors, threshold }) => ({
    id: `FlowFatalErrors-${id}`,
    title: `fatal errors in ${names}`,
    metric: errors,
    threshold,
    meaning: 'their call may have ended in the middle of the flow.',
    firstStep: 'look for the contacts in the log of the instance, and at which block each one stopped.',
  }))
}

function streamAlarms(
  { deliveryStreamName, title }: MonitoredStream,
  index: number,
  { deliveryDelaySeconds, throttledRecords }: AlarmThresholds,
): readonly AlarmDefinition[] {
  const ofStream = { DeliveryStreamName: deliveryStreamName }
  return [
    {
      id: `DeliveryDelay-${index}`,
      title: `${title} late in Splunk`,
      metric: metric(deliveryMetrics, 'DeliveryToSplunk.DataFreshness', ofStream, { period: fiveMinutes }),
      threshold: deliveryDelaySeconds,
      meaning: 'they notice nothing, but Splunk shows an old state.',
      firstStep: 'see whether Splunk answers, and whether its token is valid; what it did not take is put aside in S3.',
    },
    {
      id: `ThrottledRecords-${index}`,
      title: `${title} refused by the delivery stream`,
      metric: metric(deliveryMetrics, 'ThrottledRecords', ofStream, { period: fiveMinutes }),
      threshold: throttledRecords,
      meaning: 'they notice nothing, but events may be missing in Splunk.',
      firstStep: 'compare what comes in with the quota of the stream, and ask for a higher one.',
    },
  ]
}

function functionAlarms(
  { functionName, title, timeoutSeconds, everyMinutes }: MonitoredFunction,
  index: number,
  { functionErrors, functionThrottles, functionDurationPercent }: AlarmThresholds,
): readonly AlarmDefinition[] {
  const ofFunction = { FunctionName: functionName }
  return [
    {
      id: `FunctionErrors-${index}`,
      title: `${title} fails`,
      metric: metric(functionMetrics, 'Errors', ofFunction, { period: fiveMinutes }),
      threshold: functionErrors,
      meaning: 'where a flow waits for the function, they take its error branch.',
      firstStep: 'read the errors in the log of the function.',
    },
    {
      id: `FunctionThrottles-${index}`,
      title: `${title} cannot run`,
      metric: metric(functionMetrics, 'Throttles', ofFunction, { period: fiveMinutes }),
      threshold: functionThrottles,
      meaning: 'where a flow waits for the function, they take its error branch.',
      firstStep: 'see which functions use up the concurrency of the account, and ask for more.',
    },
    {
      id: `FunctionDuration-${index}`,
      title: `${title} is slow`,
      metric: metric(functionMetrics, 'Duration', ofFunction, { period: fiveMinutes }),
      // In milliseconds: a percentage of a thousand for each second.
      threshold: timeoutSeconds * functionDurationPercent * 10,
      meaning: `they hear silence; after ${timeoutSeconds} s the function is ended.`,
      firstStep: 'find in its trace what it waits for.',
    },
    ...(everyMinutes === undefined
      ? []
      : [
          {
            id: `FunctionSilence-${index}`,
            title: `${title} has not run`,
            // Twice the time: the run before may have come at its beginning, and the next may come late.
            metric: metric(functionMetrics, 'Invocations', ofFunction, { period: Duration.minutes(2 * everyMinutes) }),
            threshold: 1,
            isSilence: true,
            meaning:
              'they notice nothing, but what the function brings is missing, and alarms that look at it are silent.',
            firstStep: 'look whether its schedule is switched on, and may still call it.',
          },
        ]),
  ]
}

/** What one alarm looks at. */
interface AlarmTarget {
  readonly id: string
  readonly names: string
  readonly metric: IMetric
  readonly threshold: number
}

/** An alarm for each name; where these are too many, one for each ten that share a threshold. */
function perName(
  watched: readonly Watched[],
  define: (target: AlarmTarget) => AlarmDefinition,
): readonly AlarmDefinition[] {
  if (watched.length <= mostAlarmsOfAKind) {
    return watched.map(({ name, metric: ofName, threshold }) =>
      define({ id: toConstructId(name), names: name, metric: ofName, threshold }),
    )
  }
  const thresholds = [...new Set(watched.map(({ threshold }) => threshold))]
  return thresholds.flatMap((threshold) => {
    const alike = watched.filter((one) => one.threshold === threshold)
    return chunksOf(alike, metricsOfSharedAlarm).map((part, index) =>
      define({ id: `${threshold}-${index}`, names: printRange(part), metric: greatestOf(part), threshold }),
    )
  })
}

/** The greatest value of several metrics. Where one has no data the others count all the same. */
function greatestOf(part: readonly Watched[]): IMetric {
  const metrics = Object.fromEntries(part.map((one, index) => [`m${index}`, one.metric]))
  const filled = Object.keys(metrics).map((id) => `FILL(${id}, 0)`)
  return new MathExpression({
    expression: `MAX([${filled.join(', ')}])`,
    usingMetrics: metrics,
    // All have the same one.
    period: part[0]?.metric.period ?? fiveMinutes,
  })
}

/** Names are cut: the name of an alarm has 255 characters at most. */
function printRange(part: readonly Watched[]): string {
  const [first = '', last] = [part[0]?.name.slice(0, 80), part.at(-1)?.name.slice(0, 80)]
  return last === undefined || part.length === 1 ? first : `one of ${part.length}, ${first} to ${last}`
}

/** A name as a construct id; different names stay different. */
function toConstructId(name: string): string {
  return name.replaceAll(/[^0-9A-Za-z]/g, (sign) => (sign === ' ' ? '-' : `_${sign.charCodeAt(0).toString(16)}_`))
}
