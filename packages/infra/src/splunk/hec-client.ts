import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { z } from 'zod'
import { answerOfStatus, hecAnswers } from './hec-answers.js'
import type { HecAnswer } from './hec-answers.js'

const compress = promisify(gzip)

/** The collector did not take events. Holds nothing of them, nor of the token. */
export class HecError extends Error {
  override readonly name = 'HecError'
  /** `later`: it may go well later. `data`: these events are refused. `setup`: no events will be taken. */
  readonly kind: HecAnswer['kind']
  /** The collector's own number, where it gave one. */
  readonly code: number | undefined

  constructor({ meaning, advice, kind }: HecAnswer, code?: number) {
    super(`${meaning}${code === undefined ? '' : ` (code ${code})`} ${advice}`)
    this.kind = kind
    this.code = code
  }
}

/** Longest body of a request before compression, in bytes. Splunk Cloud documents 1 MB. */
export const maxBodyBytes = 900_000

/** How to reach a collector. Times are in milliseconds. */
export interface HecClientOptions {
  /** `https://host:port`. Plain `http` on this machine only. */
  readonly endpoint: string
  /** Has to have indexer acknowledgement enabled. */
  readonly token: string
  /** Longest time for one request. @defaultValue 30000 */
  readonly requestMilliseconds?: number
  /** Longest wait for an acknowledgement; then the events are sent again. Firehose has 180000 at least. @defaultValue 180000 */
  readonly acknowledgementMilliseconds?: number
  /** Between two questions whether events are acknowledged. @defaultValue 2000 */
  readonly pollMilliseconds?: number
  /** How often events are sent at most. @defaultValue 5 */
  readonly attempts?: number
  /** The pause after the first failed attempt, at most; twice as long after each further one. @defaultValue 1000 */
  readonly pauseMilliseconds?: number
}

/** Sends events and waits until they are indexed. */
export interface HecClient {
  /**
   * Send events, and wait until Splunk says that they are indexed. May send them more than once: what an attempt did that
   * got no answer is unknown.
   * @param body - Events as the collector takes them, one after another, at most {@link maxBodyBytes}.
   * @throws {@link HecError}
   */
  send(body: string): Promise<void>
  /**
   * Ask whether the collector can be reached and is well.
   * @throws {@link HecError}
   */
  checkHealth(): Promise<void>
}

const answerSchema = z.looseObject({ code: z.number(), ackId: z.int().min(0).optional() })
const acknowledgementsSchema = z.looseObject({ acks: z.record(z.string(), z.boolean()) })

/** Where the collector must stand. @throws Error with a sentence for people. */
export function readEndpoint(endpoint: string): URL {
  const url = URL.canParse(endpoint) ? new URL(endpoint) : undefined
  if (url === undefined || (url.protocol !== 'https:' && url.protocol !== 'http:')) {
    throw new Error('The endpoint is no address: write it as https://http-inputs-example.splunkcloud.com:443.')
  }
  if (url.protocol === 'http:' && !['127.0.0.1', '[::1]', 'localhost'].includes(url.hostname)) {
    throw new Error('The endpoint has to begin with https: else the token and the events could be read on the way.')
  }
  if (url.username !== '' || url.password !== '' || url.search !== '' || !['', '/'].includes(url.pathname)) {
    throw new Error('The endpoint is https, host and port alone: the path /services/collector is added to it.')
  }
  return url
}

/**
 * A client for Splunk's HTTP Event Collector with indexer acknowledgement.
 * @see https://docs.splunk.com/Documentation/Splunk/latest/Data/AboutHECIDXAck
 */
export function createHecClient(options: HecClientOptions): HecClient {
  const {
    requestMilliseconds = 30_000,
    acknowledgementMilliseconds = 180_000,
    pollMilliseconds = 2000,
    attempts = 5,
    pauseMilliseconds = 1000,
  } = options
  const endpoint = readEndpoint(options.endpoint)
  // Acknowledgements are counted for each channel, and told to the channel that asks.
  const channel = randomUUID()
  const cookies = new Map<string, string>()

  const request = async (path: string, init: RequestInit): Promise<unknown> => {
    let status: number
    let text: string
    try {
      const response = await fetch(new URL(path, endpoint), {
        ...init,
        // Another host must not get the token.
        redirect: 'manual',
        signal: AbortSignal.timeout(requestMilliseconds),
        headers: {
          authorization: `Splunk ${options.token}`,
          'x-splunk-request-channel': channel,
          'content-type': 'application/json',
          // With several indexers, a load balancer remembers by a cookie which one knows of this channel.
          ...(cookies.size > 0 && { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') }),
          ...init.headers,
        },
      })
      status = response.status
      for (const cookie of response.headers.getSetCookie()) keepCookie(cookies, cookie)
      text = await response.text()
    } catch (error) {
      throw unreachable(error)
    }
    const value = parse(text)
    const { data } = answerSchema.safeParse(value)
    if (status === 200 && (data === undefined || data.code === 0 || data.code === 17)) return value
    const code = data?.code
    throw new HecError((code === undefined ? undefined : hecAnswers[code]) ?? answerOfStatus(status), code)
  }

  const isAcknowledged = async (ackId: number): Promise<boolean> => {
    const value = await request('/services/collector/ack', { method: 'POST', body: JSON.stringify({ acks: [ackId] }) })
    return acknowledgementsSchema.safeParse(value).data?.acks[ackId] === true
  }

  const waitForAcknowledgement = async (ackId: number): Promise<void> => {
    const end = performance.now() + acknowledgementMilliseconds
    for (;;) {
      try {
        if (await isAcknowledged(ackId)) return
      } catch (error) {
        // That an answer was lost says nothing about the events.
        if (!(error instanceof HecError) || error.kind !== 'later') throw error
      }
      if (performance.now() + pollMilliseconds > end) {
        throw new HecError({
          meaning: 'Splunk did not acknowledge the events in time.',
          kind: 'later',
          advice: 'With several indexers, the load balancer needs sticky sessions.',
        })
      }
      await wait(pollMilliseconds)
    }
  }

  const sendOnce = async (body: Buffer): Promise<void> => {
    const value = await request('/services/collector/event', {
      method: 'POST',
      headers: { 'content-encoding': 'gzip' },
      body: new Uint8Array(body),
    })
    const { data } = answerSchema.safeParse(value)
    if (data === undefined) throw new HecError(answerOfStatus(200))
    if (data.ackId === undefined) throw new HecError(withoutAcknowledgement, 14)
    await waitForAcknowledgement(data.ackId)
  }

  return {
    async send(body) {
      const compressed = await compress(body)
      for (let attempt = 1; ; attempt += 1) {
        try {
          return await sendOnce(compressed)
        } catch (error) {
          if (!(error instanceof HecError) || error.kind !== 'later' || attempt >= attempts) throw error
        }
        await wait(Math.random() * pauseMilliseconds * 2 ** (attempt - 1))
      }
    },
    async checkHealth() {
      await request('/services/collector/health', { method: 'GET' })
    },
  }
}

const withoutAcknowledgement: HecAnswer = hecAnswers[14] ?? answerOfStatus(400)

/** The cause by its code alone: messages of connections may hold addresses. */
function unreachable(error: unknown): HecError {
  const cause: unknown = error instanceof Error ? error.cause : undefined
  const code: unknown = typeof cause === 'object' && cause !== null ? Reflect.get(cause, 'code') : undefined
  const timeout = error instanceof Error && error.name === 'TimeoutError'
  const known = typeof code === 'string' ? ` (${code})` : ''
  return new HecError({
    meaning: timeout ? 'Splunk did not answer in time.' : `Splunk could not be reached${known}.`,
    kind: 'later',
    advice: 'Look at the address, the port, and whether the way there is open from here.',
  })
}

function keepCookie(cookies: Map<string, string>, header: string): void {
  const [pair = ''] = header.split(';')
  const equals = pair.indexOf('=')
  // A server that sends new names all the time must not fill the header.
  if (equals <= 0 || (cookies.size >= 10 && !cookies.has(pair.slice(0, equals).trim()))) return
  cookies.set(pair.slice(0, equals).trim(), pair.slice(equals + 1).trim())
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
