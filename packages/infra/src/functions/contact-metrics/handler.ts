/**
 * The entry of the Lambda function that brings figures of Amazon Connect to CloudWatch: `handler`. For a schedule.
 */
import { CloudWatchClient } from '@aws-sdk/client-cloudwatch'
import { ConnectClient } from '@aws-sdk/client-connect'
import { createHandler } from './create-handler.js'
import { readEnvironment } from './environment.js'
import { createPowertoolsTelemetry } from './powertools-telemetry.js'

const environment = readEnvironment(process.env)

/** Publish the figures of the last quarters of an hour. */
export const handler = createHandler({
  environment,
  connect: new ConnectClient({ maxAttempts: 1 }),
  cloudWatch: new CloudWatchClient({ maxAttempts: 1 }),
  telemetry: createPowertoolsTelemetry(),
})
