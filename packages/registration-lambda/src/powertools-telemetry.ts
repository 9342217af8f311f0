import { traceWith } from '@aicc/connect-function'
import { Logger } from '@aws-lambda-powertools/logger'
import { MetricUnit, Metrics } from '@aws-lambda-powertools/metrics'
import { Tracer } from '@aws-lambda-powertools/tracer'
import type { AnswerFacts, Telemetry } from './telemetry.js'

const serviceName = 'registration'

/**
 * Structured log, CloudWatch metrics and X-Ray trace through Powertools for AWS Lambda.
 *
 * Metrics, in the namespace `AICC/Registration`: `Answers` (count) and `AnswerTime` (milliseconds), by
 * `registrationStatus`. Neither event nor answer is logged: they tell who called.
 */
export function createPowertoolsTelemetry(): Telemetry {
  const logger = new Logger({ serviceName })
  const metrics = new Metrics({ namespace: 'AICC/Registration', serviceName })
  const tracer = new Tracer({ serviceName })
  return {
    answered(facts: AnswerFacts): void {
      const line = { ...facts }
      if (facts.registrationStatus === 'ERROR') logger.error('registration failed', line)
      else logger.info('registration answered', line)
      metrics.addDimension('registrationStatus', facts.registrationStatus)
      metrics.addMetric('Answers', MetricUnit.Count, 1)
      metrics.addMetric('AnswerTime', MetricUnit.Milliseconds, facts.milliseconds)
      metrics.publishStoredMetrics()
    },
    trace: async (name, work) => await traceWith(tracer, name, work),
  }
}
