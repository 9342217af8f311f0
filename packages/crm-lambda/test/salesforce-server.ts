import { generateKeyPairSync, randomBytes, verify } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { z } from 'zod'
import { createSalesforceCrm } from '../src/salesforce/salesforce-crm.js'
import { createCredentialSource } from '../src/salesforce/credentials.js'
import { createSalesforceClient } from '../src/salesforce/salesforce-client.js'
import type { Crm } from '../src/crm.js'
import type { SecretSource } from '../src/secrets/secret-source.js'
import { readQuery } from './read-soql.js'

/** A record of the org. */
export type SalesforceRecord = Readonly<Record<string, unknown>> & { readonly Id: string }

/** A request that has reached the org. */
export interface ReceivedRequest {
  readonly method: string
  /** Without the query. */
  readonly path: string
  readonly body: string
  readonly status: number
}

/** How the org answers other than it should. */
export interface SalesforceFault {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body: string
}

/** An org of this process. */
export interface SalesforceServer {
  /** Where tokens come from, and the API. */
  readonly origin: string
  /** What the function signs in with, as it stands in the secret. */
  readonly secret: Readonly<Record<string, string>>
  readonly requests: readonly ReceivedRequest[]
  records(type: 'Case' | 'Contact' | 'Task'): readonly SalesforceRecord[]
  addContact(fields: Readonly<Record<string, string>>): string
  /** Tell clients that the API is there: at what stands in front of this server. */
  beKnownAs(address: string): void
  /** Every token that was given out is refused from now on. */
  endSessions(): void
  /** The app has another certificate: the secret that fits it from now on. */
  replaceKey(): Readonly<Record<string, string>>
  /** Answers to give in place of the right ones, by the path; `undefined` lets a request through. */
  failWith(fault: ((path: string, index: number) => SalesforceFault | undefined) | undefined): void
  close(): Promise<void>
}

interface Answer {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: unknown
}

/** The list of errors with which the REST API fails. */
export function failure(status: number, errorCode: string, message = 'No.'): SalesforceFault {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify([{ message, errorCode }]) }
}

const clientId = '3MVG9.test.client'
const username = 'flows@example.com'

/**
 * Salesforce as far as the function uses it, on loopback, answering as its guides document: sign-in with a signed
 * assertion, search with parameters, records created and queried.
 * @see https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_oauth_jwt_flow.htm
 * @see https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/errorcodes.htm
 */
export async function startSalesforceServer(): Promise<SalesforceServer> {
  const requests: ReceivedRequest[] = []
  const tokens = new Set<string>()
  const records = { Case: [] as SalesforceRecord[], Contact: [] as SalesforceRecord[], Task: [] as SalesforceRecord[] }
  const prefixes = { Case: '500', Contact: '003', Task: '00T' }
  let count = 0
  let knownAs: string | undefined
  let keys = generateKeyPairSync('rsa', { modulusLength: 2048 })
  let faultFor: ((path: string, index: number) => SalesforceFault | undefined) | undefined

  const add = (type: keyof typeof records, fields: Readonly<Record<string, unknown>>): string => {
    const Id = `${prefixes[type]}${String((count += 1)).padStart(12, '0')}AAA`
    records[type].push({ ...fields, Id })
    return Id
  }

  const handle = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(incoming.url ?? '/', 'http://localhost')
    const body = await text(incoming)
    const fault = faultFor?.(url.pathname, requests.length)
    const { status, headers, body: answered }: Answer = fault ?? answerTo(url, incoming, body)
    requests.push({ method: incoming.method ?? '', path: url.pathname, body, status })
    response.writeHead(status, { 'content-type': 'application/json;charset=UTF-8', ...headers })
    response.end(fault === undefined ? JSON.stringify(answered) : fault.body)
  }

  const answerTo = (url: URL, { method = 'GET', headers }: IncomingMessage, body: string): Answer => {
    if (url.pathname === '/services/oauth2/token') return signIn(new URLSearchParams(body))
    const token = /^Bearer (.+)$/.exec(headers.authorization ?? '')?.[1] ?? ''
    if (!tokens.has(token)) return refuse(401, 'INVALID_SESSION_ID', 'Session expired or invalid')
    const [, resource = ''] = /^\/services\/data\/v\d+\.0\/(.*)$/.exec(url.pathname) ?? []
    if (method === 'POST' && resource === 'parameterizedSearch') return search(body)
    if (method === 'POST' && resource === 'sobjects/Case') return createCase(body)
    if (method === 'POST' && resource === 'sobjects/Task') return created(add('Task', readFields(body)))
    if (method === 'GET' && resource === 'query') return query(url.searchParams.get('q') ?? '')
    return refuse(404, 'NOT_FOUND', 'The requested resource does not exist')
  }

  const signIn = (form: URLSearchParams): Answer => {
    if (form.get('grant_type') !== 'urn:ietf:params:oauth:grant-type:jwt-bearer')
      return { status: 400, body: { error: 'unsupported_grant_type', error_description: 'grant type not supported' } }
    const problem = problemOfAssertion(form.get('assertion') ?? '', keys.publicKey, origin)
    if (problem !== undefined) return { status: 400, body: { error: 'invalid_grant', error_description: problem } }
    const value = `00D000000000001!${randomBytes(40).toString('base64url')}`
    tokens.add(value)
    const id = `${origin}/id/00D000000000001AAA/005000000000001AAA`
    return {
      status: 200,
      body: { access_token: value, scope: 'api', instance_url: knownAs ?? origin, id, token_type: 'Bearer' },
    }
  }

  const search = (body: string): Answer => {
    const { q, fields, sobjects } = searchSchema.parse(JSON.parse(body))
    const terms = q.split(' OR ')
    // Other characters are operators of the search, or have to be escaped.
    if (!terms.every((term) => /^[0-9]{2,}$/.test(term))) return refuse(400, 'MALFORMED_SEARCH', 'unexpected token')
    const found = records.Contact.filter((record) => {
      const numbers = ['Phone', 'MobilePhone', 'HomePhone', 'OtherPhone'].map((field) => textOf(record[field]))
      return numbers.some((number) => terms.some((term) => number.replaceAll(/\D/g, '').includes(term)))
    })
    const searchRecords = found.slice(0, sobjects[0]?.limit).map((record) => ({
      attributes: { type: 'Contact', url: `/services/data/v63.0/sobjects/Contact/${record.Id}` },
      ...Object.fromEntries(fields.map((field) => [field, record[field] ?? null])),
    }))
    return { status: 200, body: { searchRecords } }
  }

  const createCase = (body: string): Answer => {
    const fields = readFields(body)
    const known = records.Case.find(({ ConnectContactId__c }) => ConnectContactId__c === fields['ConnectContactId__c'])
    if (known !== undefined)
      return refuse(
        400,
        'DUPLICATE_VALUE',
        `duplicate value found: ConnectContactId__c duplicates value on record with id: ${known.Id}`,
      )
    const unknown = Object.keys(fields).find((name) => name.endsWith('__c') && name !== 'ConnectContactId__c')
    if (unknown !== undefined)
      return refuse(400, 'INVALID_FIELD', `No such column '${unknown}' on sobject of type Case`)
    return created(add('Case', fields))
  }

  const query = (soql: string): Answer => {
    const asked = readQuery(soql)
    if (asked === undefined || (asked.type !== 'Case' && asked.type !== 'Task'))
      return refuse(400, 'MALFORMED_QUERY', 'unexpected token')
    const found = records[asked.type]
      .filter((record) => Object.entries(asked.fields).every(([field, value]) => record[field] === value))
      .slice(0, 1)
    return { status: 200, body: { totalSize: found.length, done: true, records: found.map(({ Id }) => ({ Id })) } }
  }

  const server = createServer((incoming, response) => {
    // A client that went away in the middle of its request.
    handle(incoming, response).catch(() => incoming.socket.destroy())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const secretFor = (privateKey: KeyObject): Readonly<Record<string, string>> => ({
    clientId,
    username,
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    loginUrl: origin,
  })

  return {
    origin,
    secret: secretFor(keys.privateKey),
    requests,
    records: (type) => records[type],
    addContact: (fields) => add('Contact', { Name: `${fields['FirstName']} ${fields['LastName']}`, ...fields }),
    beKnownAs(address) {
      knownAs = address
    },
    endSessions: () => tokens.clear(),
    replaceKey() {
      keys = generateKeyPairSync('rsa', { modulusLength: 2048 })
      tokens.clear()
      return secretFor(keys.privateKey)
    },
    failWith(fault) {
      faultFor = fault
    },
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

/** A CRM over an org, or over what stands in front of it. */
export function crmOver(
  { secret }: Pick<SalesforceServer, 'secret'>,
  options: { readonly secrets?: SecretSource; readonly attemptMilliseconds?: number } = {},
): Crm {
  const { secrets = { read: async () => JSON.stringify(secret) }, attemptMilliseconds = 1000 } = options
  return createSalesforceCrm({
    client: createSalesforceClient({ credentials: createCredentialSource(secrets), attemptMilliseconds }),
  })
}

const searchSchema = z.strictObject({
  q: z.string(),
  in: z.literal('PHONE'),
  fields: z.array(z.string()),
  sobjects: z.array(z.strictObject({ name: z.literal('Contact'), limit: z.number() })).length(1),
})

const claimsSchema = z.object({ iss: z.string(), sub: z.string(), aud: z.string(), exp: z.number() })

/** What Salesforce says of an assertion; `undefined` where it is good. */
function problemOfAssertion(assertion: string, publicKey: KeyObject, audience: string): string | undefined {
  const [header = '', claims = '', signature = ''] = assertion.split('.')
  const signed = Buffer.from(`${header}.${claims}`)
  if (!verify('sha256', signed, publicKey, Buffer.from(signature, 'base64url'))) return 'invalid assertion'
  const { iss, sub, aud, exp } = claimsSchema.parse(JSON.parse(Buffer.from(claims, 'base64url').toString()))
  if (aud !== audience) return 'audience is invalid'
  const now = Date.now() / 1000
  if (exp < now || exp > now + 180) return 'assertion expired'
  return iss === clientId && sub === username ? undefined : "user hasn't approved this consumer"
}

function refuse(status: number, errorCode: string, message: string): Answer {
  return { status, body: [{ message, errorCode }] }
}

function created(id: string): Answer {
  return { status: 201, body: { id, success: true, errors: [] } }
}

function readFields(body: string): Readonly<Record<string, unknown>> {
  return z.record(z.string(), z.unknown()).parse(JSON.parse(body))
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
