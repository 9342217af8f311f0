import type { Interval } from './intervals.js'

/**
 * How often a value counts. CloudWatch does not replace a value that is put with the same time: it keeps the number of
 * values, their sum, the smallest and the greatest. A value that counts a thousand times outweighs the one before, so that
 * the average is the later value, to a thousandth of the difference; put once more, it changes nothing.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_MetricDatum.html
 */
export function weightOf({ look }: Interval): number {
  return look === 'first' ? 1 : 1000
}
