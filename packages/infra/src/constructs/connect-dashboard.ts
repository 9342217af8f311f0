import { Duration } from 'aws-cdk-lib'
import {
  Color,
  Dashboard,
  GraphWidget,
  MathExpression,
  PeriodOverride,
  SingleValueWidget,
  TextWidget,
  TextWidgetBackground,
} from 'aws-cdk-lib/aws-cloudwatch'
import type { IMetric, IWidget } from 'aws-cdk-lib/aws-cloudwatch'
import { Construct } from 'constructs'
import { readAlarmThresholds } from '../metrics/alarm-thresholds.js'
import type { AlarmThresholds, AlarmThresholdSettings } from '../metrics/alarm-thresholds.js'
import type { ContactMetricName } from '../metrics/asked-metrics.js'
import { connectMetrics } from '../metrics/connect-metrics.js'
import { contactMetrics, contactMetricsService } from '../metrics/contact-metrics.js'
import { deliveryMetrics } from '../metrics/delivery-metrics.js'
import { functionMetrics } from '../metrics/function-metrics.js'
import type { MetricName, MetricUnit } from '../metrics/metric-table.js'
import { metric } from '../metrics/metric.js'
import { chunksOf, instanceIdOf, requireGroupNames, requireMetricNames } from './monitored.js'
import type { MonitoredFunction, MonitoredQueue, MonitoredStream } from './monitored.js'

/** Properties of {@link ConnectDashboard}. */
export interface ConnectDashboardProps {
  /** The instance, in this account and region. */
  readonly instanceArn: string
  /** Letters, digits, `-` and `_`. @defaultValue a name that CloudFormation makes */
  readonly dashboardName?: string
  readonly queues?: readonly MonitoredQueue[]
  /** Names of flows. */
  readonly flows?: readonly string[]
  /** Names of routing profiles, or of groups of the agent hierarchy, as `ContactMetrics` publishes them. */
  readonly agentGroups?: readonly string[]
  readonly deliveryStreams?: readonly MonitoredStream[]
  readonly functions?: readonly MonitoredFunction[]
  /** Drawn as lines into charts. */
  readonly thresholds?: AlarmThresholdSettings
}

/** Lines in one chart; more cannot be told apart. */
const mostLines = 20

/**
 * Most widgets, and most metrics in all of them together.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_limits.html
 */
const mostWidgets = 500
const mostMetrics = 2500

const quarter = Duration.minutes(15)

/** A chart, before it has its place. */
interface Chart {
  readonly title: string
  readonly unit: MetricUnit
  readonly lines: readonly IMetric[]
  /** A horizontal line: from here on an alarm tells somebody. */
  readonly threshold?: number
  /** The end of the vertical axis. @defaultValue as far as values go */
  readonly highest?: number
}

/**
 * A dashboard of a contact center: calls, queues, contacts, agents, flows, delivery of events, functions. What is not given
 * has no charts.
 *
 * It works for an instance that is there already: everything is given by name.
 */
export class ConnectDashboard extends Construct {
  readonly dashboard: Dashboard
  readonly #instanceId: string
  readonly #thresholds: AlarmThresholds

  constructor(scope: Construct, id: string, props: ConnectDashboardProps) {
    super(scope, id)
    const { instanceArn, dashboardName, queues = [], flows = [], agentGroups = [] } = props
    const { deliveryStreams = [], functions = [] } = props
    const queueNames = queues.map(({ name }) => name)
    requireMetricNames('queue', queueNames)
    requireMetricNames('flow', flows)
    requireGroupNames(agentGroups)
    this.#instanceId = instanceIdOf(instanceArn)
    this.#thresholds = readAlarmThresholds(props.thresholds)

    const rows = [
      ...this.#calls(),
      ...this.#queues(queueNames),
      ...this.#contacts(queueNames),
      ...this.#agents(agentGroups),
      ...this.#flows(flows),
      ...this.#delivery(deliveryStreams),
      ...this.#functions(functions),
    ]
    this.#requireRoom(rows)
    this.dashboard = new Dashboard(this, 'Dashboard', {
      ...(dashboardName !== undefined && { dashboardName }),
      defaultInterval: Duration.hours(12),
      // A quarter of an hour is a quarter of an hour, however long a time is looked at: sums over it would mean nothing.
      periodOverride: PeriodOverride.INHERIT,
      widgets: rows.map((row) => [...row]),
    })
  }

  #calls(): readonly (readonly IWidget[])[] {
    const { concurrentCallsPercent } = this.#thresholds
    const share = new MathExpression({
      expression: '100 * share',
      usingMetrics: { share: this.#ofCalls('ConcurrentCallsPercentage') },
      label: 'Share of the quota',
      period: Duration.minutes(5),
    })
    const numbers: readonly (readonly [title: string, metric: IMetric])[] = [
      ['Calls', this.#ofCalls('CallsPerInterval', 'Calls')],
      ['Missed by agents', this.#ofCalls('MissedCalls', 'Missed by agents')],
      ['Most calls at once', this.#ofCalls('ConcurrentCalls', 'Most calls at once')],
      ['Calls refused', this.#ofCalls('ThrottledCalls', 'Calls refused')],
      ['Calls to no flow', this.#ofCalls('MisconfiguredPhoneNumbers', 'Calls to no flow')],
      ['Recordings lost', this.#recordingErrors()],
    ]
    return [
      heading('Calls'),
      numbers.map(
        ([title, value]) =>
          new SingleValueWidget({ title, metrics: [value], width: 4, height: 3, setPeriodToTimeRange: true }),
      ),
      ...placed(8, [
        {
          title: 'Calls in 5 minutes',
          unit: 'Count',
          lines: [this.#ofCalls('CallsPerInterval', 'Calls'), this.#ofCalls('MissedCalls', 'Missed by agents')],
        },
        { title: 'Calls at once', unit: 'Count', lines: [this.#ofCalls('ConcurrentCalls', 'Calls at once')] },
        {
          title: 'Quota of calls at once in use',
          unit: 'Percent',
          lines: [share],
          threshold: concurrentCallsPercent,
          highest: 100,
        },
      ]),
      ...placed(12, [
        {
          title: 'Calls that were not taken',
          unit: 'Count',
          lines: [
            this.#ofCalls('ThrottledCalls', 'Too many at once'),
            this.#ofCalls('CallsBreachingConcurrencyQuota', 'Beyond the quota'),
            this.#ofCalls('MisconfiguredPhoneNumbers', 'Number leads to no flow'),
          ],
        },
        { title: 'Recordings not stored', unit: 'Count', lines: [this.#recordingErrors()] },
      ]),
    ]
  }

  #queues(names: readonly string[]): readonly (readonly IWidget[])[] {
    if (names.length === 0) return []
    const lines = (name: 'LongestQueueWaitTime' | 'QueueSize' | 'QueueCapacityExceededError'): readonly IMetric[] =>
      names.map((queue) =>
        metric(connectMetrics, name, { InstanceId: this.#instanceId, QueueName: queue }, { label: queue }),
      )
    return [
      heading('Queues'),
      ...placed(8, [
        {
          title: 'Longest wait',
          unit: 'Seconds',
          lines: lines('LongestQueueWaitTime'),
          threshold: this.#thresholds.longestWaitSeconds,
        },
        { title: 'Contacts that wait', unit: 'Count', lines: lines('QueueSize') },
        { title: 'Refused: queue full', unit: 'Count', lines: lines('QueueCapacityExceededError') },
      ]),
    ]
  }

  #contacts(names: readonly string[]): readonly (readonly IWidget[])[] {
    if (names.length === 0) return []
    const chart = (title: string, name: QueueFigure): Chart => ({
      title,
      unit: contactMetrics.metrics[name].unit,
      lines: names.map((queue) => {
        const dimensions = { InstanceId: this.#instanceId, QueueName: queue }
        return metric(contactMetrics, name, dimensions, { label: queue, period: quarter })
      }),
    })
    return [
      heading('Contacts, by quarter of an hour'),
      ...placed(8, [
        chart('Handled', 'ContactsHandled'),
        chart('Abandoned', 'ContactsAbandoned'),
        chart('Abandonment rate', 'AbandonmentRate'),
        { ...chart('Service level', 'ServiceLevel'), highest: 100 },
        chart('Average time to answer', 'QueueAnswerTime'),
        chart('Average handle time', 'HandleTime'),
      ]),
    ]
  }

  #agents(groups: readonly string[]): readonly (readonly IWidget[])[] {
    if (groups.length === 0) return []
    const chart = (title: string, name: AgentFigure): Chart => ({
      title,
      unit: contactMetrics.metrics[name].unit,
      lines: groups.map((group) => {
        const dimensions = { InstanceId: this.#instanceId, AgentGroup: group }
        return metric(contactMetrics, name, dimensions, { label: group, period: quarter })
      }),
    })
    return [
      heading('Agents, by quarter of an hour'),
      ...placed(8, [
        { ...chart('Occupancy', 'AgentOccupancy'), highest: 100 },
        chart('Contacts not accepted', 'AgentNonResponse'),
        chart('Average handle time of agents', 'AgentHandleTime'),
      ]),
    ]
  }

  #flows(names: readonly string[]): readonly (readonly IWidget[])[] {
    if (names.length === 0) return []
    const lines = (name: 'ContactFlowErrors' | 'ContactFlowFatalErrors'): readonly IMetric[] =>
      names.map((flow) =>
        metric(connectMetrics, name, { InstanceId: this.#instanceId, ContactFlowName: flow }, { label: flow }),
      )
    return [
      heading('Flows'),
      ...placed(12, [
        { title: 'Error branches taken', unit: 'Count', lines: lines('ContactFlowErrors') },
        { title: 'Fatal errors', unit: 'Count', lines: lines('ContactFlowFatalErrors') },
      ]),
    ]
  }

  #delivery(streams: readonly MonitoredStream[]): readonly (readonly IWidget[])[] {
    if (streams.length === 0) return []
    const lines = (name: MetricName<typeof deliveryMetrics>): readonly IMetric[] =>
      streams.map(({ deliveryStreamName, title }) =>
        metric(deliveryMetrics, name, { DeliveryStreamName: deliveryStreamName }, { label: title }),
      )
    return [
      heading('Events on their way to Splunk'),
      ...placed(8, [
        {
          title: 'Age of the oldest event',
          unit: 'Seconds',
          lines: lines('DeliveryToSplunk.DataFreshness'),
          threshold: this.#thresholds.deliveryDelaySeconds,
        },
        { title: 'Events delivered', unit: 'Count', lines: lines('DeliveryToSplunk.Records') },
        { title: 'Events put aside in S3', unit: 'Count', lines: lines('BackupToS3.Records') },
      ]),
      ...placed(12, [
        { title: 'Share of events that Splunk took', unit: 'None', lines: lines('DeliveryToSplunk.Success') },
        { title: 'Events refused', unit: 'Count', lines: lines('ThrottledRecords') },
      ]),
    ]
  }

  #functions(functions: readonly MonitoredFunction[]): readonly (readonly IWidget[])[] {
    if (functions.length === 0) return []
    const lines = (name: MetricName<typeof functionMetrics>): readonly IMetric[] =>
      functions.map(({ functionName, title }) =>
        metric(functionMetrics, name, { FunctionName: functionName }, { label: title }),
      )
    const figures = metric(
      contactMetrics,
      'FailedRequests',
      { service: contactMetricsService },
      {
        label: 'Parts of the work',
        period: quarter,
      },
    )
    return [
      heading('Functions'),
      ...placed(6, [
        { title: 'Errors', unit: 'Count', lines: lines('Errors') },
        { title: 'Could not run', unit: 'Count', lines: lines('Throttles') },
        { title: 'Longest run', unit: 'Milliseconds', lines: lines('Duration') },
        { title: 'Figures that were not fetched', unit: 'Count', lines: [figures] },
      ]),
    ]
  }

  #ofCalls(name: CallMetric, label?: string): IMetric {
    return metric(connectMetrics, name, { InstanceId: this.#instanceId }, { ...(label !== undefined && { label }) })
  }

  #recordingErrors(): IMetric {
    const dimensions = { InstanceId: this.#instanceId }
    return metric(connectMetrics, 'CallRecordingUploadError', dimensions, { label: 'Recordings not stored' })
  }

  #requireRoom(rows: readonly (readonly IWidget[])[]): void {
    const widgets = rows.flat()
    const metrics = widgets
      .filter((widget) => widget instanceof GraphWidget)
      .map((widget) => countMetrics(widget))
      .reduce((sum, count) => sum + count, 0)
    if (widgets.length <= mostWidgets && metrics <= mostMetrics) return
    throw new Error(
      `The dashboard ${this.node.path} would have ${widgets.length} widgets and ${metrics} metrics. CloudWatch takes ` +
        `${mostWidgets} and ${mostMetrics}. Make several, each with a part of the queues and flows.`,
    )
  }
}

type CallMetric =
  | 'CallsPerInterval'
  | 'ConcurrentCalls'
  | 'ConcurrentCallsPercentage'
  | 'CallsBreachingConcurrencyQuota'
  | 'ThrottledCalls'
  | 'MissedCalls'
  | 'MisconfiguredPhoneNumbers'
type QueueFigure = Extract<
  ContactMetricName,
  'ContactsHandled' | 'ContactsAbandoned' | 'AbandonmentRate' | 'ServiceLevel' | 'QueueAnswerTime' | 'HandleTime'
>
type AgentFigure = Extract<ContactMetricName, 'AgentOccupancy' | 'AgentNonResponse' | 'AgentHandleTime'>

function heading(title: string): readonly IWidget[] {
  const background = TextWidgetBackground.TRANSPARENT
  return [new TextWidget({ markdown: `## ${title}`, width: 24, height: 1, background })]
}

/** Charts from left to right, each in as many parts as its lines need. A row is 24 wide. */
function placed(width: number, charts: readonly Chart[]): readonly (readonly IWidget[])[] {
  // Many lines have a long legend.
  const height = charts.some(({ lines }) => lines.length > 4) ? 7 : 6
  const graphs = charts.flatMap(({ title, unit, lines, threshold, highest }) => {
    const parts = chunksOf(lines, mostLines)
    return parts.map(
      (part, index) =>
        new GraphWidget({
          title: parts.length === 1 ? title : `${title} (${index + 1} of ${parts.length})`,
          left: [...part],
          leftYAxis: {
            label: axisLabels[unit],
            showUnits: false,
            min: 0,
            ...(highest !== undefined && { max: highest }),
          },
          ...(threshold !== undefined && {
            leftAnnotations: [{ value: threshold, label: 'Alarm', color: Color.RED }],
          }),
          width,
          height,
        }),
    )
  })
  return chunksOf(graphs, 24 / width)
}

const axisLabels: Readonly<Record<MetricUnit, string>> = {
  Count: 'Number',
  Seconds: 'Seconds',
  Milliseconds: 'Milliseconds',
  Bytes: 'Bytes',
  Percent: '%',
  None: 'Share',
}

function countMetrics(widget: GraphWidget): number {
  const { metrics }: { readonly metrics?: readonly unknown[] } = widget.toJson()[0]?.properties ?? {}
  return metrics?.length ?? 0
}
