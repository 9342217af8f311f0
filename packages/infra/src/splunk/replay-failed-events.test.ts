import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startHecReceiver } from '../../test/splunk/hec-receiver.js'
import type { HecReceiver } from '../../test/splunk/hec-receiver.js'
import { startS3Server } from '../../test/splunk/s3-server.js'
import type { S3Server } from '../../test/splunk/s3-server.js'
import { createHecClient, maxBodyBytes } from './hec-client.js'
import { replayFailedEvents } from './replay-failed-events.js'
import type { ReplayOptions, ReplayResult } from './replay-failed-events.js'
import { createS3ObjectStore } from './s3-object-store.js'

const token = 'token'
const prefix = 'connect/failed-events/'
const markerPrefix = 'connect/replayed-events/'
const splunkFailed = `${prefix}splunk-failed/2026/11/02/09/`
const processingFailed = `${prefix}processing-failed/2026/11/02/09/`
const streamObject = `${processingFailed}contact-records-1-2026-11-02-09-00-00-00000000-0000-4000-8000-000000000000.gz`

let s3: S3Server
let receiver: HecReceiver
let putBack: { readonly stream: string; readonly record: Buffer }[]

beforeAll(async () => {
  s3 = await startS3Server('failed-events')
  receiver = await startHecReceiver({ token })
})
afterAll(async () => {
  await s3.close()
  await receiver.close()
})
beforeEach(() => {
  s3.objects.clear()
  s3.requests.length = 0
  receiver.reset()
  putBack = []
})

/** An event as the transformation has written it. */
function hecEvent(eventId: string, text = ''): string {
  return `${JSON.stringify({ time: 1, sourcetype: 'connect:ctr', event: { eventId, text } })}\n`
}

function splunkEntry(data: string, errorCode = 'Splunk.AckTimeout'): string {
  const rawData = Buffer.from(data).toString('base64')
  return JSON.stringify({ attemptsMade: 4, arrivalTimestamp: 1, errorCode, errorMessage: 'x', rawData, EventId: '1.0' })
}

function processingEntry(data: Buffer): string {
  return JSON.stringify({
    attemptsMade: '4',
    arrivalTimestamp: '1',
    errorCode: 'Lambda.FunctionError',
    errorMessage: 'x',
    rawData: data.toString('base64'),
    lambdaArn: 'arn:aws:lambda:ap-northeast-2:123456789012:function:x',
  })
}

async function replay(options: Partial<ReplayOptions> = {}): Promise<ReplayResult> {
  const client = createHecClient({
    endpoint: receiver.endpoint,
    token,
    acknowledgementMilliseconds: 40,
    pollMilliseconds: 2,
    pauseMilliseconds: 1,
    attempts: 2,
  })
  return await replayFailedEvents({
    store: createS3ObjectStore(s3.client, 'failed-events'),
    client,
    putBack: async (stream, records) => {
      putBack.push(...records.map((record) => ({ stream, record: Buffer.from(record) })))
      return records.map(() => true)
    },
    prefix,
    markerPrefix,
    dryRun: false,
    skipRefused: false,
    ...options,
  })
}

function indexed(): readonly unknown[] {
  return receiver.events.map(({ event }) => Reflect.get(Object(event), 'eventId'))
}

function markers(): readonly string[] {
  return [...s3.objects.keys()].filter((key) => key.startsWith(markerPrefix))
}

describe('what Splunk did not take', () => {
  it.each([
    ['compressed', gzipSync(splunkEntry(hecEvent('a')) + splunkEntry(hecEvent('b') + hecEvent('c')))],
    ['with line feeds', Buffer.from(`${splunkEntry(hecEvent('a'))}\n${splunkEntry(hecEvent('b') + hecEvent('c'))}\n`)],
    [
      'in several parts of gzip',
      Buffer.concat([gzipSync(splunkEntry(hecEvent('a'))), gzipSync(splunkEntry(hecEvent('b') + hecEvent('c')))]),
    ],
  ])('is sent, %s', async (_, object) => {
    s3.objects.set(`${splunkFailed}one.gz`, object)
    expect(await replay()).toEqual({
      replayed: 1,
      alreadyReplayed: 0,
      left: 0,
      events: 3,
      records: 0,
      skipped: 0,
      problems: [],
    })
    expect(indexed()).toEqual(['a', 'b', 'c'])
    expect(receiver.posts).toHaveLength(1)
  })

  it('is sent once: a marker tells the next run', async () => {
    for (const name of ['a', 'b', 'c', 'd', 'e'])
      s3.objects.set(`${splunkFailed}${name}`, gzipSync(splunkEntry(hecEvent(name))))
    expect(await replay({ maxObjects: 2 })).toMatchObject({
      replayed: 2,
      stopped: expect.stringContaining('more than 2'),
    })
    expect(markers()).toEqual(['a', 'b'].map((name) => `${markerPrefix}splunk-failed/2026/11/02/09/${name}.json`))
    expect(JSON.parse(String(s3.objects.get(markers()[0] ?? '')))).toMatchObject({ key: `${splunkFailed}a`, events: 1 })
    expect(await replay()).toMatchObject({ replayed: 3, alreadyReplayed: 2 })
    expect(await replay()).toMatchObject({ replayed: 0, alreadyReplayed: 5 })
    expect(indexed()).toEqual(['a', 'b', 'c', 'd', 'e'])
  })

  it('goes in requests that Splunk takes, however large the object is', async () => {
    const entries = Array.from({ length: 40 }, (_, index) => splunkEntry(hecEvent(String(index), 'x'.repeat(100_000))))
    s3.objects.set(`${splunkFailed}large`, Buffer.from(entries.join('\n')))
    expect(await replay()).toMatchObject({ replayed: 1, events: 40 })
    expect(indexed()).toHaveLength(40)
    expect(Math.max(...receiver.posts.map(({ bytes }) => bytes))).toBeLessThanOrEqual(maxBodyBytes)
  })

  it('is begun again after a run that ended in the middle', async () => {
    s3.objects.set(`${splunkFailed}a`, gzipSync(splunkEntry(hecEvent('a'))))
    receiver.faultFor = () => 'lost-acknowledgement'
    expect(await replay()).toMatchObject({
      replayed: 0,
      left: 1,
      stopped: expect.stringContaining('did not acknowledge'),
    })
    expect(markers()).toEqual([])
    receiver.faultFor = () => undefined
    expect(await replay()).toMatchObject({ replayed: 1, left: 0 })
    expect(new Set(indexed())).toEqual(new Set(['a']))
  })

  it('stops at once where no object would be taken', async () => {
    for (const name of ['a', 'b']) s3.objects.set(`${splunkFailed}${name}`, gzipSync(splunkEntry(hecEvent(name))))
    const client = createHecClient({ endpoint: receiver.endpoint, token: 'wrong' })
    expect(await replay({ client })).toMatchObject({
      left: 1,
      stopped: expect.stringContaining('The token is invalid.'),
    })
  })
})

describe('what the transformation did not take', () => {
  it('goes back into its stream, counted from the beginning', async () => {
    s3.objects.set(
      streamObject,
      gzipSync(processingEntry(gzipSync('{"a":1}')) + processingEntry(Buffer.from('{"b":1}'))),
    )
    expect(await replay()).toMatchObject({ replayed: 1, records: 2, events: 0 })
    expect(putBack.map(({ stream }) => stream)).toEqual(['contact-records', 'contact-records'])
    const [first, second] = putBack
    expect(gunzipSync(first?.record ?? '').toString()).toBe('{"putBackRounds":0}{"a":1}')
    expect(second?.record.toString()).toBe('{"putBackRounds":0}{"b":1}')
  })

  it('goes into the stream that is named', async () => {
    s3.objects.set(`${processingFailed}other-name`, gzipSync(processingEntry(Buffer.from('{}'))))
    expect(await replay()).toMatchObject({ left: 1, problems: [{ reason: expect.stringContaining('--stream') }] })
    expect(await replay({ stream: 'logs' })).toMatchObject({ replayed: 1 })
    expect(putBack[0]?.stream).toBe('logs')
  })

  it('is left when the stream does not take it', async () => {
    s3.objects.set(streamObject, gzipSync(processingEntry(Buffer.from('{}'))))
    expect(await replay({ putBack: async () => [false] })).toMatchObject({
      left: 1,
      problems: [{ reason: 'The stream "contact-records" did not take 1 of 1 records.' }],
    })
    expect(markers()).toEqual([])
  })
})

it('tells stages apart by the error where the prefix has no kind of error in it', async () => {
  const name = 'logs-2-2026-11-02-09-00-00-00000000-0000-4000-8000-000000000000'
  s3.objects.set(`${prefix}${name}`, Buffer.from(splunkEntry(hecEvent('a')) + processingEntry(Buffer.from('{}'))))
  expect(await replay()).toMatchObject({ replayed: 1, events: 1, records: 1 })
  expect(putBack[0]?.stream).toBe('logs')
})

describe('an object that cannot be replayed', () => {
  const good = splunkEntry(hecEvent('good'))
  it.each([
    ['text', Buffer.from('hello'), 'Something stands where a JSON object should begin.'],
    ['a torn object', gzipSync(good + good.slice(0, 50)), 'It ends in the middle of a JSON object.'],
    ['a torn gzip', gzipSync(good).subarray(0, 40), 'It is no complete gzip.'],
    ['an entry without data', gzipSync(`${good}{"errorCode":"x"}`), 'An entry has no "rawData" in base64.'],
    ['an event that Splunk refuses', gzipSync(good + splunkEntry('{"time":1}')), 'It has no "event".'],
    [
      'an event that loses those behind it',
      gzipSync(good + splunkEntry('{"event":"a","x":1}')),
      'members that no event has',
    ],
    ['an entry that is no event', gzipSync(good + splunkEntry('hello')), 'where a JSON object should begin'],
    ['an empty entry', gzipSync(good + splunkEntry('')), 'It is empty.'],
    [
      'an event that is too large',
      gzipSync(good + splunkEntry(hecEvent('b', 'x'.repeat(1_000_000)))),
      'Splunk takes 900000',
    ],
  ])('is left as a whole, and the others are not: %s', async (_, object, reason) => {
    s3.objects.set(`${splunkFailed}1`, object)
    s3.objects.set(`${splunkFailed}2`, gzipSync(splunkEntry(hecEvent('other'))))
    expect(await replay()).toMatchObject({
      replayed: 1,
      left: 1,
      problems: [{ key: `${splunkFailed}1`, status: 'left', reason: expect.stringContaining(reason) }],
    })
    expect(indexed()).toEqual(['other'])
  })

  it('is replayed without what Splunk refuses when that is wanted', async () => {
    s3.objects.set(`${splunkFailed}1`, gzipSync(good + splunkEntry('{"time":1}') + splunkEntry('hello')))
    expect(await replay({ skipRefused: true })).toMatchObject({ replayed: 1, events: 1, skipped: 2 })
    expect(indexed()).toEqual(['good'])
  })

  it('is nothing when it is empty', async () => {
    s3.objects.set(`${splunkFailed}1`, Buffer.alloc(0))
    expect(await replay()).toMatchObject({ replayed: 1, events: 0 })
  })
})

it('only looks in a dry run', async () => {
  s3.objects.set(`${splunkFailed}1`, gzipSync(splunkEntry(hecEvent('a'))))
  s3.objects.set(streamObject, gzipSync(processingEntry(Buffer.from('{}'))))
  expect(await replay({ dryRun: true })).toMatchObject({ replayed: 2, events: 1, records: 1 })
  expect(indexed()).toEqual([])
  expect(putBack).toEqual([])
  expect(s3.requests.some((request) => request.startsWith('PUT'))).toBe(false)
})

it('reads an object of several parts', async () => {
  const entries = Array.from({ length: 120 }, (_, index) => splunkEntry(hecEvent(String(index), 'x'.repeat(80_000))))
  const object = Buffer.from(entries.join(''))
  expect(object.length).toBeGreaterThan(8 * 1024 * 1024)
  s3.objects.set(`${splunkFailed}1`, object)
  expect(await replay({ dryRun: true })).toMatchObject({ replayed: 1, events: 120 })
  expect(s3.requests.filter((request) => request === `GET ${splunkFailed}1`)).toHaveLength(2)
})
