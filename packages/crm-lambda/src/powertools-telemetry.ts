import { traceWith } from '@aicc/connect-function'
import { Logger } from '@aws-lambda-powertools/logger'
import { MetricUnit, Metrics } from '@aws-lambda-powertools/metrics'
import { Tracer } from '@aws-lambda-powertools/tracer'
import type { AnswerFacts, Telemetry } from './telemetry.js'

const serviceName = 'crm'

/**
 * Structured log, CloudWatch metrics and X-Ray trace through Powertools for AWS Lambda.
 *
 * Metrics, in the namespace `AICC/Crm`: `Answers` (count) and `AnswerTime` (milliseconds), by `operation` and `status`.
 * Neither event nor answer is logged: they tell who called.
 */
export function createPowertoolsTelemetry(): Telemetry {
  const logger = new Logger({ serviceName })
  const metrics = new Metrics({ namespace: 'AICC/Crm', serviceName })
  const tracer = new Tracer({ serviceName })
  return {
    answered(facts: AnswerFacts): void {
      const line = { ...facts }
      if (facts.status === 'ERROR') logger.error('the CRM operation failed', line)
      else logger.info('the CRM operation was answered', line)
      metrics.addDimensions({ operation: facts.operation, status: facts.status })
      metrics.addMetric('Answers', MetricUnit.Count, 1)
      metrics.addMetric('AnswerTime', MetricUnit.Milliseconds, facts.milliseconds)
      metrics.publishStoredMetrics()
    },
    trace: async (name, work) => await traceWith(tracer, name, work),
  }
}
