import { referenceCenter } from '../environment/reference-center.js'
import { contactMetrics } from '../metrics/contact-metrics.js'
import type { MetricDefinition } from '../metrics/metric-table.js'
import { sharedFigures } from './calls.js'
import { centerCounts } from './center-counts.js'
import { functionCosts } from './function-costs.js'
import { printAmount } from './print-amount.js'
import { costOf } from './prices.js'

/** What a month costs before anybody calls. */
export interface MonthlyItem {
  readonly title: string
  readonly amount: string
  /** US dollars a month, at most. */
  readonly usd: number
}

const hoursAMonth = 730

/**
 * Statuses that the registration function answers, and operations with statuses of the CRM function: for each of them there
 * are two metrics, how often and how fast. A test counts them in the contracts.
 */
export const answersWithMetrics = { registration: 5, crm: 10 } as const

/** Custom metrics of the reference center, when each has a value in each hour. */
export const customMetrics = countContactMetrics() + 2 * (answersWithMetrics.registration + answersWithMetrics.crm)

/** Runs of functions by the clock, in a month: contact metrics each quarter of an hour, each delivery stream each minute. */
const clockRuns = { contactMetrics: 4 * hoursAMonth, transformation: centerCounts.deliveryStreams * 60 * hoursAMonth }

/** A run of the function for contact metrics. Assumed: five requests to Connect at two a second, lists, and publishing. */
const contactMetricsSeconds = 10

/** What is paid by the month. */
export const monthlyItems: readonly MonthlyItem[] = [
  {
    title: 'Key (KMS)',
    amount: `${centerCounts.keys}; one more version for each rotation, of the first two`,
    usd: costOf('keyVersion', centerCounts.keys),
  },
  { title: 'Secrets', amount: String(centerCounts.secrets), usd: costOf('secret', centerCounts.secrets) },
  { title: 'Alarms', amount: String(centerCounts.alarms), usd: costOf('alarm', centerCounts.alarms) },
  { title: 'Dashboard', amount: String(centerCounts.dashboards), usd: costOf('dashboard', centerCounts.dashboards) },
  {
    title: 'Custom metrics',
    amount: `${customMetrics}, if each has a value in each hour`,
    usd: costOf('customMetric', customMetrics),
  },
  {
    title: 'Functions that run by the clock',
    amount: `${printAmount(clockRuns.contactMetrics)} runs for contact metrics, at most ${printAmount(clockRuns.transformation)} of the transformation`,
    usd:
      functionCosts(clockRuns.contactMetrics, contactMetricsSeconds) +
      functionCosts(clockRuns.transformation, sharedFigures.transformationSeconds.value),
  },
]

/** Metrics that the function for contact metrics publishes for the reference center. */
function countContactMetrics(): number {
  const definitions: readonly MetricDefinition[] = Object.values(contactMetrics.metrics)
  const queues = Object.keys(referenceCenter.queues).length
  const agentGroups = referenceCenter.routingProfiles.length
  const each = definitions.map(({ dimensions }) => {
    if (dimensions.includes('QueueName')) return queues
    return dimensions.includes('AgentGroup') ? agentGroups : 1
  })
  return each.reduce((total, count) => total + count, 0)
}
