import { attempt } from '@aicc/connect-function'
import type { TimeBudget } from '@aicc/connect-function'
import { PutMetricDataCommand } from '@aws-sdk/client-cloudwatch'
import type { CloudWatchClient, MetricDatum } from '@aws-sdk/client-cloudwatch'
import { contactMetrics } from '../../metrics/contact-metrics.js'

/** What values are published with. */
export interface PublishAccess {
  /** Stays the caller's. Best with `maxAttempts: 1`: requests are repeated here. */
  readonly client: CloudWatchClient
  readonly budget: TimeBudget
  /** Longest time of the first attempt of a request, in milliseconds. @defaultValue 5000 */
  readonly attemptMilliseconds?: number
}

/** @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricData.html */
const mostMetrics = 1000

/** Below 1 MB, with room for what stands around the values. In bytes. */
const mostBytes = 900_000

/**
 * Publish values. Those that are put a second time with the same time and weight leave all maxima and averages as they are.
 */
export async function publishMetrics(access: PublishAccess, data: readonly MetricDatum[]): Promise<void> {
  const { client, budget, attemptMilliseconds = 5000 } = access
  const { namespace } = contactMetrics
  const advice = {
    AccessDenied: `The function's role needs cloudwatch:PutMetricData for the namespace ${namespace}.`,
    AccessDeniedException: `The function's role needs cloudwatch:PutMetricData for the namespace ${namespace}.`,
  }
  for (const batch of batchesOf(data)) {
    const input = { Namespace: namespace, MetricData: [...batch] }
    await attempt({ service: 'CloudWatch', budget, attemptMilliseconds, advice }, async (abortSignal) => {
      await client.send(new PutMetricDataCommand(input), { abortSignal })
    })
  }
}

/** Parts that each fit into one request. */
export function batchesOf(data: readonly MetricDatum[]): readonly (readonly MetricDatum[])[] {
  const batches: MetricDatum[][] = []
  let bytes = 0
  for (const datum of data) {
    const size = Buffer.byteLength(JSON.stringify(datum)) + 1
    const current = batches.at(-1)
    if (current === undefined || current.length === mostMetrics || bytes + size > mostBytes) {
      batches.push([datum])
      bytes = size
    } else {
      current.push(datum)
      bytes += size
    }
  }
  return batches
}
