import type { Dimension, MetricDatum } from '@aws-sdk/client-cloudwatch'
import { contactMetrics } from '../../metrics/contact-metrics.js'
import { isDimensionValue } from '../../metrics/dimension-value.js'
import { weightOf } from './publish-weight.js'
import type { Figure } from './read-figures.js'

/**
 * Figures as CloudWatch takes them, each with the start of its quarter of an hour.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_MetricDatum.html
 */
export function toMetricData(figures: readonly Figure[], instanceId: string): readonly MetricDatum[] {
  return figures.map(({ metric, of, value, interval }) => {
    const definition = contactMetrics.metrics[metric]
    const [, nameDimension] = definition.dimensions
    const dimensions: Dimension[] = [
      { Name: 'InstanceId', Value: instanceId },
      { Name: nameDimension, Value: dimensionValueOf(of) },
    ]
    return {
      MetricName: metric,
      Dimensions: dimensions,
      Timestamp: interval.start,
      Unit: definition.unit,
      Values: [value],
      Counts: [weightOf(interval)],
    }
  })
}

/** The name, or the id where CloudWatch would refuse the name, and with it all that is put together with it. */
function dimensionValueOf({ id, name }: Figure['of']): string {
  return isDimensionValue(name) ? name : id
}
