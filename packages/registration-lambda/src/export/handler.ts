/**
 * The entry of the Lambda function that exports registrations from the table to the file in S3: `handler`. For a schedule.
 */
import { Logger } from '@aws-lambda-powertools/logger'
import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics'
import { S3Client } from '@aws-sdk/client-s3'
import { readEnvironment } from '../environment.js'
import { openDynamoDbStore } from '../stores/open-dynamodb-store.js'
import { exportRegistrations } from './export-registrations.js'
import type { ExportResult } from './export-registrations.js'

const serviceName = 'registration-export'
const logger = new Logger({ serviceName })
const metrics = new Metrics({ namespace: 'AICC/Registration', serviceName })

const { tableName, bucketName, eventKey } = readEnvironment(process.env)
if (tableName === undefined) {
  throw new Error('Environment variables of the function: TABLE_NAME is not set. It names the table to export.')
}
const store = openDynamoDbStore(tableName)
const client = new S3Client({ maxAttempts: 1 })

/**
 * Export the registrations. Metrics, in the namespace `AICC/Registration`: `ExportedRegistrations` (how many the file
 * holds), `ExportsWritten` (count) and `ExportTime` (milliseconds).
 * @throws when the file could not be brought up to date, so that the function's error metric shows it.
 */
export async function handler(): Promise<ExportResult> {
  const start = performance.now()
  try {
    const result = await exportRegistrations({ store, client, bucket: bucketName, key: eventKey })
    const milliseconds = Math.round(performance.now() - start)
    logger.info('registrations exported', { ...result, milliseconds })
    metrics.addMetric('ExportedRegistrations', MetricUnit.Count, result.registrations)
    metrics.addMetric('ExportsWritten', MetricUnit.Count, result.written ? 1 : 0)
    metrics.addMetric('ExportTime', MetricUnit.Milliseconds, milliseconds)
    metrics.publishStoredMetrics()
    return result
  } catch (error) {
    const { name, message } = error instanceof Error ? error : new Error('Something that is no error was thrown.')
    logger.error('export failed', { failure: { name, message } })
    throw error
  }
}
