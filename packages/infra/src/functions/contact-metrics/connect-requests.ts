import { attempt } from '@aicc/connect-function'
import type { TimeBudget } from '@aicc/connect-function'
import {
  GetMetricDataV2Command,
  ListQueuesCommand,
  ListRoutingProfilesCommand,
  ListUserHierarchyGroupsCommand,
} from '@aws-sdk/client-connect'
import type { ConnectClient, GetMetricDataV2CommandInput, MetricResultV2 } from '@aws-sdk/client-connect'
import type { RequestPace } from './request-pace.js'

/** What requests to Amazon Connect are made with. */
export interface ConnectAccess {
  /** Stays the caller's. Best with `maxAttempts: 1`: requests are repeated here. */
  readonly client: ConnectClient
  readonly pace: RequestPace
  readonly budget: TimeBudget
  /** Longest time of the first attempt of a request, in milliseconds. @defaultValue 5000 */
  readonly attemptMilliseconds?: number
}

/** A queue, a routing profile or a group of agents. */
export interface NamedResource {
  readonly id: string
  readonly name: string
}

/** What all pages of an answer have. */
interface Page {
  readonly NextToken?: string | undefined
}

/** An item of a list, as Amazon Connect has it. */
interface Summary {
  readonly Id?: string | undefined
  readonly Name?: string | undefined
}

/** More pages than any instance has: answers that never end are a defect. */
const mostPages = 200

/** The queues that have figures: not those of single agents, of which there are none. */
export async function listQueues(access: ConnectAccess, instanceId: string): Promise<readonly NamedResource[]> {
  const pages = await allPages(access, 'connect:ListQueues', async (NextToken, abortSignal) => {
    const input = { InstanceId: instanceId, QueueTypes: ['STANDARD' as const], MaxResults: 1000, NextToken }
    return await access.client.send(new ListQueuesCommand(input), { abortSignal })
  })
  return namedFrom(pages.flatMap(({ QueueSummaryList = [] }) => QueueSummaryList))
}

/** All routing profiles. */
export async function listRoutingProfiles(
  access: ConnectAccess,
  instanceId: string,
): Promise<readonly NamedResource[]> {
  const pages = await allPages(access, 'connect:ListRoutingProfiles', async (NextToken, abortSignal) => {
    const input = { InstanceId: instanceId, MaxResults: 1000, NextToken }
    return await access.client.send(new ListRoutingProfilesCommand(input), { abortSignal })
  })
  return namedFrom(pages.flatMap(({ RoutingProfileSummaryList = [] }) => RoutingProfileSummaryList))
}

/** All groups of the agent hierarchy, of all levels. Those that share their name have their id in it. */
export async function listHierarchyGroups(
  access: ConnectAccess,
  instanceId: string,
): Promise<readonly NamedResource[]> {
  const pages = await allPages(access, 'connect:ListUserHierarchyGroups', async (NextToken, abortSignal) => {
    const input = { InstanceId: instanceId, MaxResults: 1000, NextToken }
    return await access.client.send(new ListUserHierarchyGroupsCommand(input), { abortSignal })
  })
  const groups = namedFrom(pages.flatMap(({ UserHierarchyGroupSummaryList = [] }) => UserHierarchyGroupSummaryList))
  const counts = new Map<string, number>()
  for (const { name } of groups) counts.set(name, (counts.get(name) ?? 0) + 1)
  return groups.map(({ id, name }) => ({ id, name: (counts.get(name) ?? 0) > 1 ? `${name} (${id})` : name }))
}

/** Figures of the past, all pages of them. */
export async function getMetricData(
  access: ConnectAccess,
  input: Omit<GetMetricDataV2CommandInput, 'NextToken' | 'MaxResults'>,
): Promise<readonly MetricResultV2[]> {
  const pages = await allPages(access, 'connect:GetMetricDataV2', async (NextToken, abortSignal) => {
    const command = new GetMetricDataV2Command({ ...input, MaxResults: 100, NextToken })
    return await access.client.send(command, { abortSignal })
  })
  return pages.flatMap(({ MetricResults = [] }) => MetricResults)
}

/** Follow the tokens of an answer to its end. */
async function allPages<Answer extends Page>(
  { pace, budget, attemptMilliseconds = 5000 }: ConnectAccess,
  action: string,
  request: (token: string | undefined, signal: AbortSignal) => Promise<Answer>,
): Promise<readonly Answer[]> {
  const pages: Answer[] = []
  const tokens = new Set<string>()
  let token: string | undefined
  do {
    const from = token
    const advice = {
      AccessDeniedException: `The function's role needs ${action} on the instance and what belongs to it.`,
    }
    const page = await attempt({ service: 'Amazon Connect', budget, attemptMilliseconds, advice }, async (signal) => {
      await pace.next(budget)
      signal.throwIfAborted()
      return await request(from, signal)
    })
    pages.push(page)
    token = page.NextToken === '' ? undefined : page.NextToken
    if (token !== undefined && (tokens.has(token) || pages.length >= mostPages)) {
      throw new Error(`The answer of Amazon Connect to ${action} did not come to an end in ${pages.length} pages.`)
    }
    if (token !== undefined) tokens.add(token)
  } while (token !== undefined)
  return pages
}

function namedFrom(summaries: readonly Summary[]): readonly NamedResource[] {
  return summaries.flatMap(({ Id: id, Name: name = '' }) => (id === undefined ? [] : [{ id, name }]))
}
