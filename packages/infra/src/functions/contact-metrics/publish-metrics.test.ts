import type { MetricDatum } from '@aws-sdk/client-cloudwatch'
import { expect, it } from 'vitest'
import { batchesOf } from './publish-metrics.js'

function data(count: number, name: string): readonly MetricDatum[] {
  return Array.from({ length: count }, (_, index) => ({ MetricName: `${name}${index}`, Values: [1], Counts: [1] }))
}

it.each([
  [0, []],
  [1, [1]],
  [1000, [1000]],
  [2001, [1000, 1000, 1]],
])('puts %d values into requests of at most 1,000', (count, sizes) => {
  expect(batchesOf(data(count, 'm')).map(({ length }) => length)).toEqual(sizes)
})

it('keeps requests below 1 MB, and all values in order', () => {
  const long = data(1000, '가'.repeat(1000))
  const batches = batchesOf(long)
  expect(batches.flat()).toEqual(long)
  for (const batch of batches) expect(Buffer.byteLength(JSON.stringify(batch))).toBeLessThan(1_000_000)
  expect(batches.length).toBe(4)
})
