import { once } from 'node:events'
import { createServer } from 'node:http'
import type { IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { gunzipSync } from 'node:zlib'
import { CloudWatchClient } from '@aws-sdk/client-cloudwatch'
import { ConnectClient } from '@aws-sdk/client-connect'
import { z } from 'zod'

/** A queue, a routing profile or a group of the agent hierarchy. */
export interface ServerResource {
  readonly Id: string
  readonly Name: string
}

/** What stands in the server. */
export interface MetricsServerOptions {
  readonly queues?: readonly ServerResource[]
  readonly routingProfiles?: readonly ServerResource[]
  readonly hierarchyGroups?: readonly ServerResource[]
  /** The value of a metric; `undefined` where there is no data. */
  readonly figureOf?: (question: Question) => number | undefined
  /** How many results a page has at most. @defaultValue what the request says */
  readonly pageSize?: number
  /** What results say that they are grouped by. @defaultValue what the request says */
  readonly groupedBy?: string
}

/** What a value is asked for by. */
export interface Question {
  /** As in `CONTACTS_HANDLED`. */
  readonly metric: string
  readonly id: string
  /** Start of the quarter of an hour. */
  readonly start: Date
}

/** What CloudWatch keeps of one metric at one time. */
export interface Point {
  readonly unit: string
  readonly count: number
  readonly average: number
  readonly maximum: number
}

/** A request that the server has answered. */
export interface AnsweredRequest {
  readonly operation: string
  readonly status: number
  readonly body: unknown
}

/** Amazon Connect and CloudWatch of this process, as far as metrics go. */
export interface MetricsServer {
  readonly endpoint: string
  readonly requests: readonly AnsweredRequest[]
  /** What has been published, by `namespace name value-of-last-dimension time`. */
  readonly points: ReadonlyMap<string, Point>
  /** Clients with connections of their own that do not repeat requests by themselves. They end with the server. */
  connect(endpoint?: string): ConnectClient
  cloudWatch(endpoint?: string): CloudWatchClient
  close(): Promise<void>
}

interface Answer {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body: unknown
}

/**
 * Amazon Connect (restJson1) and CloudWatch (awsJson1_0) on loopback, with the limits of the services: what they would
 * refuse is refused.
 */
export async function startMetricsServer(options: MetricsServerOptions = {}): Promise<MetricsServer> {
  const requests: AnsweredRequest[] = []
  const points = new Map<string, Point>()
  const clients: { destroy(): void }[] = []

  const handle = async (incoming: IncomingMessage): Promise<{ operation: string; body: unknown; answer: Answer }> => {
    const received = await buffer(incoming)
    const { headers, method } = incoming
    const url = new URL(incoming.url ?? '/', 'http://localhost')
    const plain = headers['content-encoding'] === 'gzip' ? gunzipSync(received) : received
    const body: unknown = plain.length === 0 ? undefined : JSON.parse(plain.toString())
    if (headers['x-amz-target'] === 'GraniteServiceVersion20100801.PutMetricData') {
      return { operation: 'PutMetricData', body, answer: putMetricData(points, body, received.length) }
    }
    if (method === 'POST' && url.pathname === '/metrics/data') {
      return { operation: 'GetMetricDataV2', body, answer: getMetricData(options, body) }
    }
    const [, list = ''] = url.pathname.split('/')
    const kinds: Readonly<Record<string, readonly [operation: string, member: string, readonly ServerResource[]]>> = {
      'queues-summary': ['ListQueues', 'QueueSummaryList', options.queues ?? []],
      'routing-profiles-summary': ['ListRoutingProfiles', 'RoutingProfileSummaryList', options.routingProfiles ?? []],
      'user-hierarchy-groups-summary': [
        'ListUserHierarchyGroups',
        'UserHierarchyGroupSummaryList',
        options.hierarchyGroups ?? [],
      ],
    }
    const kind = kinds[list]
    if (kind === undefined) return { operation: url.pathname, body, answer: refused('ResourceNotFoundException', 404) }
    const [operation, member, resources] = kind
    const size = options.pageSize ?? Number(url.searchParams.get('maxResults') ?? 100)
    const { items, next } = pageOf(resources, size, url.searchParams.get('nextToken') ?? undefined)
    return { operation, body, answer: { status: 200, body: { [member]: items, NextToken: next } } }
  }

  const server = createServer((incoming, response) => {
    handle(incoming).then(
      ({ operation, body, answer }) => {
        requests.push({ operation, body, status: answer.status })
        response.writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers })
        response.end(JSON.stringify(answer.body))
      },
      // A client that went away, or sent what is no JSON.
      () => incoming.socket.destroy(),
    )
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address: AddressInfo | string | null = server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  const own = `http://127.0.0.1:${port}`
  const settings = (endpoint: string) => ({
    endpoint,
    region: 'ap-northeast-2',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: 1,
  })
  return {
    endpoint: own,
    requests,
    points,
    connect(endpoint = own) {
      const client = new ConnectClient(settings(endpoint))
      clients.push(client)
      return client
    },
    cloudWatch(endpoint = own) {
      const client = new CloudWatchClient(settings(endpoint))
      clients.push(client)
      return client
    },
    async close() {
      for (const client of clients) client.destroy()
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

const metricDataInput = z.object({
  ResourceArn: z.string(),
  StartTime: z.number(),
  EndTime: z.number(),
  Interval: z.object({ IntervalPeriod: z.literal('FIFTEEN_MIN'), TimeZone: z.string() }),
  Filters: z
    .array(z.object({ FilterKey: z.string(), FilterValues: z.array(z.string()).min(1) }))
    .min(1)
    .max(5),
  Groupings: z.array(z.string()).min(1).max(4),
  Metrics: z
    .array(
      z.object({
        Name: z.string(),
        Threshold: z.array(z.object({ Comparison: z.enum(['LT', 'LTE']), ThresholdValue: z.int().min(1) })).optional(),
      }),
    )
    .min(1),
  MaxResults: z.int().min(1).max(100).optional(),
  NextToken: z.string().optional(),
})

function getMetricData(options: MetricsServerOptions, body: unknown): Answer {
  const parsed = metricDataInput.safeParse(body)
  if (!parsed.success) return refused('InvalidParameterException', 400)
  const { StartTime, EndTime, Filters, Groupings, Metrics, MaxResults = 100, NextToken } = parsed.data
  const [filter] = Filters
  const [grouping = ''] = Groupings
  const agentsOnly = Metrics.some(({ Name }) => /_AGENT$|^AGENT_OCCUPANCY$/.test(Name))
  const values = Filters.flatMap(({ FilterValues }) => FilterValues)
  const wrong =
    values.length > 100 ||
    (grouping === 'QUEUE' && agentsOnly) ||
    Metrics.some(({ Name, Threshold }) => (Name === 'SERVICE_LEVEL') !== (Threshold !== undefined)) ||
    (EndTime - StartTime) % 900 !== 0 ||
    StartTime % 900 !== 0
  if (wrong) return refused('InvalidParameterException', 400)

  const byHierarchy = grouping.startsWith('AGENT_HIERARCHY_LEVEL_')
  const ids = byHierarchy ? (options.hierarchyGroups ?? []).map(({ Id }) => Id) : (filter?.FilterValues ?? [])
  const results: unknown[] = []
  for (const id of ids) {
    for (let start = StartTime; start < EndTime; start += 900) {
      const collections = Metrics.map((metric) => ({
        Metric: metric,
        Value: options.figureOf?.({ metric: metric.Name, id, start: new Date(start * 1000) }),
      }))
      results.push({
        Dimensions: { [options.groupedBy ?? grouping]: id },
        MetricInterval: { Interval: 'FIFTEEN_MIN', StartTime: start, EndTime: start + 900 },
        Collections: collections,
      })
    }
  }
  const { items, next } = pageOf(results, Math.min(options.pageSize ?? MaxResults, MaxResults), NextToken)
  return { status: 200, body: { MetricResults: items, NextToken: next } }
}

const putMetricDataInput = z.object({
  Namespace: z.string().regex(/^(?!AWS\/)[^:].{0,254}$/),
  MetricData: z
    .array(
      z.object({
        MetricName: z.string().min(1),
        Dimensions: z
          .array(z.object({ Name: z.string().min(1), Value: z.string().regex(/^(?!:)(?=.*\S)[\x20-\x7e]{1,1024}$/) }))
          .max(30),
        Timestamp: z.number(),
        Unit: z.string(),
        Values: z.array(z.number()).length(1),
        Counts: z.array(z.number().positive()).length(1),
      }),
    )
    .min(1)
    .max(1000),
})

function putMetricData(points: Map<string, Point>, body: unknown, bytes: number): Answer {
  if (bytes > 1_048_576) return refused('RequestEntityTooLargeException', 413)
  const parsed = putMetricDataInput.safeParse(body)
  if (!parsed.success) {
    return {
      ...refused('InvalidParameterValueException', 400),
      headers: { 'x-amzn-query-error': 'InvalidParameterValue;Sender' },
    }
  }
  const { Namespace, MetricData } = parsed.data
  for (const { MetricName, Dimensions, Timestamp, Unit, Values, Counts } of MetricData) {
    const key = [Namespace, MetricName, Dimensions.at(-1)?.Value, new Date(Timestamp * 1000).toISOString()].join(' ')
    const before = points.get(key)
    const [value = 0] = Values
    const [added = 1] = Counts
    const count = (before?.count ?? 0) + added
    const sum = (before === undefined ? 0 : before.average * before.count) + value * added
    points.set(key, { unit: Unit, count, average: sum / count, maximum: Math.max(before?.maximum ?? value, value) })
  }
  return { status: 200, body: {} }
}

function refused(name: string, status: number): Answer {
  return { status, headers: { 'x-amzn-errortype': name }, body: { __type: name, message: 'About 12345.' } }
}

function pageOf<Item>(items: readonly Item[], size: number, token: string | undefined) {
  const start = token === undefined ? 0 : Number(token.replace('after-', ''))
  const end = start + size
  return { items: items.slice(start, end), next: end < items.length ? `after-${end}` : undefined }
}
