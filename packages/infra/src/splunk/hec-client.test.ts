import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startHecReceiver } from '../../test/splunk/hec-receiver.js'
import type { HecFault, HecReceiver, HecReceiverOptions } from '../../test/splunk/hec-receiver.js'
import { startLoopbackServer } from '../../test/splunk/loopback-server.js'
import type { Answer, LoopbackServer } from '../../test/splunk/loopback-server.js'
import { hecAnswers } from './hec-answers.js'
import { createHecClient, HecError, readEndpoint } from './hec-client.js'
import type { HecClient, HecClientOptions } from './hec-client.js'

const token = '00000000-0000-4000-8000-000000000000'
const event = `${JSON.stringify({ event: { eventId: 'a' } })}\n`

let receiver: HecReceiver
const servers: LoopbackServer[] = []
beforeEach(async () => {
  receiver = await start()
})
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close()
})

async function start(options: Partial<HecReceiverOptions> = {}): Promise<HecReceiver> {
  const started = await startHecReceiver({ token, slowMilliseconds: 60_000, ...options })
  servers.push(started)
  return started
}

function clientOf(endpoint: string, options: Partial<HecClientOptions> = {}): HecClient {
  return createHecClient({
    endpoint,
    token,
    // Long, so that a busy machine is not taken for a slow collector; the first question is asked whatever the time is.
    requestMilliseconds: 10_000,
    acknowledgementMilliseconds: 50,
    pollMilliseconds: 5,
    pauseMilliseconds: 1,
    ...options,
  })
}

/** Let the first request to a path go wrong. */
function failFirst(path: string, fault: HecFault): void {
  receiver.faultFor = (request) => (request.path.endsWith(path) && request.index === 0 ? fault : undefined)
}

async function failureOf(work: Promise<unknown>): Promise<HecError> {
  const error: unknown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (error instanceof HecError) return error
  throw new Error('It was no HecError.')
}

describe('sending', () => {
  it('is done when Splunk has indexed the events', async () => {
    const slow = await start({ questionsUntilIndexed: 3 })
    await clientOf(slow.endpoint, { acknowledgementMilliseconds: 10_000 }).send(event)
    expect(slow.events).toEqual([{ event: { eventId: 'a' } }])
    expect(slow.posts).toEqual([{ bytes: event.length, channel: expect.stringMatching(/^[0-9a-f-]{36}$/) }])
  })

  it.each<[string, HecFault, number]>([
    ['is busy', 'busy', 1],
    ['breaks the connection', 'lost-request', 1],
    ['breaks the connection after it has indexed', 'lost-answer', 2],
    ['answers too late', 'slow', 2],
    ['loses the events', 'lost-events', 1],
    ['never acknowledges', 'lost-acknowledgement', 2],
  ])('is repeated when Splunk %s', async (_, fault, copies) => {
    failFirst('/event', fault)
    await clientOf(receiver.endpoint, fault === 'slow' ? { requestMilliseconds: 500 } : {}).send(event)
    expect(receiver.events).toHaveLength(copies)
  })

  it.each<HecFault>(['busy', 'lost-request'])('asks again when a question is lost: %s', async (fault) => {
    failFirst('/ack', fault)
    await clientOf(receiver.endpoint, { acknowledgementMilliseconds: 10_000 }).send(event)
    expect(receiver.events).toHaveLength(1)
  })

  it.each<HecFault>(['lost-answer', 'slow'])('sends again when the one "true" was lost: %s', async (fault) => {
    failFirst('/ack', fault)
    await clientOf(receiver.endpoint, fault === 'slow' ? { requestMilliseconds: 500 } : {}).send(event)
    expect(receiver.events).toHaveLength(2)
  })

  it('gives up after some attempts, as something that may go well later', async () => {
    receiver.faultFor = () => 'busy'
    const error = await failureOf(clientOf(receiver.endpoint, { attempts: 3 }).send(event))
    expect(error).toMatchObject({ kind: 'later', code: 9 })
    expect(error.message).toContain('Splunk is busy.')
  })

  it('says that nobody is there', async () => {
    const { endpoint, close } = await startHecReceiver({ token })
    await close()
    const error = await failureOf(clientOf(endpoint, { attempts: 2 }).send(event))
    expect(error.message).toContain('Splunk could not be reached (ECONNREFUSED).')
  })

  it('says that acknowledgement is off', async () => {
    const without = await start({ acknowledgement: false })
    const error = await failureOf(clientOf(without.endpoint).send(event))
    expect(error).toMatchObject({ kind: 'setup', code: 14 })
    expect(error.message).toContain('Enable indexer acknowledgement for the token')
  })

  it.each([
    ['a wrong token', event, 'wrong', 4, 'setup'],
    ['no events', '', token, 5, 'data'],
    ['something else', 'hello', token, 6, 'data'],
    ['an envelope without an event', '{"time":1}', token, 12, 'data'],
    ['a blank event', '{"event":""}', token, 13, 'data'],
    ['nested fields', '{"event":"a","fields":{"a":{}}}', token, 15, 'data'],
  ])('does not repeat %s', async (_, body, given, code, kind) => {
    const error = await failureOf(clientOf(receiver.endpoint, { token: given }).send(body))
    expect(error).toMatchObject({ code, kind })
    expect(error.message).toContain(hecAnswers[code]?.advice)
    expect(error.message).not.toContain(given)
    expect(receiver.posts.length).toBeLessThanOrEqual(1)
  })
})

describe('other servers', () => {
  async function answering(answer: Answer): Promise<string> {
    const server = await startLoopbackServer(() => answer)
    servers.push(server)
    return server.endpoint
  }

  it.each([
    ['a web site', { status: 200, body: '<html>' }, 'setup'],
    ['a missing page', { status: 404 }, 'setup'],
    ['a load balancer without a server', { status: 502, body: '<html>' }, 'later'],
    ['a proxy that takes little', { status: 413 }, 'data'],
    ['a collector of the future', { status: 400, body: '{"text":"?","code":99}' }, 'setup'],
  ])('are told by their answers: %s', async (_, answer, kind) => {
    expect(await failureOf(clientOf(await answering(answer), { attempts: 1 }).send(event))).toMatchObject({ kind })
  })

  it('never get the token by a redirect', async () => {
    const seen: unknown[] = []
    const other = await startLoopbackServer((request) => {
      seen.push(request.headers.authorization)
      return { status: 200 }
    })
    servers.push(other)
    const endpoint = await answering({ status: 307, headers: { location: other.endpoint } })
    expect((await failureOf(clientOf(endpoint).send(event))).kind).toBe('setup')
    expect(seen).toEqual([])
  })

  it('get their cookies back, as load balancers need for acknowledgements', async () => {
    const cookies: unknown[] = []
    const server = await startLoopbackServer((request) => {
      cookies.push(request.headers.cookie)
      const body = request.url?.endsWith('/ack') ? { acks: { '0': true } } : { text: 'Success', code: 0, ackId: 0 }
      return { status: 200, headers: { 'set-cookie': 'AWSELB=one; Path=/' }, body: JSON.stringify(body) }
    })
    servers.push(server)
    await clientOf(server.endpoint).send(event)
    expect(cookies).toEqual([undefined, 'AWSELB=one'])
  })
})

it('is well', async () => {
  await expect(clientOf(receiver.endpoint).checkHealth()).resolves.toBeUndefined()
})

it.each([
  ['splunk.example.com', 'is no address'],
  ['ftp://splunk.example.com', 'is no address'],
  ['http://splunk.example.com:8088', 'has to begin with https'],
  ['https://user:secret@splunk.example.com', 'https, host and port alone'],
  ['https://splunk.example.com:8088/services/collector', 'https, host and port alone'],
])('refuses the endpoint %s', (endpoint, message) => {
  expect(() => readEndpoint(endpoint)).toThrow(message)
})
