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
    async trace(name, work) {
      const parent = tracer.isTracingEnabled() ? tracer.getSegment() : undefined
      if (parent === undefined) return await work()
      const segment = parent.addNewSubsegment(name)
      tracer.setSegment(segment)
      try {
        return await work()
      } catch (error) {
        // Only that it failed: messages of stores may hold what they were about.
        segment.addFaultFlag()
        throw error
      } finally {
        segment.close()
        tracer.setSegment(parent)
      }
    },
  }
}
