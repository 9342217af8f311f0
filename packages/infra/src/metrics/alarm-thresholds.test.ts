import { expect, it } from 'vitest'
import { alarmThresholds, readAlarmThresholds } from './alarm-thresholds.js'

it('has defaults for everything', () => {
  expect(alarmThresholds.parse({})).toEqual({
    longestWaitSeconds: 120,
    concurrentCallsPercent: 80,
    throttledCalls: 1,
    misconfiguredNumberCalls: 1,
    flowFatalErrors: 1,
    recordingUploadErrors: 1,
    deliveryDelaySeconds: 900,
    throttledRecords: 1,
    functionErrors: 1,
    functionThrottles: 1,
    functionDurationPercent: 80,
  })
})

it.each([
  [{ longestWaitSeconds: 0 }, 'longestWaitSeconds: '],
  [{ longestWaitSeconds: 1.5 }, 'longestWaitSeconds: '],
  [{ concurrentCallsPercent: 101 }, 'concurrentCallsPercent: '],
  [{ deliveryDelaySeconds: 59 }, 'deliveryDelaySeconds: '],
  [{ functionErrors: Number.NaN }, 'functionErrors: '],
  [{ longestWait: 120 }, 'longestWait'],
])('says what is wrong with %j', (settings, words) => {
  expect(() => readAlarmThresholds(settings)).toThrow(words)
})
