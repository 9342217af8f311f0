import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { createDynamoDbStore } from './dynamodb-store.js'
import type { RegistrationStore } from './registration-store.js'

/** A DynamoDB store with a client of its own, which takes region and credentials from the environment, as in a function. */
export function openDynamoDbStore(tableName: string): RegistrationStore {
  const client = new DynamoDBClient({ maxAttempts: 1 })
  return {
    ...createDynamoDbStore({ client, tableName }),
    close() {
      client.destroy()
    },
  }
}
