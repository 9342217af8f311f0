import { describeError, timeForAnswer, withTimeBudget } from '@aicc/connect-function'
import type { InvocationContext, TimeBudget } from '@aicc/connect-function'
import type { CloudWatchClient } from '@aws-sdk/client-cloudwatch'
import type { ConnectClient } from '@aws-sdk/client-connect'
import { z } from 'zod'
import type { AskedSubject } from '../../metrics/asked-metrics.js'
import { listHierarchyGroups, listQueues, listRoutingProfiles } from './connect-requests.js'
import type { ConnectAccess, NamedResource } from './connect-requests.js'
import type { ContactMetricsEnvironment } from './environment.js'
import { intervalsAt } from './intervals.js'
import type { Interval } from './intervals.js'
import { toMetricData } from './metric-data.js'
import { publishMetrics } from './publish-metrics.js'
import { readFigures } from './read-figures.js'
import type { Figure } from './read-figures.js'
import { createRequestPace } from './request-pace.js'
import type { Telemetry, WorkPart } from './telemetry.js'

/** What the function runs on. */
export interface ContactMetricsOptions {
  readonly environment: ContactMetricsEnvironment
  readonly connect: ConnectClient
  readonly cloudWatch: CloudWatchClient
  readonly telemetry: Telemetry
  /** Between the beginnings of two requests to Amazon Connect, in milliseconds. @defaultValue 500 */
  readonly paceMilliseconds?: number
  /** Longest time of the first attempt of a request, in milliseconds. @defaultValue 5000 */
  readonly attemptMilliseconds?: number
}

/** What a run did. */
export interface ContactMetricsResult {
  /** Values published. */
  readonly published: number
}

/** The function: the event of a schedule in, and what it did out. */
export type ContactMetricsHandler = (event: unknown, context?: InvocationContext) => Promise<ContactMetricsResult>

/** The event. Other members belong to whoever sends it. */
const eventSchema = z.looseObject({
  /** When the function was meant to run. */
  time: z.iso.datetime({ offset: true }),
})

/** Kept for publishing what was read, when reading takes as long as it may. In milliseconds. */
const timeToPublish = 15_000

/** What a run has come to so far. */
interface Run {
  readonly failures: unknown[]
  readonly figures: Figure[]
}

/** What figures are asked for: by what they are filtered and grouped, and the names of what comes out. */
interface Subject {
  readonly about: AskedSubject
  readonly filterKey: string
  readonly filterIds: readonly string[]
  readonly grouping: string
  readonly resources: readonly NamedResource[]
}

/**
 * Make the function that reads figures of the last quarters of an hour from Amazon Connect and publishes them as metrics.
 *
 * One part that fails does not stop the others; what could be read is published. Then the function fails, so that
 * its error metric shows it, and is invoked again with the same event: the same quarters are published again, which
 * changes nothing.
 */
export function createHandler(options: ContactMetricsOptions): ContactMetricsHandler {
  const { environment, cloudWatch, telemetry, attemptMilliseconds = 5000 } = options
  return async (event, context) => {
    const begin = performance.now()
    const { time } = readEvent(event)
    const intervals = intervalsAt(new Date(time))
    const run: Run = { failures: [], figures: [] }
    const milliseconds = timeForAnswer(environment.timeBudgetMilliseconds, context)
    let published = 0

    const tryPart: TryPart = async (part, work) => {
      try {
        return await work()
      } catch (error) {
        run.failures.push(error)
        telemetry.failed(part, describeError(error))
        return undefined
      }
    }

    await readAll(options, intervals, run.figures, tryPart, milliseconds - Math.min(timeToPublish, milliseconds / 4))
    await tryPart('publish', async () => {
      const data = toMetricData(run.figures, instanceIdOf(environment.instanceArn))
      await withTimeBudget(milliseconds - (performance.now() - begin), async (budget) => {
        await publishMetrics({ client: cloudWatch, budget, attemptMilliseconds }, data)
      })
      published = data.length
    })
    const took = Math.round(performance.now() - begin)
    telemetry.ended({ published, failed: run.failures.length, milliseconds: took })
    const [first] = run.failures
    if (first !== undefined) throw first
    return { published }
  }
}

/** Do a part of the work: what it comes to, or `undefined` when it failed, which has been told then. */
type TryPart = <Result>(part: WorkPart, work: () => Promise<Result>) => Promise<Result | undefined>

/** Read what can be read in a time. */
async function readAll(
  options: ContactMetricsOptions,
  intervals: readonly Interval[],
  figures: Figure[],
  tryPart: TryPart,
  milliseconds: number,
): Promise<void> {
  const { environment, connect, paceMilliseconds = 500, attemptMilliseconds = 5000 } = options
  const { instanceArn, serviceLevelSeconds } = environment
  const pace = createRequestPace(paceMilliseconds)
  const read = async (budget: TimeBudget): Promise<void> => {
    const access: ConnectAccess = { client: connect, pace, budget, attemptMilliseconds }
    const queues = await tryPart('list queues', async () => await queueSubject(access, instanceArn))
    const agents = await tryPart('list groups of agents', async () => await agentSubject(access, environment))
    for (const interval of intervals) {
      for (const subject of [queues, agents]) {
        if (subject === undefined) continue
        await tryPart(`read ${subject.about}`, async () => {
          const request = { ...subject, instanceArn, interval, serviceLevelSeconds }
          figures.push(...(await readFigures(access, request)))
        })
      }
    }
  }
  // When the time is over, each part that is left fails at once, and has told so when `reading` ends.
  let reading: Promise<void> = Promise.resolve()
  await withTimeBudget(milliseconds, async (budget) => await (reading = read(budget))).catch(() => undefined)
  await reading
}

async function queueSubject(access: ConnectAccess, instanceArn: string): Promise<Subject> {
  const resources = await listQueues(access, instanceIdOf(instanceArn))
  const filterIds = resources.map(({ id }) => id)
  return { about: 'queues', filterKey: 'QUEUE', filterIds, grouping: 'QUEUE', resources }
}

async function agentSubject(
  access: ConnectAccess,
  { instanceArn, agentGrouping }: ContactMetricsEnvironment,
): Promise<Subject> {
  const instanceId = instanceIdOf(instanceArn)
  const profiles = await listRoutingProfiles(access, instanceId)
  const filterIds = profiles.map(({ id }) => id)
  const subject = { about: 'agents' as const, filterKey: 'ROUTING_PROFILE', filterIds, grouping: agentGrouping }
  if (agentGrouping === 'ROUTING_PROFILE') return { ...subject, resources: profiles }
  // The figures of a group would come in parts, and averages cannot be put together from parts.
  if (filterIds.length > 100) {
    throw new Error(
      `The instance has ${filterIds.length} routing profiles, and figures by agent hierarchy can be asked for with at ` +
        'most 100. Set AGENT_GROUPING to ROUTING_PROFILE.',
    )
  }
  return { ...subject, resources: await listHierarchyGroups(access, instanceId) }
}

function readEvent(event: unknown): z.output<typeof eventSchema> {
  const parsed = eventSchema.safeParse(event)
  if (parsed.success) return parsed.data
  throw new Error('The event has no "time", as in { "time": "2026-11-23T10:00:00Z" }. The schedule has to send it.')
}

function instanceIdOf(arn: string): string {
  return arn.split('/').at(-1) ?? arn
}
