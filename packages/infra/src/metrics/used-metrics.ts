/** A metric that a dashboard or an alarm of a template looks at. */
export interface UsedMetric {
  /** Where: `alarm LongestWait`, `dashboard Main, widget "Queues"`. Names are logical ids. */
  readonly where: string
  readonly namespace: string
  readonly name: string
  /** Values that are known only when the template is deployed are `{...}`. */
  readonly dimensions: Readonly<Record<string, string>>
  /** Why it cannot be told which metric it is. */
  readonly unreadable?: string
}

type Members = Readonly<Record<string, unknown>>

/** Everything that dashboards and alarms of a CloudFormation template look at, in the order in which it stands there. */
export function usedMetrics(template: unknown): readonly UsedMetric[] {
  const resources = membersOf(membersOf(template)['Resources'])
  return Object.entries(resources).flatMap(([logicalId, resource]) => {
    const { Type: type, Properties: properties } = membersOf(resource)
    if (type === 'AWS::CloudWatch::Alarm') return metricsOfAlarm(`alarm ${logicalId}`, membersOf(properties))
    if (type === 'AWS::CloudWatch::AnomalyDetector') {
      return metricsOfAlarm(`anomaly detector ${logicalId}`, membersOf(properties))
    }
    if (type === 'AWS::CloudWatch::Dashboard') {
      return metricsOfDashboard(`dashboard ${logicalId}`, membersOf(properties)['DashboardBody'])
    }
    return []
  })
}

function metricsOfAlarm(where: string, properties: Members): readonly UsedMetric[] {
  const own = properties['MetricName'] === undefined ? [] : [metricOf(where, properties)]
  const queries = listOf(properties['Metrics']).flatMap((query) => {
    const { MetricStat: stat, Expression: expression } = membersOf(query)
    if (stat !== undefined) return [metricOf(where, membersOf(membersOf(stat)['Metric']))]
    return metricsOfExpression(where, expression)
  })
  return [...own, ...queries]
}

function metricOf(where: string, properties: Members): UsedMetric {
  const dimensions = listOf(properties['Dimensions']).map((dimension) => {
    const { Name: name, Value: value } = membersOf(dimension)
    return [textOf(name), textOf(value)] as const
  })
  return {
    where,
    namespace: textOf(properties['Namespace']),
    name: textOf(properties['MetricName']),
    dimensions: Object.fromEntries(dimensions),
  }
}

function metricsOfDashboard(where: string, body: unknown): readonly UsedMetric[] {
  const parsed = parseDashboard(body)
  if (parsed === undefined) {
    return [{ ...nothing, where, unreadable: 'The body of the dashboard is no JSON.' }]
  }
  return listOf(membersOf(parsed)['widgets']).flatMap((widget) => {
    const properties = membersOf(membersOf(widget)['properties'])
    const title = properties['title']
    const place = typeof title === 'string' ? `${where}, widget "${title}"` : where
    const before: unknown[] = []
    return listOf(properties['metrics']).flatMap((row) => metricsOfRow(place, listOf(row), before))
  })
}

/** What a dashboard of a template holds, with `{...}` for what is known only later; `undefined` when it is no JSON. */
export function parseDashboard(body: unknown): unknown {
  const text = textOf(body)
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/**
 * A row is namespace, name, then names and values of dimensions. `.` stands for what stood in the same place of the row
 * before, and `...` for all that stood before the rest.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html
 * @param before - The row before, without short forms; this one is put in its place.
 */
function metricsOfRow(where: string, row: readonly unknown[], before: unknown[]): readonly UsedMetric[] {
  const first = membersOf(row[0])
  if (first['expression'] !== undefined) return metricsOfExpression(where, first['expression'])
  const last = row.at(-1)
  const named = typeof last === 'object' ? row.slice(0, -1) : row
  const rest = named.slice(1)
  const written = named[0] === '...' ? [...before.slice(0, before.length - rest.length), ...rest] : named
  const full = written.map((part, index) => (part === '.' ? before[index] : part))
  before.splice(0, before.length, ...full)

  const dimensions: [string, string][] = []
  for (let index = 2; index < full.length; index += 2) dimensions.push([textOf(full[index]), textOf(full[index + 1])])
  return [{ where, namespace: textOf(full[0]), name: textOf(full[1]), dimensions: Object.fromEntries(dimensions) }]
}

/**
 * Searches and queries look for metrics on their own; what they would find cannot be told. Other expressions work on
 * metrics that stand beside them.
 */
function metricsOfExpression(where: string, expression: unknown): readonly UsedMetric[] {
  if (typeof expression !== 'string' || !/\bSEARCH\s*\(|^\s*SELECT\b/i.test(expression)) return []
  const unreadable = 'It searches for metrics, so that it cannot be told which they are. Name each of them.'
  return [{ ...nothing, where, name: expression, unreadable }]
}

const nothing = { namespace: '', name: '', dimensions: {} } as const

/** The text that a template holds, with `{...}` for what is known only when it is deployed. */
function textOf(value: unknown): string {
  if (typeof value === 'string') return value
  const join = membersOf(value)['Fn::Join']
  if (!Array.isArray(join)) return '{...}'
  return listOf(join[1])
    .map(textOf)
    .join(typeof join[0] === 'string' ? join[0] : '')
}

function membersOf(value: unknown): Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {}
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}
