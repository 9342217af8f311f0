import { Duration } from 'aws-cdk-lib'
import { Metric } from 'aws-cdk-lib/aws-cloudwatch'
import type { MetricDimensions, MetricName, MetricStatistic, MetricTable } from './metric-table.js'

/** How a metric is looked at. */
export interface MetricView {
  /** What the line is called. @defaultValue the metric's name */
  readonly label?: string
  /** @defaultValue what the table says */
  readonly statistic?: MetricStatistic | `p${number}`
  /** @defaultValue 5 minutes */
  readonly period?: Duration
}

/**
 * A metric that exists: its name stands in the table, and each of its dimensions has a value. Another name, or a
 * dimension too few or too many, does not compile.
 */
export function metric<Table extends MetricTable, Name extends MetricName<Table>>(
  table: Table,
  name: Name,
  dimensions: MetricDimensions<Table, Name>,
  { label, statistic, period = Duration.minutes(5) }: MetricView = {},
): Metric {
  const definition = table.metrics[name]
  if (definition === undefined) throw new Error(`There is no metric "${name}" in ${table.namespace}.`)
  return new Metric({
    namespace: table.namespace,
    metricName: name,
    dimensionsMap: { ...definition.fixedDimensions, ...dimensions },
    statistic: statistic ?? definition.statistic,
    period,
    ...(label !== undefined && { label }),
  })
}
