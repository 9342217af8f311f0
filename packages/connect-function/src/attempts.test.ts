import { inspect } from 'node:util'
import { expect, it } from 'vitest'
import { attempt, ServiceError, TryAgainError } from './attempts.js'
import type { AttemptOptions } from './attempts.js'
import { withTimeBudget } from './time-budget.js'

/** An error as the SDK raises it. */
function failure(name: string, members: object = {}): Error {
  return Object.assign(new Error('about 12345'), { name, $metadata: { attempts: 1, ...members } })
}

/** Attempt what fails in these ways first, and count. */
async function attemptAfter(failures: readonly Error[], options: Partial<AttemptOptions> = {}, milliseconds = 5000) {
  const left = [...failures]
  let count = 0
  const outcome = await withTimeBudget(
    milliseconds,
    async (budget) =>
      await attempt({ service: 'The service', budget, ...options }, async () => {
        count += 1
        const next = left.shift()
        if (next !== undefined) throw next
        return 'done'
      }),
  ).catch((reason: unknown) => reason)
  return { outcome, count }
}

it.each([
  ['what the service calls throttling', failure('ThrottlingException', { httpStatusCode: 400 })],
  ['too many requests', failure('Unknown', { httpStatusCode: 429 })],
  ['an error of the service', failure('Unknown', { httpStatusCode: 503 })],
  ['a broken connection', Object.assign(failure('Error'), { code: 'ECONNRESET' })],
  ['an answer that is not complete', new SyntaxError('Unterminated string in JSON')],
  ['a clock that has been set right', failure('InvalidSignatureException', { clockSkewCorrected: true })],
  ['what the caller knows to pass', new TryAgainError('Not yet.')],
])('tries again after %s', async (_name, error) => {
  expect(await attemptAfter([error, error, error])).toEqual({ outcome: 'done', count: 4 })
})

it.each([
  ['a refusal', failure('AccessDeniedException', { httpStatusCode: 400 })],
  ['a wrong signature', failure('InvalidSignatureException', { httpStatusCode: 403 })],
])('does not try again after %s, and tells nothing of the request', async (_name, error) => {
  const { outcome, count } = await attemptAfter([error])
  expect(count).toBe(1)
  expect(outcome).toBeInstanceOf(ServiceError)
  expect(outcome).toMatchObject({ name: error.name })
  expect(inspect(outcome, { depth: 10 })).not.toContain('12345')
})

it('says what to do about a refusal', async () => {
  const advice = { AccessDeniedException: 'Allow it.' }
  const { outcome } = await attemptAfter([failure('AccessDeniedException', { httpStatusCode: 400 })], { advice })
  expect(String(outcome)).toBe(
    'AccessDeniedException: The service refused the request: AccessDeniedException 400. Allow it.',
  )
})

it('leaves errors of the program as they are', async () => {
  const error = new TypeError('x is not a function')
  expect(await attemptAfter([error])).toEqual({ outcome: error, count: 1 })
})

it('says what stopped the last attempt when the time does not suffice', async () => {
  const error = failure('SlowDown', { httpStatusCode: 503 })
  const { outcome, count } = await attemptAfter(
    Array.from({ length: 1000 }, () => error),
    {},
    150,
  )
  expect(String(outcome)).toBe(
    `SlowDown: The service did not do it in the time that there was, in ${count} ${count === 1 ? 'attempt' : 'attempts'}. ` +
      'The last failure: SlowDown 503.',
  )
})

it('says what stopped the attempt before where the end of the time cuts the last one off', async () => {
  let count = 0
  const outcome = await withTimeBudget(400, async (budget) => {
    const options = { service: 'The service', budget, attemptMilliseconds: 1000 }
    return await attempt(options, async () => {
      count += 1
      if (count === 1) throw new TryAgainError('Not yet.')
      await new Promise(() => {})
    })
  }).catch((reason: unknown) => reason)
  expect(count).toBe(2)
  expect(String(outcome)).toContain('in 2 attempts. The last failure: Not yet')
})

it('does not come again before the service has asked for it', async () => {
  const start = performance.now()
  const { outcome } = await attemptAfter([new TryAgainError('Busy.', 60)])
  expect(outcome).toBe('done')
  // Timers may be early by a fraction of a millisecond.
  expect(performance.now() - start).toBeGreaterThan(59)
})

it('gives up at once when the service asks for more time than there is', async () => {
  const { outcome, count } = await attemptAfter([new TryAgainError('Busy.', 60_000)], {}, 200)
  expect(count).toBe(1)
  expect(String(outcome)).toBe(
    'TryAgainError: The service did not do it in the time that there was, in 1 attempt. The last failure: Busy.',
  )
})

it('raises a failure that passes as it is, where there is to be one attempt', async () => {
  const error = new TryAgainError('Not yet.')
  expect(await attemptAfter([error], { once: true })).toEqual({ outcome: error, count: 1 })
})

it('gives up what never answers, and gives each further attempt twice the time', async () => {
  const signals: AbortSignal[] = []
  const outcome = await withTimeBudget(
    400,
    async (budget) =>
      await attempt({ service: 'The service', budget, attemptMilliseconds: 50 }, async (signal) => {
        signals.push(signal)
        return await new Promise<never>(() => undefined)
      }),
  ).catch((reason: unknown) => reason)
  // 50, 100 and at most 200 milliseconds, and the pauses; with 50 each there would be more.
  expect(String(outcome)).toMatch(/in [34] attempts\. The last failure: No answer in time\./)
  expect(signals.every(({ aborted }) => aborted)).toBe(true)
})
