import type { contactMetrics } from './contact-metrics.js'
import type { MetricName } from './metric-table.js'

/** What a group of metrics is about; each is one request, since Amazon Connect groups none of them by both. */
export type AskedSubject = 'queues' | 'agents'

/** A metric as Amazon Connect is asked for it. */
export interface AskedMetric {
  readonly about: AskedSubject
  /** Its name in GetMetricDataV2. */
  readonly name: string
  /** It is counted up to a number of seconds, which has to be said. */
  readonly withinSeconds?: true
}

/** Metrics of the namespace that come from Amazon Connect. The others are about the function itself. */
export type ContactMetricName = Exclude<MetricName<typeof contactMetrics>, 'FailedRequests' | 'PublishedValues'>

/**
 * What each metric is called where it is asked for. At most 20 of one subject fit into a request.
 * @see https://docs.aws.amazon.com/connect/latest/APIReference/API_GetMetricDataV2.html
 */
export const askedMetrics: Readonly<Record<ContactMetricName, AskedMetric>> = {
  ContactsQueued: { about: 'queues', name: 'CONTACTS_QUEUED' },
  ContactsHandled: { about: 'queues', name: 'CONTACTS_HANDLED' },
  ContactsAbandoned: { about: 'queues', name: 'CONTACTS_ABANDONED' },
  AbandonmentRate: { about: 'queues', name: 'ABANDONMENT_RATE' },
  ServiceLevel: { about: 'queues', name: 'SERVICE_LEVEL', withinSeconds: true },
  QueueAnswerTime: { about: 'queues', name: 'AVG_QUEUE_ANSWER_TIME' },
  AbandonTime: { about: 'queues', name: 'AVG_ABANDON_TIME' },
  HandleTime: { about: 'queues', name: 'AVG_HANDLE_TIME' },
  InteractionTime: { about: 'queues', name: 'AVG_INTERACTION_TIME' },
  HoldTime: { about: 'queues', name: 'AVG_HOLD_TIME' },
  AfterContactWorkTime: { about: 'queues', name: 'AVG_AFTER_CONTACT_WORK_TIME' },
  AgentOccupancy: { about: 'agents', name: 'AGENT_OCCUPANCY' },
  AgentNonResponse: { about: 'agents', name: 'AGENT_NON_RESPONSE' },
  AgentContactsHandled: { about: 'agents', name: 'CONTACTS_HANDLED' },
  AgentHandleTime: { about: 'agents', name: 'AVG_HANDLE_TIME' },
  AgentOnlineTime: { about: 'agents', name: 'SUM_ONLINE_TIME_AGENT' },
  AgentIdleTime: { about: 'agents', name: 'SUM_IDLE_TIME_AGENT' },
  AgentNonProductiveTime: { about: 'agents', name: 'SUM_NON_PRODUCTIVE_TIME_AGENT' },
}
