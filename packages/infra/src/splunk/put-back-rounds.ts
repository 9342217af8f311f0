import { gzipSync } from 'node:zlib'
import { z } from 'zod'

/** Name of the member that counts how often a record was put back, in an object of its own before the others. */
const roundsMember = 'putBackRounds'

const markSchema = z.strictObject({ [roundsMember]: z.int().min(0).max(1000) })

/**
 * A record that says how often it was put back, and is otherwise what it was: an object with the number comes first.
 * Compressed ones get it as a part of their own, since parts of gzip in a row are one gzip. The first number counts.
 */
export function withRounds(record: Buffer, rounds: number): Buffer {
  const mark = Buffer.from(JSON.stringify({ [roundsMember]: rounds }))
  return Buffer.concat([isGzip(record) ? gzipSync(mark) : mark, record])
}

/** How often a record was put back, by one of its objects; `undefined` when the object is something else. */
export function roundsOf(object: Readonly<Record<string, unknown>>): number | undefined {
  return markSchema.safeParse(object).data?.[roundsMember]
}

/** Whether bytes are gzip, by the first two of them. */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b
}
