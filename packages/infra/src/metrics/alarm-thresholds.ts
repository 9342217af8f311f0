import { z } from 'zod'

const count = (defaultValue: number) => z.int().min(1).max(1_000_000).default(defaultValue)
const percent = (defaultValue: number) => z.number().min(1).max(100).default(defaultValue)

/**
 * From which value on alarms tell somebody. All have defaults: `alarmThresholds.parse({})`. Counts are those of 5 minutes,
 * unless it says otherwise.
 */
export const alarmThresholds = z.strictObject({
  /** Longest wait in a queue, in seconds: 1 to 86,400. @defaultValue 120 */
  longestWaitSeconds: z.int().min(1).max(86_400).default(120),
  /** Concurrent calls, in percent of the quota: 1 to 100. @defaultValue 80 */
  concurrentCallsPercent: percent(80),
  /** Calls refused since too many came at once. @defaultValue 1 */
  throttledCalls: count(1),
  /** Calls to a phone number that leads to no flow. @defaultValue 1 */
  misconfiguredNumberCalls: count(1),
  /** How often one flow could not go on because of an error of the system. @defaultValue 1 */
  flowFatalErrors: count(1),
  /** Recordings that could not be stored. @defaultValue 1 */
  recordingUploadErrors: count(1),
  /** Age of the oldest record that has not arrived at Splunk, in seconds: 60 to 86,400. @defaultValue 900 */
  deliveryDelaySeconds: z.int().min(60).max(86_400).default(900),
  /** Records that a delivery stream refused. @defaultValue 1 */
  throttledRecords: count(1),
  /** Invocations of one function that ended with an error. @defaultValue 1 */
  functionErrors: count(1),
  /** Invocations of one function that could not begin. @defaultValue 1 */
  functionThrottles: count(1),
  /** Longest run of a function, in percent of its timeout: 1 to 100. @defaultValue 80 */
  functionDurationPercent: percent(80),
})

/** Thresholds with all values set. */
export type AlarmThresholds = z.output<typeof alarmThresholds>

/** Thresholds as they are written: what is left out has its default. */
export type AlarmThresholdSettings = z.input<typeof alarmThresholds>

/**
 * Read thresholds: {@link AlarmThresholdSettings}.
 * @throws Error that says which threshold is wrong and what it may be.
 */
export function readAlarmThresholds(settings: unknown = {}): AlarmThresholds {
  const parsed = alarmThresholds.safeParse(settings)
  if (parsed.success) return parsed.data
  const reasons = parsed.error.issues.map(({ path, message }) => [...path, message].join(': '))
  throw new Error(`Alarm thresholds: ${reasons.join('; ')}.`)
}
