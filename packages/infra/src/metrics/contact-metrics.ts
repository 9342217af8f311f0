import type { MetricTable } from './metric-table.js'

const ofQueue = { dimensions: ['InstanceId', 'QueueName'] } as const
const ofAgents = { dimensions: ['InstanceId', 'AgentGroup'] } as const
const ofFunction = { dimensions: ['service'] } as const

/** What the function calls itself in its log and its own metrics. */
export const contactMetricsService = 'contact-metrics'

/**
 * Metrics that CloudWatch does not have of itself: a function asks Amazon Connect for them every 15 minutes and puts them
 * there, each with the start of its quarter of an hour. `AgentGroup` is the name of a routing profile, or of a group of the
 * agent hierarchy.
 *
 * Each quarter is put twice, since contacts that end late change it, and CloudWatch adds and does not replace. So the sum of
 * a count means nothing: its maximum is the later value, since counts only grow. The later value of an average or a
 * percentage weighs so much more that the average of both is the later one, to a thousandth.
 * @see publish-weight.ts in the folder of the function
 */
export const contactMetrics = {
  namespace: 'AICC/Connect',
  source: 'https://docs.aws.amazon.com/connect/latest/APIReference/API_GetMetricDataV2.html',
  metrics: {
    ContactsQueued: {
      ...ofQueue,
      unit: 'Count',
      statistic: 'Maximum',
      meaning: 'Contacts that came into the queue.',
    },
    ContactsHandled: {
      ...ofQueue,
      unit: 'Count',
      statistic: 'Maximum',
      meaning: 'Contacts that an agent talked to.',
    },
    ContactsAbandoned: {
      ...ofQueue,
      unit: 'Count',
      statistic: 'Maximum',
      meaning: 'Contacts that the customer ended while they waited. Callbacks do not count.',
    },
    AbandonmentRate: {
      ...ofQueue,
      unit: 'Percent',
      statistic: 'Average',
      meaning: 'Abandoned contacts, of those queued.',
    },
    ServiceLevel: {
      ...ofQueue,
      unit: 'Percent',
      statistic: 'Average',
      meaning: 'Contacts that an agent answered in time, of those queued.',
    },
    QueueAnswerTime: {
      ...ofQueue,
      unit: 'Seconds',
      statistic: 'Average',
      meaning: 'Average time until an agent answered.',
    },
    AbandonTime: {
      ...ofQueue,
      unit: 'Seconds',
      statistic: 'Average',
      meaning: 'Average time until customers gave up.',
    },
    HandleTime: {
      ...ofQueue,
      unit: 'Seconds',
      statistic: 'Average',
      meaning: 'Average time of an agent for a contact: talk, hold and work after it.',
    },
    InteractionTime: {
      ...ofQueue,
      unit: 'Seconds',
      statistic: 'Average',
      meaning: 'Average time that an agent and a customer talked.',
    },
    HoldTime: {
      ...ofQueue,
      unit: 'Seconds',
      statistic: 'Average',
      meaning: 'Average time on hold, of contacts that were put on hold.',
    },
    AfterContactWorkTime: {
      ...ofQueue,
      unit: 'Seconds',
      statistic: 'Average',
      meaning: 'Average time of work after a contact.',
    },
    AgentOccupancy: {
      ...ofAgents,
      unit: 'Percent',
      statistic: 'Average',
      meaning: 'Time of agents with contacts, of their time with contacts or waiting for one.',
    },
    AgentNonResponse: {
      ...ofAgents,
      unit: 'Count',
      statistic: 'Maximum',
      meaning: 'Contacts that were offered to an agent and not accepted.',
    },
    AgentContactsHandled: {
      ...ofAgents,
      unit: 'Count',
      statistic: 'Maximum',
      meaning: 'Contacts that the agents talked to.',
    },
    AgentHandleTime: {
      ...ofAgents,
      unit: 'Seconds',
      statistic: 'Average',
      meaning: 'Average time of these agents for a contact.',
    },
    AgentOnlineTime: {
      ...ofAgents,
      unit: 'Seconds',
      statistic: 'Maximum',
      meaning: 'Time that agents were logged in and not offline, together.',
    },
    AgentIdleTime: {
      ...ofAgents,
      unit: 'Seconds',
      statistic: 'Maximum',
      meaning: 'Time that agents waited for a contact, together.',
      doubt: 'That a later look never finds less is assumed.',
    },
    AgentNonProductiveTime: {
      ...ofAgents,
      unit: 'Seconds',
      statistic: 'Maximum',
      meaning: 'Time that agents spent in states of their own, such as a break, together.',
    },
    FailedRequests: {
      ...ofFunction,
      unit: 'Count',
      statistic: 'Sum',
      meaning: 'Parts of the work that the function could not do: no list, no figures, or nothing published.',
    },
    PublishedValues: {
      ...ofFunction,
      unit: 'Count',
      statistic: 'Sum',
      meaning: 'Values that the function published.',
    },
  },
} as const satisfies MetricTable
