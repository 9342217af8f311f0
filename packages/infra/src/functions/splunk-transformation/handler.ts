/**
 * The entry of the Lambda function that Firehose calls before it delivers to Splunk: `handler`.
 */
import { Logger } from '@aws-lambda-powertools/logger'
import { FirehoseClient } from '@aws-sdk/client-firehose'
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import type { FirehoseTransformationEvent, FirehoseTransformationResult } from 'aws-lambda'
import { createConcealment } from '../../splunk/conceal-address.js'
import type { AddressConcealment } from '../../splunk/conceal-address.js'
import { createFirehosePutBack } from '../../splunk/put-back.js'
import { readEnvironment } from './environment.js'
import { transform } from './transform.js'

const logger = new Logger({ serviceName: 'splunk-transformation' })
const environment = readEnvironment(process.env)
const putBack = createFirehosePutBack(new FirehoseClient({}), {
  tell: (failure) => logger.warn('records not put back', { failure }),
})

let concealment: AddressConcealment | undefined

/** Read once for each environment of the function. When it fails, the next batch tries again. */
async function openConcealment(): Promise<AddressConcealment> {
  const { customerAddresses, addressKeySecret } = environment
  if (customerAddresses !== 'hash') return createConcealment(customerAddresses)
  const { SecretString: key } = await new SecretsManagerClient({}).send(
    new GetSecretValueCommand({ SecretId: addressKeySecret }),
  )
  return createConcealment('hash', key)
}

/**
 * Transform a batch. The log gets one line for each: how many records went which way, and why some failed.
 * @throws when the key for hashing cannot be read. Firehose calls again, and keeps the batch in S3 in the end.
 */
export async function handler(event: FirehoseTransformationEvent): Promise<FirehoseTransformationResult> {
  concealment ??= await openConcealment()
  const { attributes, ccpLogGroup, index } = environment
  return await transform(event, {
    concealAddress: concealment,
    attributes,
    ...(ccpLogGroup !== undefined && { ccpLogGroup }),
    ...(index !== undefined && { index }),
    putBack,
    tell(facts) {
      if (facts.processingFailed > 0) logger.warn('batch transformed, with failures', { ...facts })
      else logger.info('batch transformed', { ...facts })
    },
  })
}
