import { attempt, ServiceError, TryAgainError } from '@aicc/connect-function'
import type { TimeBudget } from '@aicc/connect-function'
import { z } from 'zod'
import { MalformedAnswerError } from '../crm.js'
import { createAssertion } from './assertion.js'
import { isTrusted } from './credentials.js'
import type { CredentialSource, SalesforceCredentials } from './credentials.js'

/** A request to the REST API of Salesforce. */
export interface SalesforceRequest {
  readonly method: 'GET' | 'POST'
  /** Behind `/services/data/v63.0/`. Each is encoded. */
  readonly path: readonly string[]
  readonly query?: Readonly<Record<string, string>>
  readonly body?: object
  /**
   * Whether it is made once only, since it would do the same twice: a failure that passes is raised as it is.
   * @defaultValue false
   */
  readonly once?: boolean
}

/** An answer of the REST API. */
export interface SalesforceAnswer {
  /** The JSON of the answer. */
  readonly body: unknown
  /** Where the org is: `https://example.my.salesforce.com`. */
  readonly origin: string
}

/** The REST API of one org. */
export interface SalesforceClient {
  /**
   * Make a request, and make it again after failures that pass.
   * @throws {@link ServiceError} whose name is Salesforce's error code when it refuses.
   * @throws {@link MalformedAnswerError}
   */
  call(request: SalesforceRequest, budget: TimeBudget): Promise<SalesforceAnswer>
}

/** What a client works with. */
export interface SalesforceClientOptions {
  readonly credentials: CredentialSource
  /** As it stands in addresses, without the `v`. @defaultValue '63.0' */
  readonly apiVersion?: string
  /** Longest time of a first attempt, in milliseconds. @defaultValue 2500 */
  readonly attemptMilliseconds?: number
}

/** As error messages call it. */
export const service = 'Salesforce'

/** Salesforce refused a request. Only its own name for it: messages hold values of records. */
class RefusedError extends Error {
  override readonly name: string
  readonly $metadata: { readonly httpStatusCode?: number; readonly attempts: 1 }

  constructor(name: string, httpStatusCode?: number) {
    super(`Salesforce answered ${name}.`)
    this.name = name
    this.$metadata = { ...(httpStatusCode !== undefined && { httpStatusCode }), attempts: 1 }
  }
}

interface AccessToken {
  readonly value: string
  readonly origin: string
  /** The credentials that it was got with. */
  readonly credentials: SalesforceCredentials
}

/** More than any answer that is asked for here. */
const longestAnswerBytes = 1_000_000

/**
 * A client that signs in by itself. An access token says nothing of when it ends (the org's session settings do), so it
 * is used until it is refused, and then got anew once.
 */
export function createSalesforceClient({
  credentials,
  apiVersion = '63.0',
  attemptMilliseconds = 2500,
}: SalesforceClientOptions): SalesforceClient {
  let token: AccessToken | undefined

  const exchange = async (
    signedInWith: SalesforceCredentials,
    request: SalesforceRequest,
    signal: AbortSignal,
  ): Promise<SalesforceAnswer> => {
    for (let count = 0; ; count += 1) {
      const known = token?.credentials === signedInWith ? token : undefined
      const used = known ?? (await fetchToken(signedInWith, signal))
      token = used
      try {
        return { body: await send(used, apiVersion, request, signal), origin: used.origin }
      } catch (error) {
        if (!(error instanceof RefusedError) || error.$metadata.httpStatusCode !== 401) throw error
        if (token === used) token = undefined
        // Refused although it is new: another one would be, too.
        if (known === undefined || count > 0) throw error
      }
    }
  }

  const callWithCredentials = async (request: SalesforceRequest, budget: TimeBudget): Promise<SalesforceAnswer> => {
    const signedInWith = await credentials.get(budget)
    return await attempt(
      { service, budget, attemptMilliseconds, once: request.once ?? false, advice },
      async (signal) => await exchange(signedInWith, request, signal),
    )
  }

  return {
    async call(request, budget) {
      try {
        return await callWithCredentials(request, budget)
      } catch (error) {
        // The key or the app may have been replaced since the secret was read.
        const refused = error instanceof ServiceError && signInFailures.has(error.name)
        if (!refused || !(await credentials.renew(budget))) throw error
        return await callWithCredentials(request, budget)
      }
    },
  }
}

/**
 * Names that Salesforce has for failed sign-ins.
 * @see https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_oauth_flow_errors.htm
 */
const signInFailures: ReadonlySet<string> = new Set([
  'invalid_grant',
  'invalid_client',
  'invalid_client_id',
  'INVALID_SESSION_ID',
])

const advice = {
  invalid_grant:
    'Is the app approved for the user (permission set), is its certificate that of the key, and are user and audience right?',
  invalid_client_id: 'clientId in the secret has to be the consumer key of the app.',
  invalid_client: 'clientId in the secret has to be the consumer key of the app.',
  INVALID_SESSION_ID: 'The user needs the permission "API Enabled", and the app the scope "api".',
  INSUFFICIENT_ACCESS: 'The user may not do this; give it the permissions that README.md lists.',
  INSUFFICIENT_ACCESS_OR_READONLY: 'The user may not do this; give it the permissions that README.md lists.',
  INVALID_TYPE: 'The user sees no such object; give it the permissions that README.md lists.',
  INVALID_FIELD: 'A field is missing, or the user may not see it; README.md lists those that are needed.',
  REQUEST_LIMIT_EXCEEDED: 'The org has used up its API requests of 24 hours.',
}

const tokenSchema = z.object({ access_token: z.string().min(1), instance_url: z.string().refine(isTrusted) })

/** @see https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_oauth_jwt_flow.htm */
async function fetchToken(credentials: SalesforceCredentials, signal: AbortSignal): Promise<AccessToken> {
  const response = await fetchFrom(`${credentials.loginUrl}/services/oauth2/token`, {
    method: 'POST',
    headers: { accept: 'application/json' },
    body: new URLSearchParams({
      grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
      assertion: createAssertion(credentials, Date.now()),
    }),
    signal,
  })
  const parsed = tokenSchema.safeParse(await readAnswer(response))
  if (!parsed.success) throw new MalformedAnswerError('The answer to the sign-in is not what Salesforce documents.')
  const { access_token: value, instance_url: address } = parsed.data
  return { value, origin: new URL(address).origin, credentials }
}

async function send(
  { value, origin }: AccessToken,
  apiVersion: string,
  { method, path, query, body }: SalesforceRequest,
  signal: AbortSignal,
): Promise<unknown> {
  const url = new URL(pathFrom('services', 'data', `v${apiVersion}`, ...path), origin)
  for (const [name, text] of Object.entries(query ?? {})) url.searchParams.set(name, text)
  const response = await fetchFrom(url.href, {
    method,
    headers: {
      accept: 'application/json',
      authorization: `Bearer ${value}`,
      ...(body !== undefined && { 'content-type': 'application/json; charset=utf-8' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    signal,
  })
  return await readAnswer(response)
}

/** A path of which no segment leads elsewhere: `..` goes up even where it is encoded. */
function pathFrom(...segments: readonly string[]): string {
  if (segments.some((segment) => /^\.{0,2}$/.test(segment)))
    throw new TypeError('A segment of a path is empty or dots.')
  return `/${segments.map(encodeURIComponent).join('/')}`
}

async function fetchFrom(address: string, init: RequestInit): Promise<Response> {
  try {
    // A redirect would take the token elsewhere.
    return await fetch(address, { ...init, redirect: 'error' })
  } catch (error) {
    throw connectionFailure(error)
  }
}

/** What became of a connection, without what was sent over it. */
function connectionFailure(error: unknown): unknown {
  const cause: unknown = error instanceof TypeError ? error.cause : undefined
  const code: unknown = cause instanceof Error ? Reflect.get(cause, 'code') : undefined
  if (typeof code === 'string' && /^(?:E[A-Z]|UND_ERR_)/.test(code)) return new TryAgainError(`No connection: ${code}.`)
  // As for a certificate that is not valid: it will not be a moment later.
  if (error instanceof TypeError) return new RefusedError(typeof code === 'string' ? code : 'NO_CONNECTION')
  return error
}

/**
 * The JSON of an answer; an error for what is none. Failures have a list of errors, those of the sign-in one object.
 * @see https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/errorcodes.htm
 */
async function readAnswer(response: Response): Promise<unknown> {
  const text = await readText(response)
  const json = parseJson(text)
  if (response.ok) {
    if (json === undefined) throw new MalformedAnswerError(`The answer with status ${response.status} is no JSON.`)
    return json
  }
  const { code, message } = errorFrom(json, response.status)
  if (mayPass(response.status, code, message)) {
    throw new TryAgainError(`${code} ${response.status}.`, retryAfterMilliseconds(response.headers.get('retry-after')))
  }
  throw new RefusedError(code, response.status)
}

async function readText(response: Response): Promise<string> {
  const chunks: Uint8Array[] = []
  let length = 0
  try {
    for await (const chunk of response.body ?? []) {
      length += chunk.length
      if (length > longestAnswerBytes) throw new MalformedAnswerError('The answer is longer than a megabyte.')
      chunks.push(chunk)
    }
  } catch (error) {
    throw connectionFailure(error)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const errorSchema = z.union([
  z.array(z.object({ errorCode: z.string(), message: z.string().catch('') })).min(1),
  z.object({ error: z.string() }).transform(({ error }) => [{ errorCode: error, message: '' }]),
])

function errorFrom(json: unknown, status: number): { readonly code: string; readonly message: string } {
  const [first] = errorSchema.safeParse(json).data ?? []
  // Into logs goes only what is a code.
  return first !== undefined && /^\w{1,80}$/.test(first.errorCode)
    ? { code: first.errorCode, message: first.message }
    : { code: `HTTP_${status}`, message: '' }
}

/**
 * Whether the same request may succeed a moment later. The limit of requests that run at once comes as 403 and with the
 * same code as that of 24 hours; only the message tells them apart.
 * @see https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/errorcodes.htm
 */
function mayPass(status: number, code: string, message: string): boolean {
  if (code === 'REQUEST_LIMIT_EXCEEDED') return /concurrent/i.test(message)
  return status === 429 || status >= 500 || code === 'UNABLE_TO_LOCK_ROW'
}

/** A number of seconds, or a time. Salesforce does not document that it sends one; gateways in front of it do. */
function retryAfterMilliseconds(header: string | null): number {
  if (header === null) return 0
  const milliseconds = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now()
  return Number.isFinite(milliseconds) ? Math.max(0, milliseconds) : 0
}
