import { once } from 'node:events'
import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import type { ConnectState, Service } from './connect-state.js'
import type { QueryName } from './operation.js'
import { operations } from './operations/index.js'
import { Refusal } from './refusals.js'
import { limitRate } from './request-rate.js'
import { toRoutes } from './routes.js'

/** Options of {@link startConnectLocal}. */
export interface ConnectLocalOptions {
  /** @defaultValue 'ap-northeast-2' */
  readonly region?: string
  /** Twelve digits. @defaultValue '111122223333' */
  readonly accountId?: string
  /**
   * Most requests a second, after a first five. What is more is answered with ThrottlingException, as by the service, where
   * it is 2 for most operations. More than 0.
   * @defaultValue no limit
   */
  readonly requestsPerSecond?: number
}

/** A request that was answered. */
export interface AnsweredRequest {
  /** `CreateQueue`; undefined where there is no such operation. */
  readonly operation: string | undefined
  readonly method: string
  /** As it came, with the query. */
  readonly url: string
  readonly status: number
  /** Name of the error; undefined where there was none. */
  readonly error: string | undefined
  /** What the error was about, problems of content among it; undefined where there was none. */
  readonly message: string | undefined
}

/** The API of Amazon Connect, of this process. */
export interface ConnectLocal {
  /** Endpoint for clients: `http://127.0.0.1:49152`. */
  readonly url: string
  /** What is there. Changes while requests are answered. */
  readonly state: ConnectState
  /** All requests so far, in order. */
  readonly requests: readonly AnsweredRequest[]
  /** Stop, and close all connections. */
  close(): Promise<void>
}

/** Longest body that is read, in bytes: content of 256,000 characters, each as a long escape. */
const longestBody = 4_000_000

/**
 * Start a server on loopback, on a port that is free. It is empty: no instance is there.
 * @example
 * ```ts
 * const connect = await startConnectLocal()
 * const client = new ConnectClient({ endpoint: connect.url, region: 'ap-northeast-2', credentials })
 * ```
 */
export async function startConnectLocal(options: ConnectLocalOptions = {}): Promise<ConnectLocal> {
  const { region = 'ap-northeast-2', accountId = '111122223333', requestsPerSecond } = options
  const state: ConnectState = { instances: new Map(), phoneNumbers: new Map(), offeredNumbers: new Map() }
  const service: Service = { state, region, accountId, newId: countIds(), now: () => Date.now() / 1000 }
  const mayPass = requestsPerSecond === undefined ? () => true : limitRate(requestsPerSecond, service.now)
  const routes = toRoutes(operations)
  const requests: AnsweredRequest[] = []

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { method = 'GET', url = '/' } = request
    const body = await buffer(request)
    const { pathname, searchParams } = new URL(url, 'http://localhost')
    const route = routes.find(method, pathname)
    const run = (): object => {
      if (!mayPass()) throw new Refusal('ThrottlingException', 'Rate exceeded')
      if (route === undefined) throw new Refusal('InvalidRequestException', `There is no ${method} ${pathname} here.`)
      const { operation, labels } = route
      const input = { ...readBody(body), ...readQuery(searchParams, operation.query), ...labels() }
      return operation.run(input, service)
    }
    const { status, error, message, answered } = attempt(run)
    requests.push({ operation: route?.operation.name, method, url, status, error, message })
    const text = JSON.stringify(answered)
    response.writeHead(status, {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(text),
      // The number of the request, in the form that clients expect of an id.
      'x-amzn-requestid': toUuid(requests.length),
      ...(error === undefined ? {} : { 'x-amzn-errortype': error }),
    })
    response.end(text)
  }

  const server = createServer((request, response) => {
    // A client that went away in the middle of its request.
    answer(request, response).catch(() => request.socket.destroy())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address: AddressInfo | string | null = server.address()
  return {
    url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`,
    state,
    requests,
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

interface Answer {
  readonly status: number
  readonly error?: string
  readonly message?: string
  readonly answered: object
}

function attempt(run: () => object): Answer {
  try {
    return { status: 200, answered: run() }
  } catch (error) {
    if (error instanceof Refusal)
      return { status: error.status, error: error.name, message: error.message, answered: error.body }
    // A mistake of this server: the caller shall see it, and not a connection that hangs.
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error)
    return { status: 500, error: 'InternalServiceException', message, answered: { Message: message } }
  }
}

function readBody(body: Buffer): object {
  if (body.length === 0) return {}
  if (body.length > longestBody) throw new Refusal('InvalidRequestException', 'The request is too long.')
  let value: unknown
  try {
    value = JSON.parse(body.toString())
  } catch {
    throw new Refusal('InvalidRequestException', 'The body of the request is no JSON.')
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Refusal('InvalidRequestException', 'The body of the request is no object.')
  // Clients write members that they do not have as null.
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== null))
}

function readQuery(given: URLSearchParams, names: Readonly<Record<string, QueryName>>): object {
  const members = Object.entries(names).flatMap(([member, name]): (readonly [string, unknown])[] => {
    if (typeof name === 'string') return given.has(name) ? [[member, given.get(name)]] : []
    const all = given.getAll(name[0])
    return all.length === 0 ? [] : [[member, all]]
  })
  return Object.fromEntries(members)
}

function countIds(): () => string {
  let count = 0
  return () => toUuid((count += 1))
}

function toUuid(number: number): string {
  return `00000000-0000-4000-8000-${number.toString(16).padStart(12, '0')}`
}
