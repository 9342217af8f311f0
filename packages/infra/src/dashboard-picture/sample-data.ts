import type { Series } from './read-dashboard.js'

/** How the values of a metric go over a day. */
interface SampleShape {
  /** `load` follows the callers, `steady` stays in its range, `rare` is 0 nearly always. */
  readonly course: 'load' | 'steady' | 'rare'
  readonly lowest: number
  readonly highest: number
  /** Digits behind the point. @defaultValue 0 */
  readonly digits?: number
}

/** Made-up values, such as a center with some hundred calls an hour has. By name of the metric. */
const shapes: Readonly<Record<string, SampleShape>> = {
  CallsPerInterval: { course: 'load', lowest: 3, highest: 46 },
  MissedCalls: { course: 'load', lowest: 0, highest: 3 },
  ConcurrentCalls: { course: 'load', lowest: 2, highest: 31 },
  ConcurrentCallsPercentage: { course: 'load', lowest: 0.05, highest: 0.72, digits: 2 },
  ThrottledCalls: { course: 'rare', lowest: 0, highest: 0 },
  CallsBreachingConcurrencyQuota: { course: 'rare', lowest: 0, highest: 0 },
  MisconfiguredPhoneNumbers: { course: 'rare', lowest: 1, highest: 2 },
  CallRecordingUploadError: { course: 'rare', lowest: 1, highest: 1 },
  LongestQueueWaitTime: { course: 'load', lowest: 4, highest: 172 },
  QueueSize: { course: 'load', lowest: 0, highest: 9 },
  QueueCapacityExceededError: { course: 'rare', lowest: 0, highest: 0 },
  ContactsHandled: { course: 'load', lowest: 4, highest: 38 },
  ContactsAbandoned: { course: 'load', lowest: 0, highest: 5 },
  AbandonmentRate: { course: 'load', lowest: 1, highest: 13, digits: 1 },
  ServiceLevel: { course: 'steady', lowest: 74, highest: 98, digits: 1 },
  QueueAnswerTime: { course: 'load', lowest: 6, highest: 52, digits: 1 },
  HandleTime: { course: 'steady', lowest: 190, highest: 340, digits: 1 },
  AgentOccupancy: { course: 'load', lowest: 34, highest: 91, digits: 1 },
  AgentNonResponse: { course: 'load', lowest: 0, highest: 4 },
  AgentHandleTime: { course: 'steady', lowest: 200, highest: 330, digits: 1 },
  ContactFlowErrors: { course: 'load', lowest: 0, highest: 6 },
  ContactFlowFatalErrors: { course: 'rare', lowest: 1, highest: 2 },
  'DeliveryToSplunk.DataFreshness': { course: 'steady', lowest: 62, highest: 118 },
  'DeliveryToSplunk.Records': { course: 'load', lowest: 12, highest: 210 },
  'DeliveryToSplunk.Success': { course: 'steady', lowest: 0.99, highest: 1, digits: 3 },
  'BackupToS3.Records': { course: 'rare', lowest: 3, highest: 8 },
  ThrottledRecords: { course: 'rare', lowest: 0, highest: 0 },
  Errors: { course: 'rare', lowest: 1, highest: 2 },
  Throttles: { course: 'rare', lowest: 0, highest: 0 },
  Duration: { course: 'steady', lowest: 90, highest: 620 },
  FailedRequests: { course: 'rare', lowest: 1, highest: 1 },
}

/** The time that samples are of: from 8 to 20 o'clock. In hours. */
export const sampleHours = { start: 8, end: 20 } as const

/** Names of the metrics that have samples. */
export const sampledMetricNames: readonly string[] = Object.keys(shapes)

/**
 * Values of a metric over the time of the samples, one a period. The same metric has the same values in each run.
 * @throws Error when there are none for its name.
 */
export function sampleValues({ metricName, dimensions, periodSeconds, factor }: Series): readonly number[] {
  const shape = shapes[metricName]
  if (shape === undefined) throw new Error(`There are no samples for the metric "${metricName}": sample-data.ts.`)
  const random = randomFrom([metricName, ...dimensions].join('\n'))
  const { course, lowest, highest, digits = 0 } = shape
  // Queues and flows differ in how much there is to do.
  const share = 0.25 + 0.75 * random()
  const count = ((sampleHours.end - sampleHours.start) * 3600) / periodSeconds
  let wander = 0.5
  return Array.from({ length: count }, (_, index) => {
    const hour = sampleHours.start + (index * periodSeconds) / 3600
    wander = Math.min(1, Math.max(0, wander + (random() - 0.5) * 0.35))
    if (course === 'rare') return random() < 1 / count ? round(lowest + random() * (highest - lowest), 0) * factor : 0
    const level = course === 'load' ? share * loadAt(hour) * (0.6 + 0.2 * wander + 0.2 * random()) : wander
    return round((lowest + level * (highest - lowest)) * factor, digits)
  })
}

/** How much callers want at a time of day, from 0 to 1: most before and after noon. */
function loadAt(hour: number): number {
  const bump = (center: number, width: number): number => Math.exp(-(((hour - center) / width) ** 2))
  return Math.min(1, 0.1 + 0.85 * bump(10.5, 1.6) + 0.75 * bump(14.8, 2))
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits))
}

/** Numbers from 0 to 1 that follow from a text (FNV-1a, then mulberry32). */
function randomFrom(text: string): () => number {
  let state = 0x811c9dc5
  for (const byte of Buffer.from(text)) state = Math.imul(state ^ byte, 0x01000193)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
