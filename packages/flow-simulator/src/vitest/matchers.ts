import { expect } from 'vitest'
import type { Ask } from '../machine/ask.js'
import type { ContactEnd } from '../machine/contact-state.js'
import type { Call } from '../call/call.js'
import { attributeOf, endedBy, heard, heardInOrder, queuedIn, reached, waitingFor } from '../call/expectations.js'
import type { Expectation } from '../call/expectations.js'
import { printFailure } from '../call/print-failure.js'

/** What can be expected of a call. A failure shows the call so far, and the line of the flow that it is at. */
export interface CallMatchers<Result = unknown> {
  /**
   * The customer has heard something with this text in it, or something that matches.
   * @example
   * ```ts
   * expect(call).toHaveHeard(/추첨 번호는 L\d{4}/)
   * ```
   */
  toHaveHeard(expected: string | RegExp): Result
  /** The customer has heard these, one after the other; other things may have been said between them. */
  toHaveHeardInOrder(expected: readonly (string | RegExp)[]): Result
  /**
   * The contact waits in this queue, or has waited in it last.
   * @param queue - Its name, or the queue as it is declared.
   */
  toBeQueuedIn(queue: string | { readonly name: string }): Result
  /**
   * A contact attribute is set.
   * @param value - What it is, or an expression that it matches. Left out: anything.
   */
  toHaveAttribute(name: string, value?: string | RegExp): Result
  /**
   * The contact has ended.
   * @param reason - By whom or what. Left out: by anything.
   */
  toHaveEnded(reason?: ContactEnd['reason']): Result
  /** The flow waits for something of this kind: `keys`, `bot`, `queue`, `conversation`, `wait`. */
  toWaitFor(kind: Ask['kind']): Result
  /**
   * An action has begun.
   * @param action - Its identifier.
   * @param flow - The name of its flow. Left out: any.
   */
  toHaveReached(action: string, flow?: string): Result
}

/** What a matcher answers. */
interface MatcherResult {
  readonly pass: boolean
  readonly message: () => string
}

/** How an expectation is tested. */
type Check<Args extends readonly unknown[]> = (call: Call, ...args: Args) => Expectation

function matcher<Args extends readonly unknown[]>(
  name: keyof CallMatchers,
  check: Check<Args>,
): (received: unknown, ...args: Args) => MatcherResult {
  return (received, ...args) => {
    if (!isCall(received)) throw new TypeError(`${name} is for a call, and this is ${describe(received)}.`)
    const { met, message, spokenAt } = check(received, ...args)
    return { pass: met, message: () => printFailure(message, received, spokenAt) }
  }
}

/** By what it has: two copies of the package may be loaded. */
function isCall(value: unknown): value is Call {
  return typeof value === 'object' && value !== null && 'transcript' in value && 'reached' in value && 'heard' in value
}

function describe(value: unknown): string {
  if (value instanceof Promise) return 'a promise of something: write await before it'
  return value === null || value === undefined ? String(value) : `a ${typeof value}`
}

/** Make the matchers known to `expect`. */
export function extendExpect(): void {
  expect.extend({
    toHaveHeard: matcher('toHaveHeard', heard),
    toHaveHeardInOrder: matcher('toHaveHeardInOrder', heardInOrder),
    toBeQueuedIn: matcher('toBeQueuedIn', queuedIn),
    toHaveAttribute: matcher('toHaveAttribute', attributeOf),
    toHaveEnded: matcher('toHaveEnded', endedBy),
    toWaitFor: matcher('toWaitFor', waitingFor),
    toHaveReached: matcher('toHaveReached', reached),
  })
}
