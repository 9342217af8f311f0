import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { GetObjectCommand, HeadObjectCommand, ListObjectsV2Command, PutObjectCommand } from '@aws-sdk/client-s3'
import type { S3Client } from '@aws-sdk/client-s3'
import type { ObjectStore } from './object-store.js'

/** How much of an object is read at once, in bytes. */
const partBytes = 8 * 1024 * 1024

/**
 * Objects of a bucket in S3. They are read in parts, each by a request of its own: between two parts, Splunk may take
 * minutes, and no connection is left waiting.
 * @param client - Stays the caller's.
 */
export function createS3ObjectStore(client: S3Client, bucket: string): ObjectStore {
  return {
    async *list(prefix) {
      let token: string | undefined
      do {
        const page = await client.send(
          new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix, ContinuationToken: token }),
        )
        for (const { Key: key, Size: bytes = 0 } of page.Contents ?? []) {
          if (key !== undefined) yield { key, bytes }
        }
        token = page.NextContinuationToken
      } while (token !== undefined)
    },
    async *read(key) {
      let etag: string | undefined
      let length = 1
      for (let start = 0; start < length;) {
        const part = await readPart(client, { bucket, key, start, etag })
        if (part === undefined) return
        ;({ etag, length } = part)
        start += part.bytes.length
        yield part.bytes
      }
    },
    async has(key) {
      try {
        await client.send(new HeadObjectCommand({ Bucket: bucket, Key: key }))
        return true
      } catch (error) {
        if (error instanceof Error && (error.name === 'NotFound' || error.name === 'NoSuchKey')) return false
        throw error
      }
    },
    async write(key, content) {
      await client.send(
        new PutObjectCommand({ Bucket: bucket, Key: key, Body: content, ContentType: 'application/json' }),
      )
    },
  }
}

interface Part {
  readonly bytes: Buffer
  /** Version of the object: all parts are of the same. */
  readonly etag: string | undefined
  /** Of the whole object, in bytes. */
  readonly length: number
}

/** A part of an object; `undefined` when the object is empty. */
async function readPart(
  client: S3Client,
  place: { readonly bucket: string; readonly key: string; readonly start: number; readonly etag: string | undefined },
): Promise<Part | undefined> {
  const { bucket, key, start, etag } = place
  try {
    const output = await client.send(
      new GetObjectCommand({
        Bucket: bucket,
        Key: key,
        Range: `bytes=${start}-${start + partBytes - 1}`,
        IfMatch: etag,
      }),
    )
    const length = Number(/\/(\d+)$/.exec(output.ContentRange ?? '')?.[1])
    if (!(output.Body instanceof Readable) || Number.isNaN(length)) throw new Error('S3 answered without a part.')
    const bytes = await buffer(output.Body)
    // A connection that ends early must not pass for the end of the part.
    if (bytes.length !== output.ContentLength || bytes.length === 0) throw new Error('S3 sent less than it said.')
    return { bytes, etag: output.ETag, length }
  } catch (error) {
    if (error instanceof Error && error.name === 'InvalidRange' && start === 0) return undefined
    throw error
  }
}
