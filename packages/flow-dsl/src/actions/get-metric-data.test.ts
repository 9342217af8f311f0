import { expect, it } from 'vitest'
import { statedOutcomes, writtenBy, writtenUnderHandlerBy } from '../../test/written-action.js'
import { queue } from '../index.js'
import { getMetricData } from './get-metric-data.js'

it('loads the metrics of the working queue, over all channels', () => {
  const returned: string[] = []
  const metrics = writtenUnderHandlerBy((flow) => {
    returned.push(String(flow.getQueueMetrics().queue.size))
  })
  expect(metrics).toEqual({
    type: 'GetMetricData',
    parameters: {},
    ways: { next: 'after', NoMatchingError: 'handler' },
  })
  expect(returned).toEqual(['$.Metrics.Queue.Size'])
})

it('loads those of a queue and a channel', () => {
  expect(
    writtenBy((flow, elsewhere) => {
      flow.getQueueMetrics({ queue: queue('support'), channel: 'Chat', on: { NoMatchingError: elsewhere } })
    }),
  ).toEqual({
    type: 'GetMetricData',
    parameters: { QueueId: { kind: 'queue', name: 'support' }, QueueChannel: 'Chat' },
    ways: { next: 'after', NoMatchingError: 'elsewhere' },
  })
})

it('needs a working queue unless it names one, and leaves metrics', () => {
  expect(getMetricData.needs?.({})).toEqual(['working queue'])
  expect(getMetricData.needs?.({ QueueId: queue('support') })).toEqual([])
  expect(getMetricData.sets?.({})).toEqual(['$.Metrics', 'opening check'])
  expect(getMetricData.label?.({ QueueId: queue('support') })).toBe('support')
  expect(statedOutcomes(getMetricData, {})).toMatchObject({ failures: ['NoMatchingError'], events: [] })
})
