import { readFailedEvents, streamOfKey } from './failed-events.js'
import type { FailedEvent } from './failed-events.js'
import { HecError, maxBodyBytes } from './hec-client.js'
import type { HecClient } from './hec-client.js'
import { refusalOf } from './hec-event.js'
import { readJsonObjects, UnreadableJsonError } from './json-objects.js'
import type { ObjectStore } from './object-store.js'
import { withRounds } from './put-back-rounds.js'
import { putLimits } from './put-back.js'
import type { PutBack } from './put-back.js'

/** What is replayed, and how. */
export interface ReplayOptions {
  readonly store: ObjectStore
  readonly client: Pick<HecClient, 'send'>
  readonly putBack: PutBack
  /** Where Firehose keeps what it could not deliver: `connect/failed-events/`. */
  readonly prefix: string
  /** Where it is noted what has been replayed. Must not begin with `prefix`. */
  readonly markerPrefix: string
  /** The stream that untransformed records go back to. @defaultValue the one in the name of the object */
  readonly stream?: string
  /** Read, count and check, and do nothing. */
  readonly dryRun: boolean
  /** Most objects in one run. */
  readonly maxObjects?: number
  /** Leave out what Splunk would not take, in place of leaving its object alone. */
  readonly skipRefused: boolean
  /** Told after each object. */
  readonly progress?: (object: ReplayedObject) => void
}

/** What became of an object. */
export interface ReplayedObject {
  readonly key: string
  /** `left`: nothing of it, or a part of it, was replayed; the next run begins it again. */
  readonly status: 'replayed' | 'already-replayed' | 'would-be-replayed' | 'left'
  /** Events sent to Splunk. */
  readonly events: number
  /** Records put back into the stream. */
  readonly records: number
  /** Entries left out since Splunk would not take them. */
  readonly skipped: number
  /** Why it was left. Holds nothing of the content. */
  readonly reason?: string
}

/** What a run did. */
export interface ReplayResult {
  readonly replayed: number
  readonly alreadyReplayed: number
  readonly left: number
  readonly events: number
  readonly records: number
  readonly skipped: number
  /** Why the run ended before it had seen all objects. */
  readonly stopped?: string
  /** Those that were left; at most {@link maxProblems}. */
  readonly problems: readonly ReplayedObject[]
}

/** Most objects that are named in a result. */
export const maxProblems = 100

/** Why an object cannot be replayed as it is. */
class LeftError extends Error {
  override readonly name = 'LeftError'
}

/**
 * Replay what Firehose could not deliver: transformed events go to Splunk, untransformed records back into the stream.
 *
 * An object is read twice: once to see that all of it can be replayed, and once to do it. When it is done, a marker is
 * written, and no later run touches the object. A run that ends in the middle of an object begins it again the next
 * time; what was sent then arrives twice, as it does by Firehose itself, with the same `eventId`.
 */
export async function replayFailedEvents(options: ReplayOptions): Promise<ReplayResult> {
  const counts = { replayed: 0, alreadyReplayed: 0, left: 0, events: 0, records: 0, skipped: 0 }
  const problems: ReplayedObject[] = []
  let stopped: string | undefined
  let seen = 0
  for await (const { key } of options.store.list(options.prefix)) {
    if (options.maxObjects !== undefined && seen >= options.maxObjects) {
      stopped = `There are more than ${options.maxObjects} objects. Run it again for the others.`
      break
    }
    let object: ReplayedObject
    try {
      object = await replayObject(key, options)
    } catch (error) {
      // It would be the same with every other object.
      if (!(error instanceof HecError)) throw error
      stopped = error.message
      object = { key, status: 'left', events: 0, records: 0, skipped: 0, reason: error.message }
    }
    if (object.status !== 'already-replayed') seen += 1
    if (object.status === 'left') {
      counts.left += 1
      if (problems.length < maxProblems) problems.push(object)
    } else if (object.status === 'already-replayed') counts.alreadyReplayed += 1
    else counts.replayed += 1
    counts.events += object.events
    counts.records += object.records
    counts.skipped += object.skipped
    options.progress?.(object)
    if (stopped !== undefined) break
  }
  return { ...counts, ...(stopped !== undefined && { stopped }), problems }
}

async function replayObject(key: string, options: ReplayOptions): Promise<ReplayedObject> {
  const { store, prefix, markerPrefix, dryRun } = options
  const marker = `${markerPrefix}${key.slice(prefix.length)}.json`
  const nothing = { key, events: 0, records: 0, skipped: 0 }
  if (await store.has(marker)) return { ...nothing, status: 'already-replayed' }
  try {
    const planned = await walk(key, options, async () => undefined)
    if (dryRun) return { ...nothing, ...planned, status: 'would-be-replayed' }
    const done = await walk(key, options, async (delivery) => await deliver(delivery, key, options))
    await store.write(marker, `${JSON.stringify({ key, replayedAt: new Date().toISOString(), ...done })}\n`)
    return { ...nothing, ...done, status: 'replayed' }
  } catch (error) {
    if (error instanceof UnreadableJsonError || error instanceof LeftError) {
      return { ...nothing, status: 'left', reason: error.message }
    }
    if (error instanceof HecError && error.kind === 'data') {
      return { ...nothing, status: 'left', reason: error.message }
    }
    throw error
  }
}

/** What is delivered at once. */
type Delivery =
  | { readonly to: 'splunk'; readonly body: string }
  | { readonly to: 'stream'; readonly stream: string; readonly records: readonly Buffer[] }

interface Walked {
  readonly events: number
  readonly records: number
  readonly skipped: number
}

/** Go through an object, in deliveries that fit into a request each. Holds one of each kind at a time. */
async function walk(key: string, options: ReplayOptions, give: (delivery: Delivery) => Promise<void>): Promise<Walked> {
  const walked = { events: 0, records: 0, skipped: 0 }
  let body = ''
  let bodyBytes = 0
  let records: Buffer[] = []
  let recordBytes = 0
  const flushBody = async (): Promise<void> => {
    if (body !== '') await give({ to: 'splunk', body })
    body = ''
    bodyBytes = 0
  }
  const flushRecords = async (): Promise<void> => {
    if (records.length > 0) await give({ to: 'stream', stream: streamFor(key, options), records })
    records = []
    recordBytes = 0
  }

  for await (const failed of readFailedEvents(key, options.store.read(key))) {
    if (failed.stage === 'processing') {
      // What was put back too often counts from the beginning again.
      const record = withRounds(failed.data, 0)
      if (failed.data.length === 0 || record.length > putLimits.recordBytes) {
        throw new LeftError(`A record has ${failed.data.length} bytes: the stream would not take it.`)
      }
      if (records.length >= putLimits.records || recordBytes + record.length > putLimits.bytes) await flushRecords()
      records.push(record)
      recordBytes += record.length
      walked.records += 1
      continue
    }
    const events = eventsOf(failed, options.skipRefused)
    if (events === undefined) walked.skipped += 1
    for (const line of events ?? []) {
      const bytes = Buffer.byteLength(line)
      if (bytes > maxBodyBytes) throw new LeftError(`An event has ${bytes} bytes: Splunk takes ${maxBodyBytes}.`)
      if (bodyBytes + bytes > maxBodyBytes) await flushBody()
      body += line
      bodyBytes += bytes
      walked.events += 1
    }
  }
  await flushBody()
  await flushRecords()
  // Without a stream, none may be begun.
  if (walked.records > 0) streamFor(key, options)
  return walked
}

/** The events of an entry, one a line; `undefined` when they are left out. */
function eventsOf({ data }: FailedEvent, skipRefused: boolean): readonly string[] | undefined {
  const refused = (reason: string): undefined => {
    if (skipRefused) return undefined
    throw new LeftError(`An entry is nothing that Splunk takes. ${reason} With --skip-refused it is left out.`)
  }
  let objects: readonly Readonly<Record<string, unknown>>[]
  try {
    objects = readJsonObjects(data, Infinity)
  } catch (error) {
    if (!(error instanceof UnreadableJsonError)) throw error
    return refused(error.message)
  }
  const reason = objects.length === 0 ? 'It is empty.' : objects.map(refusalOf).find((found) => found !== undefined)
  if (reason !== undefined) return refused(reason)
  return objects.map((object) => `${JSON.stringify(object)}\n`)
}

async function deliver(delivery: Delivery, key: string, { client, putBack }: ReplayOptions): Promise<void> {
  if (delivery.to === 'splunk') return await client.send(delivery.body)
  const taken = await putBack(delivery.stream, delivery.records)
  const refused = taken.filter((one) => !one).length
  if (refused > 0) {
    throw new LeftError(`The stream "${delivery.stream}" did not take ${refused} of ${taken.length} records.`)
  }
}

function streamFor(key: string, { stream }: ReplayOptions): string {
  const found = stream ?? streamOfKey(key)
  if (found !== undefined) return found
  throw new LeftError('Its name does not tell the stream. Name it with --stream.')
}
