import { createGunzip } from 'node:zlib'
import { pipeline } from 'node:stream/promises'
import { PassThrough, Readable } from 'node:stream'
import { z } from 'zod'
import { JsonObjectScanner, UnreadableJsonError } from './json-objects.js'
import { isGzip } from './put-back-rounds.js'

/** Something that Firehose could not deliver. */
export interface FailedEvent {
  /** `splunk`: it was transformed, and Splunk did not take it. `processing`: the transformation failed. */
  readonly stage: 'splunk' | 'processing'
  /** What would have been sent to Splunk, or what came into the stream. */
  readonly data: Buffer
  readonly errorCode: string
}

/** Longest entry of an object, in bytes: a record of 1,000 KiB in base64, after transformation at most 6 MB. */
const maxEntryBytes = 10 * 1024 * 1024

/** Members that are read. Times and counts differ in type from object to object: they are left alone. */
const entrySchema = z.looseObject({
  rawData: z.base64(),
  errorCode: z.string().nullish(),
  lambdaArn: z.string().nullish(),
})

/**
 * The entries of an object that Firehose has written for what it could not deliver: JSON objects one after another, with
 * or without a line feed, compressed or not.
 * @param key - The key of the object; tells the stage where the prefix has the kind of error in it.
 * @throws {@link UnreadableJsonError}
 * @see https://docs.aws.amazon.com/firehose/latest/dev/data-transformation-failure-handling.html
 */
export async function* readFailedEvents(key: string, content: AsyncIterable<Uint8Array>): AsyncGenerator<FailedEvent> {
  const scanner = new JsonObjectScanner(maxEntryBytes)
  for await (const chunk of plainContent(content)) {
    for (const object of scanner.push(chunk)) {
      const parsed = entrySchema.safeParse(object)
      if (!parsed.success) throw new UnreadableJsonError('An entry has no "rawData" in base64.')
      const { rawData, errorCode, lambdaArn } = parsed.data
      const stage = stageOf(key, errorCode ?? '', lambdaArn ?? '')
      if (stage === undefined) throw new UnreadableJsonError('An entry does not tell whether it was transformed.')
      yield { stage, data: Buffer.from(rawData, 'base64'), errorCode: errorCode ?? 'unknown' }
    }
  }
  scanner.end()
}

/** The stream whose name is in the name of an object, `<stream>-<version>-<time>-<id>`; `undefined` where none is. */
export function streamOfKey(key: string): string | undefined {
  const name = key.slice(key.lastIndexOf('/') + 1)
  return /^([\w.-]{1,64})-\d+-\d{4}-\d\d-\d\d-\d\d-\d\d-\d\d-[0-9a-f-]{36}(?:\.gz)?$/.exec(name)?.[1]
}

function stageOf(key: string, errorCode: string, lambdaArn: string): FailedEvent['stage'] | undefined {
  const folders = key.split('/')
  if (folders.includes('splunk-failed')) return 'splunk'
  if (folders.includes('processing-failed')) return 'processing'
  if (errorCode.startsWith('Splunk.')) return 'splunk'
  return errorCode.startsWith('Lambda.') || lambdaArn !== '' ? 'processing' : undefined
}

/** The content without its compression, whatever the object says of itself. */
async function* plainContent(content: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  const iterator = content[Symbol.asyncIterator]()
  const first = await iterator.next()
  if (first.done === true) return
  const rest = async function* (): AsyncGenerator<Uint8Array> {
    yield first.value
    for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) yield next.value
  }
  if (!isGzip(first.value)) {
    for await (const chunk of rest()) yield Buffer.from(chunk)
    return
  }
  const plain = new PassThrough()
  const unpacked = pipeline(Readable.from(rest()), createGunzip(), plain)
  // Told where it is read.
  unpacked.catch(() => undefined)
  try {
    for await (const chunk of plain) yield Buffer.from(chunk)
    await unpacked
  } catch (error) {
    const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : undefined
    if (typeof code === 'string' && code.startsWith('Z_')) throw new UnreadableJsonError('It is no complete gzip.')
    throw error
  }
}
