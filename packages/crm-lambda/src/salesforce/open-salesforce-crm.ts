import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import type { Crm } from '../crm.js'
import type { CrmEnvironment } from '../environment.js'
import { createSecretsManagerSource } from '../secrets/secrets-manager.js'
import { createCredentialSource } from './credentials.js'
import { createSalesforceClient } from './salesforce-client.js'
import { createSalesforceCrm } from './salesforce-crm.js'

/** Salesforce, with what the environment of a function names; region and AWS credentials come from there, too. */
export function openSalesforceCrm({ secretId, apiVersion, contactIdField }: CrmEnvironment): Crm {
  const secrets = createSecretsManagerSource(new SecretsManagerClient({ maxAttempts: 1 }), secretId)
  const client = createSalesforceClient({ credentials: createCredentialSource(secrets), apiVersion })
  return createSalesforceCrm({ client, contactIdField })
}
