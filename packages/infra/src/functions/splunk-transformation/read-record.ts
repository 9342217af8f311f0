import { gunzipSync, gzipSync } from 'node:zlib'
import { z } from 'zod'
import { contactRecordEvent } from '../../splunk/contact-record-event.js'
import type { ContactRecordOptions } from '../../splunk/contact-record-event.js'
import { printHecEvent } from '../../splunk/hec-event.js'
import { readJsonObjects, UnreadableJsonError } from '../../splunk/json-objects.js'
import { hecEventOf, sourcetypeOf } from '../../splunk/log-event.js'
import type { LogEventOptions } from '../../splunk/log-event.js'
import { isGzip, roundsOf, withRounds } from '../../splunk/put-back-rounds.js'

/** How records of the streams become events. */
export type ReadRecordOptions = ContactRecordOptions & LogEventOptions

/** What a record of a stream holds. */
export type RecordReading =
  /** Events, as the collector takes them. */
  | { readonly kind: 'events'; readonly output: Buffer }
  /** More events than one record may become: the same log events, in smaller records. */
  | { readonly kind: 'too-large'; readonly pieces: readonly Buffer[] }
  /** Nothing to deliver: CloudWatch Logs tries whether the stream can be reached. */
  | { readonly kind: 'control' }
  /** The reason has nothing of the content. */
  | { readonly kind: 'unreadable'; readonly reason: string }

/** A reading, and how often the record was put back before. */
export interface ReadRecord {
  readonly reading: RecordReading
  readonly rounds: number
}

/**
 * Largest content of a compressed record, in bytes: some 30 times the largest record. What grows beyond it was made to
 * fill the memory of this function.
 */
export const maxContentBytes = 32 * 1024 * 1024

/** Most JSON objects in one record. Connect and CloudWatch Logs send one. */
const maxObjects = 10_000

const logSchema = z.object({
  messageType: z.string(),
  logGroup: z.string(),
  logStream: z.string(),
  logEvents: z.array(z.object({ id: z.string().max(256), timestamp: z.number(), message: z.string() })),
})

/** Read a record. Never throws, whatever the bytes are. */
export function readRecord(bytes: Buffer, maxOutputBytes: number, options: ReadRecordOptions): ReadRecord {
  let rounds = 0
  try {
    const all = readJsonObjects(contentOf(bytes), maxObjects)
    const objects = all.filter((object) => roundsOf(object) === undefined)
    rounds = all.map(roundsOf).find((found) => found !== undefined) ?? 0
    return { rounds, reading: readObjects(objects, rounds, maxOutputBytes, options) }
  } catch (error) {
    if (!(error instanceof UnreadableJsonError)) throw error
    return { rounds, reading: { kind: 'unreadable', reason: error.message } }
  }
}

function contentOf(bytes: Buffer): Buffer {
  if (!isGzip(bytes)) return bytes
  try {
    return gunzipSync(bytes, { maxOutputLength: maxContentBytes })
  } catch (error) {
    const tooLarge = error instanceof RangeError
    throw new UnreadableJsonError(
      tooLarge ? `Its content has more than ${maxContentBytes} bytes.` : 'It is no complete gzip.',
    )
  }
}

function readObjects(
  objects: readonly Readonly<Record<string, unknown>>[],
  rounds: number,
  maxOutputBytes: number,
  options: ReadRecordOptions,
): RecordReading {
  if (objects.length === 0) return { kind: 'unreadable', reason: 'It is empty.' }
  const output: string[] = []
  let control = 0
  for (const object of objects) {
    if (!Object.hasOwn(object, 'messageType')) {
      const event = contactRecordEvent(object, options)
      if (event === undefined) return { kind: 'unreadable', reason: 'It is neither a contact record nor a log record.' }
      output.push(printHecEvent(event))
      continue
    }
    if (object['messageType'] === 'CONTROL_MESSAGE') {
      control += 1
      continue
    }
    const parsed = logSchema.safeParse(object)
    if (!parsed.success || parsed.data.messageType !== 'DATA_MESSAGE') {
      return { kind: 'unreadable', reason: 'It is no log record of a known kind.' }
    }
    const { logGroup, logStream, logEvents } = parsed.data
    const sourcetype = sourcetypeOf(logGroup, options)
    if (sourcetype === undefined) return { kind: 'unreadable', reason: 'It is of a log group that is not known here.' }
    const source = `${logGroup}:${logStream}`
    const lines: string[] = []
    let bytes = 0
    for (const logEvent of logEvents) {
      const line = printHecEvent(hecEventOf(sourcetype, logEvent, source, options))
      bytes += Buffer.byteLength(line)
      if (bytes > maxOutputBytes && lines.length > 0) return splitLog(parsed.data, lines.length, objects, rounds)
      lines.push(line)
    }
    output.push(...lines)
  }
  if (control === objects.length) return { kind: 'control' }
  return { kind: 'events', output: Buffer.from(output.join('')) }
}

/** A log record in pieces of so many log events. Other objects of the same record would be lost, so there may be none. */
function splitLog(
  record: z.infer<typeof logSchema>,
  size: number,
  objects: readonly unknown[],
  rounds: number,
): RecordReading {
  if (objects.length > 1) return { kind: 'unreadable', reason: 'It holds several log records that are too large.' }
  const pieces: Buffer[] = []
  // Log events differ in size; half of what fitted leaves room.
  const step = Math.max(1, Math.floor(size / 2))
  for (let start = 0; start < record.logEvents.length; start += step) {
    const piece = { ...record, logEvents: record.logEvents.slice(start, start + step) }
    pieces.push(withRounds(gzipSync(JSON.stringify(piece)), rounds + 1))
  }
  return { kind: 'too-large', pieces }
}
