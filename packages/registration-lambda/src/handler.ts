/**
 * The entry of the Lambda function: `handler`.
 */
import { createHandler } from './create-handler.js'
import type { RegistrationHandler } from './create-handler.js'
import { readEnvironment } from './environment.js'
import type { RegistrationEnvironment } from './environment.js'
import { createPowertoolsTelemetry } from './powertools-telemetry.js'
import type { RegistrationStore } from './stores/registration-store.js'

/** The store that the environment names. Only the client of that one is loaded. */
async function openStore({ tableName, bucketName, eventKey }: RegistrationEnvironment): Promise<RegistrationStore> {
  if (tableName !== undefined) {
    const { openDynamoDbStore } = await import('./stores/open-dynamodb-store.js')
    return openDynamoDbStore(tableName)
  }
  const { openS3Store } = await import('./stores/open-s3-store.js')
  return openS3Store(bucketName, eventKey)
}

function start(): RegistrationHandler {
  const telemetry = createPowertoolsTelemetry()
  try {
    const environment = readEnvironment(process.env)
    // Opened while the function starts, when nobody waits yet. If that fails, every caller gets an answer all the same.
    const store = openStore(environment)
    store.catch(() => undefined)
    return createHandler({
      store: () => store,
      telemetry,
      timeBudgetMilliseconds: environment.timeBudgetMilliseconds,
    })
  } catch (error) {
    return createHandler({
      store: () => {
        throw error
      },
      telemetry,
    })
  }
}

/** Register a caller. @see README.md for the event and the answer */
export const handler = start()
