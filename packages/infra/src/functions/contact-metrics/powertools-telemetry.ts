import { Logger } from '@aws-lambda-powertools/logger'
import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics'
import { contactMetrics, contactMetricsService } from '../../metrics/contact-metrics.js'
import type { Telemetry } from './telemetry.js'

/**
 * Structured log and CloudWatch metrics through Powertools for AWS Lambda. Metrics are written to the log, so that they
 * arrive also when CloudWatch refuses those of the contact center.
 */
export function createPowertoolsTelemetry(): Telemetry {
  const logger = new Logger({ serviceName: contactMetricsService })
  const metrics = new Metrics({ namespace: contactMetrics.namespace, serviceName: contactMetricsService })
  return {
    failed(part, failure): void {
      logger.error('a part of the work failed', { part, failure })
    },
    ended(facts): void {
      logger.info('contact metrics published', { ...facts })
      metrics.addMetric('FailedRequests', MetricUnit.Count, facts.failed)
      metrics.addMetric('PublishedValues', MetricUnit.Count, facts.published)
      metrics.publishStoredMetrics()
    },
  }
}
