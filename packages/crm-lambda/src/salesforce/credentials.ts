import { createPrivateKey } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import { attempt } from '@aicc/connect-function'
import type { TimeBudget } from '@aicc/connect-function'
import { z } from 'zod'
import { SetupError } from '../crm.js'
import type { SecretSource } from '../secrets/secret-source.js'

/** What the function signs in to Salesforce with. */
export interface SalesforceCredentials {
  /** Consumer key of the connected app or external client app. */
  readonly clientId: string
  /** The integration user. */
  readonly username: string
  readonly privateKey: KeyObject
  /** Where tokens come from: `https://login.salesforce.com`, `https://test.salesforce.com` or the My Domain address. */
  readonly loginUrl: string
  /** Whom assertions are for. */
  readonly audience: string
}

/** Credentials, kept until they are no longer good. */
export interface CredentialSource {
  /** @throws {@link SetupError} when the secret is not what it has to be. */
  get(budget: TimeBudget): Promise<SalesforceCredentials>
  /** Read the secret again: whether it is another one now. */
  renew(budget: TimeBudget): Promise<boolean>
}

/** HTTPS; HTTP on this machine alone, for tests. */
const serviceAddress = z.url().refine((address) => isTrusted(address), 'has to begin with https://')

const secretSchema = z.object({
  clientId: z.string().min(1),
  username: z.string().min(1),
  /** PEM, PKCS #8 or PKCS #1. */
  privateKey: z.string().includes('PRIVATE KEY'),
  loginUrl: serviceAddress,
  audience: z.url().optional(),
})

/** Whether what is sent to an address stays between it and us. */
export function isTrusted(address: string): boolean {
  const url = URL.parse(address)
  return url?.protocol === 'https:' || (url?.protocol === 'http:' && ['127.0.0.1', '[::1]'].includes(url.hostname))
}

/** Credentials from a secret, read once and again after {@link CredentialSource.renew}. */
export function createCredentialSource(source: SecretSource): CredentialSource {
  let known: { readonly text: string; readonly credentials: SalesforceCredentials } | undefined
  const read = async (budget: TimeBudget): Promise<string> =>
    await attempt({ service: 'The secret store', budget, advice }, async (signal) => await source.read(signal))
  return {
    async get(budget) {
      if (known === undefined) {
        const text = await read(budget)
        known = { text, credentials: readCredentials(text) }
      }
      return known.credentials
    },
    async renew(budget) {
      const text = await read(budget)
      if (text === known?.text) return false
      known = { text, credentials: readCredentials(text) }
      return true
    },
  }
}

const advice = {
  AccessDeniedException: 'Allow the function secretsmanager:GetSecretValue on it, and kms:Decrypt on its key.',
  ResourceNotFoundException: 'SECRET_ID is the name or ARN of the secret.',
}

/** @throws {@link SetupError} that says which member is wrong, without its value. */
function readCredentials(text: string): SalesforceCredentials {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new SetupError('The secret is no JSON.')
  }
  const parsed = secretSchema.safeParse(value)
  if (!parsed.success) {
    const members = [...new Set(parsed.error.issues.map(({ path }) => path.join('.') || 'the whole'))]
    throw new SetupError(`In the secret, missing or wrong: ${members.join(', ')}. README.md says what it holds.`)
  }
  const { clientId, username, loginUrl, audience, privateKey } = parsed.data
  return {
    clientId,
    username,
    privateKey: readPrivateKey(privateKey),
    loginUrl: new URL(loginUrl).origin,
    audience: audience ?? new URL(loginUrl).origin,
  }
}

function readPrivateKey(pem: string): KeyObject {
  let key: KeyObject
  try {
    // A PEM that was put into JSON by hand often has its line ends written out.
    key = createPrivateKey(pem.replaceAll(String.raw`\n`, '\n'))
  } catch {
    throw new SetupError('In the secret, privateKey is no private key in PEM, or it has a passphrase.')
  }
  if (key.asymmetricKeyType !== 'rsa') throw new SetupError('In the secret, privateKey has to be an RSA key (RS256).')
  return key
}
