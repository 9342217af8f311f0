import type { IncomingMessage } from 'node:http'
import { gunzipSync } from 'node:zlib'
import { refusalOf } from '../../src/splunk/hec-event.js'
import { readJsonObjects, UnreadableJsonError } from '../../src/splunk/json-objects.js'
import { startLoopbackServer } from './loopback-server.js'
import type { Answer } from './loopback-server.js'

/** What goes wrong with one request. */
export type HecFault =
  /** 503, and nothing is done. */
  | 'busy'
  /** The connection breaks before anything is done. */
  | 'lost-request'
  /** All is done, and the connection breaks before the answer. */
  | 'lost-answer'
  /** All is done, and the answer comes too late. */
  | 'slow'
  /** The first half is indexed, then an internal error. */
  | 'half'
  /** Indexed, and never acknowledged. */
  | 'lost-acknowledgement'
  /** Accepted, and lost before it is indexed: never acknowledged. */
  | 'lost-events'
  /** Indexed twice. */
  | 'twice'

/** Every fault. */
export const hecFaults: readonly HecFault[] = [
  'busy',
  'lost-request',
  'lost-answer',
  'slow',
  'half',
  'lost-acknowledgement',
  'lost-events',
  'twice',
]

/** A request as a fault is chosen by it. */
export interface HecRequest {
  readonly path: string
  /** Counts the requests to this path from 0. */
  readonly index: number
}

/** A collector of this process. */
export interface HecReceiver {
  readonly endpoint: string
  /** What is indexed, copies included, in order. */
  readonly events: Readonly<Record<string, unknown>>[]
  /** Requests to `/services/collector/event` and `/raw`. */
  readonly posts: { readonly bytes: number; readonly channel: string | undefined }[]
  /** Chooses what goes wrong. */
  faultFor: (request: HecRequest) => HecFault | undefined
  /** Forget all. */
  reset(): void
  close(): Promise<void>
}

/** How a collector is set. */
export interface HecReceiverOptions {
  readonly token: string
  /** @defaultValue true */
  readonly acknowledgement?: boolean
  /** How late a slow answer comes. @defaultValue 100 */
  readonly slowMilliseconds?: number
  /** How often a channel has to ask until events are indexed. @defaultValue 0 */
  readonly questionsUntilIndexed?: number
}

interface Channel {
  next: number
  /** By id: how often to ask until it is true; `undefined` when it never is. */
  readonly open: Map<number, number | undefined>
}

/**
 * A collector with indexer acknowledgement, by the published behaviour of Splunk's: ids count for each channel, "true" is
 * told once, another channel is told "false"; of a request, events before a bad one are indexed, and what follows an
 * unknown member of an envelope is lost with the answer "Success".
 * @see https://docs.splunk.com/Documentation/Splunk/latest/Data/AboutHECIDXAck
 */
export async function startHecReceiver(options: HecReceiverOptions): Promise<HecReceiver> {
  const { token, acknowledgement = true, slowMilliseconds = 100, questionsUntilIndexed = 0 } = options
  const channels = new Map<string, Channel>()
  const counts = new Map<string, number>()
  const events: Readonly<Record<string, unknown>>[] = []
  const posts: HecReceiver['posts'] = []

  const accept = (
    received: readonly Readonly<Record<string, unknown>>[],
    channelId: string,
    fault?: HecFault,
  ): Answer => {
    const indexed = fault === 'half' ? received.slice(0, Math.floor(received.length / 2)) : received
    if (fault !== 'lost-events') events.push(...indexed)
    if (fault === 'twice') events.push(...indexed)
    if (fault === 'half') return code(500, 8, 'Internal server error')
    if (!acknowledgement) return code(200, 0, 'Success')
    const channel = channels.get(channelId) ?? { next: 0, open: new Map<number, number | undefined>() }
    channels.set(channelId, channel)
    const ackId = channel.next
    channel.next += 1
    const lost = fault === 'lost-acknowledgement' || fault === 'lost-events'
    channel.open.set(ackId, lost ? undefined : questionsUntilIndexed)
    return { status: 200, body: JSON.stringify({ text: 'Success', code: 0, ackId }) }
  }

  const answerToAck = (channelId: string, body: Buffer): Answer => {
    if (!acknowledgement) return code(400, 14, 'ACK is disabled')
    const [question] = readJsonObjects(body, 1)
    const ids = Array.isArray(question?.['acks']) ? question['acks'].filter((id) => typeof id === 'number') : []
    const open = channels.get(channelId)?.open
    const acks = ids.map((id): readonly [string, boolean] => {
      const left = open?.get(id)
      if (left === undefined) return [String(id), false]
      if (left > 0) open?.set(id, left - 1)
      // Told once, then forgotten.
      else open?.delete(id)
      return [String(id), left === 0]
    })
    return { status: 200, body: JSON.stringify({ acks: Object.fromEntries(acks) }) }
  }

  const respond = (request: IncomingMessage, path: string, received: Buffer, fault?: HecFault): Answer => {
    const channelId = channelOf(request)
    const refusal = refuse(request, channelId, token)
    if (refusal !== undefined) return refusal
    if (path.endsWith('/ack')) return answerToAck(channelId ?? '', received)
    const encoding = request.headers['content-encoding']
    if (encoding !== undefined && encoding !== 'gzip') return { status: 415 }
    const body = encoding === 'gzip' ? gunzipSync(received) : received
    posts.push({ bytes: body.length, channel: channelId })
    if (body.length === 0) return code(400, 5, 'No data')
    if (path.endsWith('/raw')) {
      const lines = body.toString('utf8').split('\n').filter(Boolean)
      return accept(
        lines.map((event) => ({ event })),
        channelId ?? '',
        fault,
      )
    }
    return acceptEvents(body, (objects) => accept(objects, channelId ?? '', fault), events)
  }

  const receiver: Pick<HecReceiver, 'faultFor'> = { faultFor: () => undefined }
  const server = await startLoopbackServer((request, received) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname
    if (path === '/services/collector/health') return code(200, 17, 'HEC is healthy')
    if (!/^\/services\/collector(\/(event|raw|ack))?$/.test(path)) return { status: 404 }
    const index = counts.get(path) ?? 0
    counts.set(path, index + 1)
    const fault = receiver.faultFor({ path, index })
    if (fault === 'busy') return code(503, 9, 'Server is busy')
    if (fault === 'lost-request') return 'broken'
    const answer = respond(request, path, received, fault)
    if (fault === 'lost-answer' || answer === 'broken') return 'broken'
    return fault === 'slow' ? { ...answer, delayMilliseconds: slowMilliseconds } : answer
  })
  return Object.assign(receiver, {
    endpoint: server.endpoint,
    events,
    posts,
    reset() {
      channels.clear()
      counts.clear()
      events.length = 0
      posts.length = 0
      receiver.faultFor = () => undefined
    },
    close: server.close,
  })
}

function channelOf({ headers }: IncomingMessage): string | undefined {
  const channel = headers['x-splunk-request-channel']
  return typeof channel === 'string' ? channel : undefined
}

function refuse(request: IncomingMessage, channel: string | undefined, token: string): Answer | undefined {
  const { authorization } = request.headers
  if (authorization === undefined) return code(401, 2, 'Token is required')
  if (!authorization.startsWith('Splunk ')) return code(401, 3, 'Invalid authorization')
  if (authorization !== `Splunk ${token}`) return code(403, 4, 'Invalid token')
  if (channel === undefined) return code(400, 10, 'Data channel is missing')
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(channel)
    ? undefined
    : code(400, 11, 'Invalid data channel')
}

/** Take the events of a request, up to the first bad one. */
function acceptEvents(
  body: Buffer,
  accept: (events: readonly Readonly<Record<string, unknown>>[]) => Answer,
  index: Readonly<Record<string, unknown>>[],
): Answer {
  let objects: readonly Readonly<Record<string, unknown>>[]
  try {
    objects = readJsonObjects(body, Infinity)
  } catch (error) {
    if (!(error instanceof UnreadableJsonError)) throw error
    return code(400, 6, 'Invalid data format')
  }
  const taken: Readonly<Record<string, unknown>>[] = []
  for (const object of objects) {
    const refusal = refusalOf(object)
    if (refusal === undefined) taken.push(object)
    else if (refusal.includes('members')) break
    else {
      index.push(...taken)
      const [number, text] = refusal.includes('no "event"')
        ? [12, 'Event field is required']
        : refusal.includes('blank')
          ? [13, 'Event field cannot be blank']
          : [15, 'Error in handling indexed fields']
      return { status: 400, body: JSON.stringify({ text, code: number, 'invalid-event-number': taken.length }) }
    }
  }
  return accept(taken)
}

function code(status: number, number: number, text: string): Answer {
  return { status, body: JSON.stringify({ text, code: number }) }
}
