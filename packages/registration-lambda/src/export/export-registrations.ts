import { addAbortSignal, Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { attempt, pause, ServiceError, TryAgainError, withTimeBudget } from '@aicc/connect-function'
import type { AttemptOptions, TimeBudget } from '@aicc/connect-function'
import { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3'
import type { S3Client } from '@aws-sdk/client-s3'
import { printRegistration, readRegistration } from '../registration.js'
import type { Registration } from '../registration.js'
import type { RegistrationStore } from '../stores/registration-store.js'

/** What is exported, and to where. */
export interface ExportOptions {
  /** The registrations that count. */
  readonly store: Pick<RegistrationStore, 'list'>
  /** Stays the caller's. Best with `maxAttempts: 1`: requests are repeated here. */
  readonly client: S3Client
  readonly bucket: string
  /** The name of the object. */
  readonly key: string
  /** Longest time for the whole export, in milliseconds. @defaultValue 60000 */
  readonly timeBudgetMilliseconds?: number
  /** Longest time of one request to S3, in milliseconds. @defaultValue 10000 */
  readonly attemptMilliseconds?: number
}

/** What an export did. */
export interface ExportResult {
  /** How many registrations the object holds. */
  readonly registrations: number
  /** Whether the object was written; else it held them already. */
  readonly written: boolean
}

/** Raised where the object is not to be written over: the text says why, without anything of a record. */
export class ExportError extends Error {
  override readonly name = 'ExportError'
}

/** The object at one time. */
interface Version {
  readonly bytes: Buffer
  /** What S3 calls this version; `undefined` while there is no object. */
  readonly etag: string | undefined
}

/** How often the object may be changed by somebody else during one export. */
const longestRow = 20

/** How long to wait at most before beginning again, in milliseconds. */
const longestPauseMilliseconds = 200

/**
 * Write all registrations of a store to one object of S3, in the layout of the registration file: one JSON record a
 * line, by time. The same registrations give the same bytes, and are not written again.
 *
 * The object is replaced as a whole by one PUT, so that a reader sees either the old file or the new one. It is written
 * on the condition that it still is what it was before the store was listed. So an export that began earlier and ends
 * later never puts an older state over a newer one: it begins again.
 *
 * A line that the store does not hold would be lost. An object with such a line is left alone.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html
 * @throws {@link ExportError} when the object holds what the store does not, or is changed by others all the time.
 * @throws {@link ServiceError} when S3 refuses, or the time does not suffice.
 */
export async function exportRegistrations(options: ExportOptions): Promise<ExportResult> {
  return await withTimeBudget(options.timeBudgetMilliseconds ?? 60_000, async (budget) => {
    // Whether a write of this export may have taken effect without an answer.
    let unclear = false
    for (let row = 0; row < longestRow; row += 1) {
      const version = await read(options, budget)
      const registrations = await options.store.list()
      refuseToLose(version.bytes, registrations, options)

      const bytes = Buffer.from(registrations.map((registration) => `${printRegistration(registration)}\n`).join(''))
      if (version.etag !== undefined && version.bytes.equals(bytes)) {
        return { registrations: registrations.length, written: unclear }
      }
      const outcome = await write(bytes, version, options, budget)
      if (outcome === 'written') return { registrations: registrations.length, written: true }
      unclear ||= outcome === 'unclear'
      await pause(Math.random() * longestPauseMilliseconds, budget)
    }
    throw new ExportError(
      `The object "${options.key}" was changed by somebody else ${longestRow} times during one export. ` +
        'Only one export is meant to write it, and no registration function.',
    )
  })
}

/** How requests to S3 are attempted. */
function within(budget: TimeBudget, { bucket, key, attemptMilliseconds = 10_000 }: ExportOptions): AttemptOptions {
  return {
    service: 'S3',
    budget,
    attemptMilliseconds,
    advice: {
      NoSuchBucket: `There is no bucket "${bucket}". Make it, or name another one.`,
      AccessDenied:
        `The export needs s3:GetObject and s3:PutObject on the object "${key}", and s3:ListBucket on the bucket ` +
        `"${bucket}": without the latter, S3 answers so when there is no object yet.`,
    },
  }
}

/** The object as it stands now. */
async function read(options: ExportOptions, budget: TimeBudget): Promise<Version> {
  const { client, bucket, key } = options
  try {
    return await attempt(within(budget, options), async (abortSignal) => {
      const { Body, ContentLength, ETag } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }), {
        abortSignal,
      })
      if (!(Body instanceof Readable) || ETag === undefined) throw new TryAgainError('S3 answered without an object.')
      const bytes = await buffer(addAbortSignal(abortSignal, Body))
      if (bytes.length !== ContentLength) throw new TryAgainError('S3 sent a part of the object.')
      return { bytes, etag: ETag }
    })
  } catch (error) {
    if (isFailure(error, 'NoSuchKey')) return { bytes: Buffer.alloc(0), etag: undefined }
    throw error
  }
}

/** Replace the object, if it is still the version that was read. */
async function write(
  bytes: Buffer,
  { etag }: Version,
  options: ExportOptions,
  budget: TimeBudget,
): Promise<'written' | 'changed' | 'unclear'> {
  const { client, bucket, key } = options
  const condition = etag === undefined ? { IfNoneMatch: '*' } : { IfMatch: etag }
  let attempts = 0
  try {
    await attempt(within(budget, options), async (abortSignal) => {
      attempts += 1
      const input = {
        Bucket: bucket,
        Key: key,
        Body: bytes,
        ContentType: 'application/x-ndjson; charset=utf-8',
        ...condition,
      }
      await client.send(new PutObjectCommand(input), { abortSignal })
    })
    return 'written'
  } catch (error) {
    // Somebody wrote in between, is writing just now, or took the object away. Or an earlier attempt of this very write
    // took effect: the object tells.
    const changed = ['PreconditionFailed', 'ConditionalRequestConflict', 'NoSuchKey']
    if (changed.some((name) => isFailure(error, name))) return attempts > 1 ? 'unclear' : 'changed'
    throw error
  }
}

function isFailure(error: unknown, name: string): boolean {
  return error instanceof ServiceError && error.name === name
}

/** Make sure that nothing is in the object that would be gone afterwards. */
function refuseToLose(
  bytes: Buffer,
  registrations: readonly Registration[],
  { bucket, key }: Pick<ExportOptions, 'bucket' | 'key'>,
): void {
  const byEmployee = new Map(registrations.map((registration) => [registration.customerInput, registration]))
  let missing = 0
  let others = 0
  // Some editors put a byte order mark before the first line.
  const text = bytes.toString('utf8').replace(/^\uFEFF/, '')
  for (const line of text.split('\n')) {
    if (line.trim() === '') continue
    const record = readRegistration(line)
    const kept = record === undefined ? undefined : byEmployee.get(record.customerInput)
    if (record === undefined) others += 1
    else if (
      kept?.contactId !== record.contactId ||
      kept.timestamp !== record.timestamp ||
      kept.customerPhone !== record.customerPhone ||
      // Lines of before have no number.
      (record.lotteryNumber !== undefined && kept.lotteryNumber !== record.lotteryNumber)
    ) {
      missing += 1
    }
  }
  if (missing === 0 && others === 0) return
  const found = [
    ...(missing > 0 ? [`${missing} of its lines are registrations that the table does not have`] : []),
    ...(others > 0 ? [`${others} of its lines are no registrations`] : []),
  ]
  throw new ExportError(
    `The object "${key}" in the bucket "${bucket}" is left as it is, since something in it would be lost: ` +
      `${found.join(', and ')}. Keep a copy of the object, move it away, and export again; or export to another object.`,
  )
}
