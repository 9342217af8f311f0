import { S3Client } from '@aws-sdk/client-s3'
import type { RegistrationStore } from './registration-store.js'
import { createS3Store } from './s3-store.js'

/**
 * The store in an S3 object, in the account and region that the function runs in.
 * @param endpoint - Another service than that of the region, with the bucket in the path. @defaultValue
 * `AWS_ENDPOINT_URL`, else the region's own
 */
export function openS3Store(
  bucket: string,
  key: string,
  endpoint = process.env['AWS_ENDPOINT_URL'],
): RegistrationStore {
  const client = new S3Client({
    // The store repeats requests itself, within the time that there is.
    maxAttempts: 1,
    requestHandler: { connectionTimeout: 1000 },
    // Else each write of 2 MB or more waits for the go-ahead of S3 first, on a connection of its own.
    expectContinueHeader: false,
    ...(endpoint !== undefined && endpoint !== '' && { endpoint, forcePathStyle: true }),
  })
  const store = createS3Store({ client, bucket, key })
  return { ...store, close: () => client.destroy() }
}
