/** Metrics: which exist, which are asked for, and whether what a template looks at is among them. */
export { alarmThresholds, readAlarmThresholds } from './alarm-thresholds.js'
export type { AlarmThresholds, AlarmThresholdSettings } from './alarm-thresholds.js'
export { askedMetrics } from './asked-metrics.js'
export type { AskedMetric, AskedSubject, ContactMetricName } from './asked-metrics.js'
export { connectMetrics, isMetricName } from './connect-metrics.js'
export { contactMetrics, contactMetricsService } from './contact-metrics.js'
export { deliveryMetrics } from './delivery-metrics.js'
export { functionMetrics } from './function-metrics.js'
export { metric } from './metric.js'
export type { MetricView } from './metric.js'
export type {
  MetricDefinition,
  MetricDimensions,
  MetricName,
  MetricStatistic,
  MetricTable,
  MetricUnit,
} from './metric-table.js'
export { knownMetrics, unknownMetrics } from './unknown-metrics.js'
export type { UnknownMetric } from './unknown-metrics.js'
export { usedMetrics } from './used-metrics.js'
export type { UsedMetric } from './used-metrics.js'
