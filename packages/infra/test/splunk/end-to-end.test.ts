import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { transform } from '../../src/functions/splunk-transformation/transform.js'
import { createConcealment } from '../../src/splunk/conceal-address.js'
import { createHecClient } from '../../src/splunk/hec-client.js'
import { replayFailedEvents } from '../../src/splunk/replay-failed-events.js'
import type { ReplayResult } from '../../src/splunk/replay-failed-events.js'
import { createS3ObjectStore } from '../../src/splunk/s3-object-store.js'
import { startFirehose } from './firehose.js'
import type { Firehose } from './firehose.js'
import { hecFaults, startHecReceiver } from './hec-receiver.js'
import type { HecFault, HecReceiver } from './hec-receiver.js'
import { startS3Server } from './s3-server.js'
import type { S3Server } from './s3-server.js'
import { contactRecord, flowLogEntry, gzipJson, json, logRecord } from './samples.js'

const token = 'token'
const prefix = 'connect/failed-events/'

/** Longest time of a request: short while answers are slow on purpose, long where none may be missed on a busy machine. */
const patience = { short: 25, long: 10_000 } as const

let s3: S3Server
let receiver: HecReceiver
let requestMilliseconds: number = patience.long

beforeAll(async () => {
  s3 = await startS3Server('failed-events')
  receiver = await startHecReceiver({ token, slowMilliseconds: 60 })
})
afterAll(async () => {
  await s3.close()
  await receiver.close()
})
beforeEach(() => reset())

function reset(): void {
  requestMilliseconds = patience.long
  receiver.reset()
  s3.objects.clear()
}

/** A stream before Splunk. `broken` says whether the transformation throws at its n-th call. */
function startStream(broken: (call: number) => boolean = () => false): Firehose {
  let calls = 0
  const firehose: Firehose = startFirehose({
    stream: 'contact-records',
    endpoint: receiver.endpoint,
    token,
    objects: s3.objects,
    prefix,
    requestMilliseconds: () => requestMilliseconds,
    async transform(event) {
      calls += 1
      if (broken(calls - 1)) throw new Error('The function has failed.')
      return await transform(event, {
        concealAddress: createConcealment('hash', 'a key of enough bytes'),
        attributes: [],
        putBack: firehose.putBack,
        tell: () => undefined,
        // So small that something goes round.
        maxAnswerBytes: 8000,
      })
    },
  })
  return firehose
}

async function replay(firehose: Firehose): Promise<ReplayResult> {
  const client = createHecClient({
    endpoint: receiver.endpoint,
    token,
    requestMilliseconds,
    acknowledgementMilliseconds: 6,
    pollMilliseconds: 2,
    pauseMilliseconds: 1,
    attempts: 3,
  })
  return await replayFailedEvents({
    store: createS3ObjectStore(s3.client, 'failed-events'),
    client,
    putBack: firehose.putBack,
    prefix,
    markerPrefix: 'connect/replayed-events/',
    dryRun: false,
    skipRefused: false,
  })
}

/** What is indexed by the id of the event, as searches see it: copies are alike, so that it is the same which one counts. */
function searched(): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const envelope of receiver.events) {
    const id = String(Reflect.get(Object(envelope['event']), 'eventId'))
    const text = JSON.stringify(envelope)
    expect(found.get(id) ?? text).toBe(text)
    found.set(id, text)
  }
  return found
}

function faultsInOrder(faults: readonly (HecFault | undefined)[]): () => HecFault | undefined {
  const left = [...faults]
  return () => left.shift()
}

/** Contact records, each with the time of its last change, and a log record. */
function incoming(contacts: readonly number[]): {
  readonly records: readonly Buffer[]
  readonly ids: readonly string[]
} {
  const updates = contacts.map((contact, position) => ({
    ContactId: `contact-${contact}`,
    LastUpdateTimestamp: new Date(Date.UTC(2026, 10, 2, 9, 0, position)).toISOString().replace('.000', ''),
  }))
  const log = logRecord([flowLogEntry(), flowLogEntry({ Results: 'Success' })])
  return {
    records: [...updates.map((update) => json(contactRecord(update.ContactId, update))), gzipJson(log)],
    ids: [
      ...updates.map(({ ContactId, LastUpdateTimestamp }) => `${ContactId}:${LastUpdateTimestamp}`),
      ...[1, 2].map((id) => String(id).padStart(56, '0')),
    ],
  }
}

describe('from Connect to Splunk', () => {
  it('arrives without faults once', async () => {
    const { records, ids } = incoming([1, 2, 3, 3, 4, 5, 6, 7, 8])
    const firehose = startStream()
    firehose.put(records)
    await firehose.run()
    expect([...searched().keys()].sort()).toEqual([...ids].sort())
    expect(receiver.events).toHaveLength(ids.length)
    expect(s3.objects.size).toBe(0)
  })

  it('waits in S3 through an outage, and arrives by a replay', async () => {
    const { records, ids } = incoming([1, 2, 3, 4, 5])
    receiver.faultFor = () => 'busy'
    const firehose = startStream()
    firehose.put(records)
    await firehose.run()
    expect(receiver.events).toEqual([])
    expect([...s3.objects.keys()]).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^connect\/failed-events\/splunk-failed\/2026\/11\/02\/09\/contact-records-1-/),
      ]),
    )
    receiver.faultFor = () => undefined
    expect(await replay(firehose)).toMatchObject({ left: 0, events: ids.length })
    expect([...searched().keys()].sort()).toEqual([...ids].sort())
    expect(receiver.events).toHaveLength(ids.length)
    expect(await replay(firehose)).toMatchObject({ replayed: 0, events: 0, records: 0 })
  })

  it('waits in S3 through a broken transformation, and arrives by a replay into the stream', async () => {
    const { records, ids } = incoming([1, 2, 3])
    let broken = true
    const firehose = startStream(() => broken)
    firehose.put(records)
    await firehose.run()
    expect(receiver.events).toEqual([])
    broken = false
    expect(await replay(firehose)).toMatchObject({ left: 0, records: records.length })
    await firehose.run()
    expect([...searched().keys()].sort()).toEqual([...ids].sort())
  })

  it('loses nothing and counts nothing twice, whatever goes wrong', async () => {
    const arbitraryFault = fc.option(fc.constantFrom(...hecFaults), { nil: undefined, freq: 3 })
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat(5), { minLength: 1, maxLength: 10 }),
        fc.oneof(fc.array(arbitraryFault, { maxLength: 24 }), fc.constant('outage' as const)),
        fc.array(fc.boolean(), { maxLength: 8 }),
        fc.array(arbitraryFault, { maxLength: 8 }),
        async (contacts, faults, brokenCalls, replayFaults) => {
          reset()
          const { records, ids } = incoming(contacts)
          requestMilliseconds = patience.short
          receiver.faultFor = faults === 'outage' ? () => 'busy' : faultsInOrder(faults)
          const firehose = startStream((call) => brokenCalls[call] ?? false)
          firehose.put(records)
          await firehose.run()

          receiver.faultFor = faultsInOrder(replayFaults)
          await replay(firehose)
          requestMilliseconds = patience.long
          receiver.faultFor = () => undefined
          expect(await replay(firehose)).toMatchObject({ left: 0 })
          await firehose.run()
          expect(await replay(firehose)).toMatchObject({ left: 0 })
          await firehose.run()

          expect([...searched().keys()].sort()).toEqual([...ids].sort())
          const before = receiver.events.length
          expect(await replay(firehose)).toMatchObject({ replayed: 0, left: 0 })
          expect(receiver.events).toHaveLength(before)
        },
      ),
      { numRuns: 60, seed: 20_261_102 },
    )
  })
})
