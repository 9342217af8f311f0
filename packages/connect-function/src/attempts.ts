import { pause, TimeOverError } from './time-budget.js'
import type { TimeBudget } from './time-budget.js'

/**
 * A service refused a request, or did not answer in time. Holds names and codes only: errors of SDKs carry the items
 * that they were about, and texts of other systems may hold anything.
 */
export class ServiceError extends Error {
  /** The service's own name of the last failure, as in `ThrottlingException`. */
  override readonly name: string
  readonly $metadata: { readonly httpStatusCode?: number }

  constructor(message: string, failure: unknown) {
    super(message)
    const httpStatusCode = httpStatusOf(failure)
    this.name = failure instanceof Error ? failure.name : 'ServiceError'
    this.$metadata = httpStatusCode === undefined ? {} : { httpStatusCode }
  }
}

/** A service did not do what it was asked for before the time was over, however often it was asked. */
export class OutOfTimeError extends ServiceError {}

/** Raised in an attempt that led to nothing yet, and may do so when it is made again. */
export class TryAgainError extends Error {
  override readonly name = 'TryAgainError'

  /** The next attempt is not made before, as the service has asked. */
  readonly afterMilliseconds: number

  /** @param message - What stopped it. Stands in logs: nothing of the request. */
  constructor(message: string, afterMilliseconds = 0) {
    super(message)
    this.afterMilliseconds = afterMilliseconds
  }
}

/** Raised in an attempt that has taken too long. */
class NoAnswerError extends TryAgainError {
  constructor() {
    super('No answer in time.')
  }
}

/** How a request to a service is attempted. */
export interface AttemptOptions {
  /** For error messages: `DynamoDB`. */
  readonly service: string
  readonly budget: TimeBudget
  /**
   * Longest time of the first attempt, in milliseconds: a connection that has gone silent must not use up the budget.
   * After each one that took too long the next may take twice as long: a service that is slow since it has too much to
   * do must not get everything again and again.
   * @defaultValue 1000
   */
  readonly attemptMilliseconds?: number
  /**
   * Whether it is made once only: a failure that passes is raised as it is, for somebody who knows how to go on.
   * @defaultValue false
   */
  readonly once?: boolean
  /** What to do where the service refuses for good, by its name for the failure. */
  readonly advice?: Readonly<Record<string, string>>
}

/** The pause after the first failed attempt takes at most this long, and twice as long after each further one. */
const firstPauseMilliseconds = 25

/** No pause takes longer. */
const longestPauseMilliseconds = 400

/** Kept back from the budget, so that it is still told what failed last. In milliseconds. */
const timeToTell = 20

/**
 * Make a request, and make it again after failures that pass: throttling, errors of the service, connections that
 * broke or went silent. In between are pauses of random length (full jitter), so that those who failed together do
 * not come again together.
 *
 * What a failed attempt did is unknown: `work` must be safe to do again, even while an earlier attempt still takes effect.
 * @see https://aws.amazon.com/builders-library/timeouts-retries-and-backoff-with-jitter/
 * @param work - One attempt. Gives up when the signal is aborted.
 * @throws {@link ServiceError} when the service refuses for good.
 * @throws {@link OutOfTimeError} when the budget does not suffice.
 */
export async function attempt<Result>(
  { service, budget, attemptMilliseconds = 1000, once = false, advice = {} }: AttemptOptions,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  let failure: unknown = new TimeOverError()
  let longest = attemptMilliseconds
  for (let count = 0; ; count += 1) {
    const left = budget.remaining() - timeToTell
    if (left <= 0) throw noAnswer(service, count, failure)
    const isCutOff = left < longest
    try {
      return await attemptOnce(Math.min(longest, left), budget, work)
    } catch (error) {
      budget.signal.throwIfAborted()
      if (!isPassing(error)) throw refusalFrom(error, service, advice)
      if (once) throw error
      // That an answer did not come before the time was over says less than the failure before.
      if (!(error instanceof NoAnswerError && isCutOff && count > 0)) failure = error
      if (error instanceof NoAnswerError) longest *= 2
    }
    const asked = failure instanceof TryAgainError ? failure.afterMilliseconds : 0
    const milliseconds = asked + Math.random() * Math.min(longestPauseMilliseconds, firstPauseMilliseconds * 2 ** count)
    if (milliseconds >= budget.remaining() - timeToTell) throw noAnswer(service, count + 1, failure)
    await pause(milliseconds, budget)
  }
}

/**
 * Make a request once, within a time that is at most what is left of the budget.
 * @throws what `work` throws, or a {@link TryAgainError} as soon as the time is over.
 */
export async function attemptOnce<Result>(
  milliseconds: number,
  budget: TimeBudget,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const controller = new AbortController()
  const timer = setTimeout(() => controller.abort(new NoAnswerError()), milliseconds)
  const signal = AbortSignal.any([budget.signal, controller.signal])
  try {
    signal.throwIfAborted()
    // Not every part of an SDK pays attention to the signal.
    const over = new Promise<never>((_, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason), { once: true })
    })
    // `over` comes first, so that a time-out is known as one, and not as what the SDK makes of it.
    return await Promise.race([over, work(signal)])
  } finally {
    clearTimeout(timer)
  }
}

/** Names of failures that pass, among those that come with a status of 400. */
const passingFailures = new Set([
  'AbortError',
  'BadDigest',
  'IncompleteBody',
  'ProvisionedThroughputExceededException',
  'ReplicatedWriteConflictException',
  'RequestLimitExceeded',
  'RequestTimeout',
  'SlowDown',
  'ThrottledException',
  'Throttling',
  'ThrottlingException',
  'TimeoutError',
  'TransactionInProgressException',
])

/** Whether the same request may succeed a moment later. */
function isPassing(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if (error instanceof TryAgainError || passingFailures.has(error.name)) return true
  const status = httpStatusOf(error)
  if (status !== undefined && (status >= 500 || status === 429)) return true
  // The body of an answer ends in the middle.
  if (error instanceof SyntaxError) return true
  // A connection that could not be made or broke: ECONNRESET, ENOTFOUND, ...
  const code: unknown = Reflect.get(error, 'code')
  if (typeof code === 'string' && /^E[A-Z]/.test(code)) return true
  // The clock of this machine is wrong; the SDK has set its own right by the answer.
  return metadataOf(error, 'clockSkewCorrected') === true
}

function noAnswer(service: string, count: number, failure: unknown): Error {
  if (count === 0) return new TimeOverError()
  const attempts = count === 1 ? '1 attempt' : `${count} attempts`
  return new OutOfTimeError(
    `${service} did not do it in the time that there was, in ${attempts}. The last failure: ${describe(failure)}`,
    failure,
  )
}

/** What may be known of a refusal outside. Errors of this program stay as they are. */
function refusalFrom(error: unknown, service: string, advice: Readonly<Record<string, string>>): unknown {
  if (!(error instanceof Error) || metadataOf(error, 'attempts') === undefined) return error
  const whatToDo = Object.hasOwn(advice, error.name) ? ` ${advice[error.name]}` : ''
  return new ServiceError(`${service} refused the request: ${describe(error)}${whatToDo}`, error)
}

function describe(error: unknown): string {
  if (error instanceof TryAgainError) return error.message
  const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : undefined
  const name = error instanceof Error ? error.name : 'unknown'
  return `${[name, code, httpStatusOf(error)].filter((part) => part !== undefined).join(' ')}.`
}

function httpStatusOf(error: unknown): number | undefined {
  const status = metadataOf(error, 'httpStatusCode')
  return typeof status === 'number' ? status : undefined
}

/** A member of what the SDK notes at each error. */
function metadataOf(error: unknown, name: string): unknown {
  if (typeof error !== 'object' || error === null) return undefined
  const metadata: unknown = Reflect.get(error, '$metadata')
  return typeof metadata === 'object' && metadata !== null ? Reflect.get(metadata, name) : undefined
}
