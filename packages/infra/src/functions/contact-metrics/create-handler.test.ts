import type { ErrorFacts } from '@aicc/connect-function'
import { startFaultProxy } from '@aicc/connect-function/testing'
import type { Fault } from '@aicc/connect-function/testing'
import { afterEach, describe, expect, it } from 'vitest'
import { startMetricsServer } from '../../../test/metrics/metrics-server.js'
import type { MetricsServer, MetricsServerOptions, Question } from '../../../test/metrics/metrics-server.js'
import { createHandler } from './create-handler.js'
import type { ContactMetricsHandler } from './create-handler.js'
import { readEnvironment } from './environment.js'
import type { RunFacts, WorkPart } from './telemetry.js'

const instanceArn = 'arn:aws:connect:ap-northeast-2:111122223333:instance/12345678-1234-1234-1234-123456789012'
const event = { time: '2026-11-23T10:00:00Z' }
const first = '2026-11-23T09:30:00.000Z'
const later = '2026-11-23T08:30:00.000Z'

const closers: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

interface Setup {
  readonly server: MetricsServer
  readonly handler: ContactMetricsHandler
  readonly failures: (readonly [WorkPart, ErrorFacts])[]
  readonly runs: RunFacts[]
}

async function setUp(
  options: MetricsServerOptions,
  variables: Readonly<Record<string, string>> = {},
  faultFor: (index: number, path: string) => Fault | undefined = () => undefined,
): Promise<Setup> {
  const server = await startMetricsServer(options)
  const proxy = await startFaultProxy(server.endpoint, ({ index, path, headers }) =>
    faultFor(index, headers['x-amz-target'] === undefined ? path : 'PutMetricData'),
  )
  closers.push(
    async () => await proxy.close(),
    async () => await server.close(),
  )
  const failures: Setup['failures'] = []
  const runs: RunFacts[] = []
  const handler = createHandler({
    environment: readEnvironment({ INSTANCE_ARN: instanceArn, ...variables }),
    connect: server.connect(proxy.endpoint),
    cloudWatch: server.cloudWatch(proxy.endpoint),
    telemetry: { failed: (part, error) => failures.push([part, error]), ended: (facts) => runs.push(facts) },
    paceMilliseconds: 1,
    attemptMilliseconds: 200,
  })
  return { server, handler, failures, runs }
}

function resources(prefix: string, count: number) {
  return Array.from({ length: count }, (_, index) => ({ Id: `${prefix}-${index}`, Name: `${prefix} ${index}` }))
}

const voice1 = { Id: 'queue-1', Name: 'voice1' }
const tier1 = { Id: 'profile-1', Name: 'Tier 1 Support' }
const small = { queues: [voice1], routingProfiles: [tier1], figureOf: () => 12 }

function operations(server: MetricsServer): readonly string[] {
  return server.requests.map(({ operation }) => operation)
}

describe('a run', () => {
  it('publishes each quarter with its start', async () => {
    const values: Readonly<Record<string, number>> = { CONTACTS_HANDLED: 7, SERVICE_LEVEL: 87.5, AGENT_OCCUPANCY: 64 }
    const figureOf = ({ metric, start }: Question): number | undefined =>
      start.toISOString() === first ? values[metric] : undefined
    const { server, handler, runs } = await setUp({ ...small, figureOf })
    expect(await handler(event)).toEqual({ published: 4 })
    const expected = { count: 1, average: 7, maximum: 7, unit: 'Count' }
    expect(Object.fromEntries(server.points)).toEqual({
      [`AICC/Connect ContactsHandled voice1 ${first}`]: expected,
      [`AICC/Connect ServiceLevel voice1 ${first}`]: { count: 1, average: 87.5, maximum: 87.5, unit: 'Percent' },
      [`AICC/Connect AgentOccupancy Tier 1 Support ${first}`]: { count: 1, average: 64, maximum: 64, unit: 'Percent' },
      [`AICC/Connect AgentContactsHandled Tier 1 Support ${first}`]: expected,
    })
    expect(runs).toMatchObject([{ published: 4, failed: 0 }])
  })

  it('asks for queues and for agents apart, in both quarters', async () => {
    const { server, handler } = await setUp(small, { SERVICE_LEVEL_SECONDS: '20' })
    await handler(event)
    expect(operations(server)).toEqual([
      'ListQueues',
      'ListRoutingProfiles',
      ...Array.from({ length: 4 }, () => 'GetMetricDataV2'),
      'PutMetricData',
    ])
    expect(server.requests[2]?.body).toMatchObject({
      ResourceArn: instanceArn,
      StartTime: Date.parse(first) / 1000,
      EndTime: Date.parse(first) / 1000 + 900,
      Filters: [{ FilterKey: 'QUEUE', FilterValues: ['queue-1'] }],
      Groupings: ['QUEUE'],
    })
    expect(JSON.stringify(server.requests[2]?.body)).toContain('{"Comparison":"LTE","ThresholdValue":20}')
    expect(server.requests[5]?.body).toMatchObject({
      StartTime: Date.parse(later) / 1000,
      Filters: [{ FilterKey: 'ROUTING_PROFILE', FilterValues: ['profile-1'] }],
      Groupings: ['ROUTING_PROFILE'],
    })
  })

  it('publishes 0 where it is one, and nothing where there is no value', async () => {
    const figureOf = ({ metric }: Question) => (metric === 'CONTACTS_QUEUED' ? 0 : undefined)
    const { server, handler } = await setUp({ ...small, figureOf })
    expect(await handler(event)).toEqual({ published: 2 })
    expect([...server.points.keys()]).toEqual([
      `AICC/Connect ContactsQueued voice1 ${first}`,
      `AICC/Connect ContactsQueued voice1 ${later}`,
    ])
  })

  it('publishes nothing where there is nothing', async () => {
    const { server, handler } = await setUp({ ...small, figureOf: () => undefined })
    expect(await handler(event)).toEqual({ published: 0 })
    expect(operations(server)).not.toContain('PutMetricData')
    const empty = await setUp({})
    expect(await empty.handler(event)).toEqual({ published: 0 })
    expect(operations(empty.server)).toEqual(['ListQueues', 'ListRoutingProfiles'])
  })

  it('changes nothing when it is repeated', async () => {
    const { server, handler } = await setUp(small)
    await handler(event)
    const before = [...server.points].map(([key, { average, maximum }]) => ({ key, average, maximum }))
    await handler(event)
    expect([...server.points].map(([key, { average, maximum }]) => ({ key, average, maximum }))).toEqual(before)
  })

  it('lets the later look at a quarter count', async () => {
    let looks = 0
    const figureOf = ({ metric, start }: Question): number | undefined => {
      if (start.toISOString() !== first) return undefined
      if (metric === 'CONTACTS_HANDLED') return looks === 0 ? 7 : 9
      return metric === 'AVG_HANDLE_TIME' ? (looks === 0 ? 300 : 240) : undefined
    }
    const { server, handler } = await setUp({ ...small, figureOf })
    await handler(event)
    looks += 1
    await handler({ time: '2026-11-23T11:00:00Z' })
    expect(server.points.get(`AICC/Connect ContactsHandled voice1 ${first}`)?.maximum).toBe(9)
    expect(server.points.get(`AICC/Connect HandleTime voice1 ${first}`)?.average).toBeCloseTo(240, 0)
  })

  it('groups agents by their hierarchy where that is asked for', async () => {
    const hierarchyGroups = [
      { Id: 'group-1', Name: 'Sales Team' },
      { Id: 'group-2', Name: 'Tier 1' },
      { Id: 'group-3', Name: 'Tier 1' },
    ]
    const variables = { AGENT_GROUPING: 'AGENT_HIERARCHY_LEVEL_ONE' }
    const { server, handler } = await setUp({ ...small, hierarchyGroups }, variables)
    await handler(event)
    const keys = [...server.points.keys()].filter((key) => key.includes('AgentOccupancy') && key.endsWith(first))
    expect(keys).toEqual([
      `AICC/Connect AgentOccupancy Sales Team ${first}`,
      `AICC/Connect AgentOccupancy Tier 1 (group-2) ${first}`,
      `AICC/Connect AgentOccupancy Tier 1 (group-3) ${first}`,
    ])
  })

  it('says that a hierarchy is too large together with many routing profiles', async () => {
    const options = { ...small, routingProfiles: resources('profile', 101) }
    const { handler } = await setUp(options, { AGENT_GROUPING: 'AGENT_HIERARCHY_LEVEL_ONE' })
    await expect(handler(event)).rejects.toThrow('Set AGENT_GROUPING to ROUTING_PROFILE.')
  })

  it.each(['일반 상담', ':queue', ' '])('has the id in place of the name %j', async (name) => {
    const { server, handler } = await setUp({ ...small, queues: [{ Id: 'queue-1', Name: name }] })
    await handler(event)
    expect([...server.points.keys()]).toContain(`AICC/Connect HandleTime queue-1 ${first}`)
  })

  it.each([null, {}, { time: 'now' }, { time: 1 }])('needs its time in the event, not %j', async (wrong) => {
    const { server, handler } = await setUp(small)
    await expect(handler(wrong)).rejects.toThrow('The event has no "time"')
    expect(server.requests).toEqual([])
  })
})

describe('a large contact center', () => {
  it('is asked for in parts of 100 queues, page by page, and published in parts of 1,000 values', async () => {
    const queues = resources('queue', 250)
    const { server, handler } = await setUp({ ...small, queues, pageSize: 40 })
    // 11 metrics of 250 queues and 7 of one routing profile, in two quarters.
    expect(await handler(event)).toEqual({ published: 5514 })
    const { points } = server
    expect(points.size).toBe(5514)
    const count = (operation: string) => operations(server).filter((name) => name === operation).length
    expect(count('ListQueues')).toBe(7)
    // Queues: 100, 100 and 50 in pages of 40; agents: one.
    expect(count('GetMetricDataV2')).toBe(2 * (3 + 3 + 2 + 1))
    expect(count('PutMetricData')).toBe(6)
    expect(server.requests.every(({ status }) => status === 200)).toBe(true)
  })
})

function refusal(status: number, name: string): Fault {
  const headers = { 'content-type': 'application/json', 'x-amzn-errortype': name }
  return { kind: 'refused', status, headers, body: JSON.stringify({ __type: name, message: 'About 12345.' }) }
}

const passing: readonly (readonly [string, Fault])[] = [
  ['throttling', refusal(429, 'ThrottlingException')],
  ['throttling of CloudWatch', refusal(400, 'ThrottlingException')],
  ['an error of the service', refusal(500, 'InternalServiceException')],
  ['a lost request', { kind: 'lost-request' }],
  ['a lost response', { kind: 'lost-response' }],
  ['a torn response', { kind: 'torn-response' }],
  ['a response that stops', { kind: 'stalled-response' }],
  ['silence', { kind: 'silence' }],
]

it.each(passing)('publishes everything with %s at any request', async (_name, fault) => {
  for (let at = 0; at < 7; at += 1) {
    const { server, handler, failures } = await setUp(small, {}, (index) => (index === at ? fault : undefined))
    expect(await handler(event)).toEqual({ published: 36 })
    expect(failures).toEqual([])
    for (const { average, maximum } of server.points.values()) expect([average, maximum]).toEqual([12, 12])
  }
})

describe('a part that fails', () => {
  const denied = refusal(403, 'AccessDeniedException')

  it.each([
    ['list queues', '/queues-summary', 'connect:ListQueues', 14],
    ['list groups of agents', '/routing-profiles-summary', 'connect:ListRoutingProfiles', 22],
  ] as const)('does not stop the others: %s', async (part, path, action, published) => {
    const { handler, failures, runs } = await setUp(small, {}, (_, of) => (of.startsWith(path) ? denied : undefined))
    await expect(handler(event)).rejects.toThrow(`needs ${action} on the instance`)
    expect(failures.map(([failed]) => failed)).toEqual([part])
    expect(runs).toMatchObject([{ published, failed: 1 }])
    expect(JSON.stringify(failures)).not.toContain('12345')
  })

  it('is told for each quarter', async () => {
    const { handler, failures, runs } = await setUp(small, {}, (_, path) =>
      path === '/metrics/data' ? denied : undefined,
    )
    await expect(handler(event)).rejects.toThrow('needs connect:GetMetricDataV2')
    expect(failures.map(([failed]) => failed)).toEqual(['read queues', 'read agents', 'read queues', 'read agents'])
    expect(runs).toMatchObject([{ published: 0, failed: 4 }])
  })

  it('may be the publishing', async () => {
    const { handler, failures } = await setUp(small, {}, (_, path) => (path === 'PutMetricData' ? denied : undefined))
    await expect(handler(event)).rejects.toThrow('needs cloudwatch:PutMetricData for the namespace AICC/Connect')
    expect(failures.map(([failed]) => failed)).toEqual(['publish'])
  })
})

it('fails when it is not told what figures are about', async () => {
  const { handler } = await setUp({ ...small, groupedBy: 'Queue' })
  await expect(handler(event)).rejects.toThrow('asked for figures by QUEUE, and said them by Queue.')
})

it('ends in its time when Amazon Connect never answers, and publishes what it had', async () => {
  const variables = { TIME_BUDGET_MILLISECONDS: '1200' }
  const { handler, runs } = await setUp(small, variables, (index) => (index > 2 ? silentFor(index) : undefined))
  await expect(handler(event)).rejects.toThrow('Amazon Connect did not do it in the time that there was')
  expect(runs).toMatchObject([{ published: 11, failed: 3 }])
})

/** Requests to Amazon Connect get no answer. The first two list, the third reads; the one to CloudWatch comes last. */
function silentFor(index: number): Fault | undefined {
  return index < 6 ? { kind: 'silence' } : undefined
}

it('does not take an answer that never ends for one', async () => {
  const { handler, failures } = await setUp({ ...small, queues: resources('queue', 300), pageSize: 1 })
  await expect(handler(event)).rejects.toThrow('did not come to an end in 200 pages')
  expect(failures.map(([failed]) => failed)).toContain('list queues')
})
