import { addAbortSignal, Readable } from 'node:stream'
import { attempt, OutOfTimeError, pause, ServiceError, TryAgainError, withTimeBudget } from '@aicc/connect-function'
import type { AttemptOptions, TimeBudget } from '@aicc/connect-function'
import { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3'
import type { GetObjectCommandOutput, S3Client } from '@aws-sdk/client-s3'
import { nextFreeNumber, preferredNumber, printLotteryNumber } from '../lottery-number.js'
import { compareRegistrations, registrationFrom } from '../registration.js'
import {
  appendRegistration,
  emptyRegistrationFile,
  parseRegistrationFile,
  RegistrationFileError,
} from './registration-file.js'
import type { RegistrationFile } from './registration-file.js'
import type { RegistrationStore, StoreResult } from './registration-store.js'

/** Where registrations are kept in S3. */
export interface S3StoreOptions {
  /**
   * Stays the caller's. Best with `maxAttempts: 1`, since requests are repeated here, within the time that there is; and
   * with `expectContinueHeader: false`, since the SDK else makes a connection for each write of more than 2 MB.
   */
  readonly client: S3Client
  readonly bucket: string
  /** The name of the object. It is made with the first registration. */
  readonly key: string
  /** Longest time of a request that may be made again, in milliseconds. @defaultValue 1000 */
  readonly attemptMilliseconds?: number
  /** At least 0 and less than 1; pauses are chosen by it. @defaultValue `Math.random` */
  readonly random?: () => number
}

/** The object at one time. */
interface Version {
  readonly file: RegistrationFile
  /** What S3 calls this version; `undefined` while there is no object. */
  readonly etag: string | undefined
}

/** As {@link S3StoreOptions.attemptMilliseconds} says. */
const defaultAttemptMilliseconds = 1000

/** Longest time for `list`, in milliseconds. */
const listMilliseconds = 30_000

/** With less time than this, nothing is begun again: what stopped the last try is told. In milliseconds. */
const timeForTry = 30

/** A file of 9,999 registrations has 2 to 7 MB. What is larger by far is something else, and might not fit in memory. */
const maxFileBytes = 64 * 1024 * 1024

/** User metadata of the object: how many lines with a registration it holds. */
const countMetadata = 'registrations'

const absent: Version = { file: emptyRegistrationFile, etag: undefined }

/**
 * A store in one object of S3 with one JSON record a line, the layout that came first.
 *
 * A registration reads the whole object, appends a line and writes the whole object, on the condition that nobody has
 * written in between; else it begins again. So no line is ever lost, and registrations get through one at a time: this
 * store is for few callers at once.
 *
 * A write that ended without an answer may take effect late, without harm. Its condition names the version that it
 * appends to, and since the object only grows, no later version is that one again.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html
 */
export function createS3Store(options: S3StoreOptions): RegistrationStore {
  const { client, bucket, key, attemptMilliseconds = defaultAttemptMilliseconds, random = Math.random } = options
  const crowd = createCrowdGauge()
  // What was seen last: S3 tells when nothing is new, and else only the lines that came after it are parsed.
  let seen = absent

  const read = async (budget: TimeBudget): Promise<Version> => {
    const last = seen
    try {
      seen = await attempt(within(budget, options), async (abortSignal) => {
        const command = new GetObjectCommand({ Bucket: bucket, Key: key, IfNoneMatch: last.etag })
        const output = await client.send(command, { abortSignal })
        return await versionFrom(output, last, key, abortSignal)
      })
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error
      if (error.$metadata.httpStatusCode === 304 && last.etag !== undefined) return last
      if (error.name !== 'NoSuchKey') throw error
      seen = absent
    }
    return seen
  }

  /** Replace a version, if it is still the last one. */
  const write = async (file: RegistrationFile, replaced: Version, budget: TimeBudget): Promise<WriteOutcome> => {
    const condition = replaced.etag === undefined ? { IfNoneMatch: '*' } : { IfMatch: replaced.etag }
    let attempts = 0
    try {
      const { ETag: etag } = await attempt(within(budget, options), async (abortSignal) => {
        attempts += 1
        const input = {
          Bucket: bucket,
          Key: key,
          Body: file.bytes,
          ContentType: 'application/x-ndjson; charset=utf-8',
          Metadata: { [countMetadata]: String(file.lines.records.length) },
          ...condition,
        }
        return await client.send(new PutObjectCommand(input), { abortSignal })
      })
      if (etag !== undefined) seen = { file, etag }
      return 'written'
    } catch (error) {
      if (!isOvertaken(error)) throw error
      // Or an earlier attempt of this very write took effect, without an answer: the object tells.
      return attempts > 1 ? 'unclear' : 'overtaken'
    }
  }

  return {
    async register(request, budget) {
      let unclear = false
      /** One try; `undefined` where another writer was faster. */
      const tryOnce = async (): Promise<StoreResult | undefined> => {
        const start = performance.now()
        const version = await read(budget)
        const existing = version.file.find(request.customerInput)
        if (existing !== undefined) {
          const isOwn = existing.contactId === request.contactId && existing.timestamp === request.timestamp
          return { status: unclear && isOwn ? 'registered' : 'existing', registration: existing }
        }
        const number = nextFreeNumber(preferredNumber(request.customerInput), version.file.isTaken)
        if (number === undefined) return { status: 'closed' }

        const registration = registrationFrom(request, printLotteryNumber(number))
        const outcome = await write(appendRegistration(version.file, registration), version, budget)
        if (outcome === 'written') {
          crowd.succeeded()
          return { status: 'registered', registration }
        }
        unclear ||= outcome === 'unclear'
        crowd.failed(performance.now() - start)
        return undefined
      }

      for (let tries = 1; ; tries += 1) {
        // As the time runs out, pauses grow no more: who has waited longest must get through before those who just came.
        const longestPause = Math.min(crowd.longestPause(), budget.remaining() / 6)
        if (longestPause > 0) await pause(random() * longestPause, budget)

        const left = budget.remaining()
        try {
          const result = await tryOnce()
          if (result !== undefined) return result
        } catch (error) {
          // S3 did not have the time that a request may take: the tries before used it up.
          const cutShort = error instanceof OutOfTimeError && left < attemptMilliseconds
          throw cutShort && tries > 1 ? new CrowdError(key, tries - 1) : error
        }
        if (budget.remaining() < timeForTry) throw new CrowdError(key, tries)
      }
    },
    async list() {
      const { file } = await withTimeBudget(listMilliseconds, read)
      return file.registrations.toSorted(compareRegistrations)
    },
    close() {
      // The client is the caller's.
    },
  }
}

/** Raised where other writers were faster until the time was over. */
class CrowdError extends Error {
  override readonly name = 'CrowdError'

  constructor(key: string, tries: number) {
    super(
      `Others have changed the object "${key}" before each of ${tries} ${tries === 1 ? 'write' : 'writes'} of this ` +
        'registration. That is too many callers at once for one object: keep registrations in DynamoDB instead.',
    )
  }
}

/** What came of a write: it was done, another writer was faster, or it cannot be told. */
type WriteOutcome = 'written' | 'overtaken' | 'unclear'

/** Whether a write was refused since the object is no longer the version to be replaced, or is being written. */
function isOvertaken(error: unknown): boolean {
  const names = ['PreconditionFailed', 'ConditionalRequestConflict', 'OperationAborted', 'NoSuchKey']
  return error instanceof ServiceError && names.includes(error.name)
}

/** How requests are attempted. */
function within(
  budget: TimeBudget,
  { bucket, key, attemptMilliseconds = defaultAttemptMilliseconds }: S3StoreOptions,
): AttemptOptions {
  return {
    service: 'S3',
    budget,
    attemptMilliseconds,
    advice: {
      NoSuchBucket: `There is no bucket "${bucket}". Make it, or name another one.`,
      AccessDenied:
        `The function needs s3:GetObject and s3:PutObject on the object "${key}", and s3:ListBucket on the bucket ` +
        `"${bucket}": without the latter, S3 answers so when there is no object yet.`,
    },
  }
}

/**
 * The whole object from an answer. A part of it is never taken for all: the next write would lose the rest.
 * @throws {@link TryAgainError} when it is not whole.
 */
async function versionFrom(
  { Body: body, ContentLength: length, ETag: etag, Metadata: metadata }: GetObjectCommandOutput,
  last: Version,
  key: string,
  signal: AbortSignal,
): Promise<Version> {
  if (!(body instanceof Readable) || etag === undefined) throw new TryAgainError('S3 answered without an object.')
  if (length !== undefined && length > maxFileBytes) {
    body.destroy()
    throw new RegistrationFileError(
      `The object "${key}" has ${length} bytes, and a registration file at most ${maxFileBytes}. Name another object.`,
    )
  }
  const bytes = await readAll(addAbortSignal(signal, body))
  if (length !== undefined && bytes.length !== length) {
    throw new TryAgainError(`S3 sent ${bytes.length} of ${length} bytes.`)
  }
  const file = parseRegistrationFile(bytes, last.file)
  const found = file.lines.records.length
  const written = Number(metadata?.[countMetadata] ?? 0)
  if (found < written) {
    throw new TryAgainError(
      `The object has ${found} lines with a registration, and had ${written} when it was written, by its metadata ` +
        `"${countMetadata}". If lines were taken out on purpose, put the object anew without that metadata.`,
    )
  }
  return { file, etag }
}

async function readAll(body: Readable): Promise<Buffer> {
  const chunks: Buffer[] = []
  try {
    for await (const chunk of body) chunks.push(Buffer.from(chunk))
  } catch {
    // The connection broke, or the body does not have the checksum that S3 has of it.
    throw new TryAgainError('S3 sent a part of the object.')
  }
  return Buffer.concat(chunks)
}

/** Tells how long to wait before a try, from how the last ones went. */
interface CrowdGauge {
  /** In milliseconds; 0 without any sign of a crowd. */
  longestPause(): number
  succeeded(): void
  /** Another writer was faster. @param round - How long the try took, in milliseconds. */
  failed(round: number): void
}

/** Shorter pauses do not part those who came at once: timers are no finer. In milliseconds. */
const shortestRound = 10

/** A crowd is forgotten when this client has tried nothing for so long. In milliseconds. */
const crowdMilliseconds = 5000

/**
 * Pauses are about as long as a try takes, doubled with each failure: however many come at once, they soon get out of
 * each other's way. A success takes back one doubling, and the client's next registration starts from there: if it
 * started from nothing, who has just got through would be ahead of those who wait.
 */
function createCrowdGauge(): CrowdGauge {
  let level = 0
  let lastRound = 0
  let lastTry = 0
  return {
    longestPause() {
      // The time of day goes on while an environment is frozen.
      if (Date.now() - lastTry > crowdMilliseconds) level = 0
      return level === 0 ? 0 : Math.max(lastRound, shortestRound) * 2 ** level
    },
    succeeded() {
      level = Math.max(0, level - 1)
      lastTry = Date.now()
    },
    failed(round) {
      level += 1
      lastRound = round
      lastTry = Date.now()
    },
  }
}
