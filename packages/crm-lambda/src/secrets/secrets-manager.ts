import { GetSecretValueCommand } from '@aws-sdk/client-secrets-manager'
import type { SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import { SetupError } from '../crm.js'
import type { SecretSource } from './secret-source.js'

/**
 * A secret of AWS Secrets Manager, in its current version.
 * @param secretId - Name or ARN.
 * @see https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_GetSecretValue.html
 */
export function createSecretsManagerSource(client: SecretsManagerClient, secretId: string): SecretSource {
  return {
    async read(signal) {
      const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: secretId }), {
        abortSignal: signal,
      })
      if (SecretString === undefined) throw new SetupError('The secret is binary; it has to be a text of JSON.')
      return SecretString
    },
  }
}
