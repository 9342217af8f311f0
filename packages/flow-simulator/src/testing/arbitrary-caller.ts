import { array, constantFrom, nat, oneof, record, string } from 'fast-check'
import type { Arbitrary } from 'fast-check'
import type { FlowSource } from '../program/load-program.js'
import type { CallerTurn } from './caller-turn.js'
import { prepareFlows } from './prepare-flows.js'
import type { FlowNeeds } from './flow-needs.js'

/** Options of the arbitraries of callers. */
export interface ArbitraryCallerOptions {
  /** Digits that mean something to the functions that get them, such as the number of a customer. */
  readonly digits?: readonly string[]
  /** Most turns that a caller takes before they do nothing more. Whole number. @defaultValue 12 */
  readonly maximumTurns?: number
}

/**
 * Callers, as lists of what they do each time that it is their turn: they do what is asked for, something else, nothing,
 * or they hang up. What that is follows from the question: a key that the menu knows or one that it does not, digits of
 * right, wrong or no length, with and without the terminating key, words that the bot understands or not; in a
 * conversation the agent leaves, or holds. So a shorter list is still a caller that can be played. They shrink to few turns
 * of doing nothing.
 * @param flows - The flow that contacts come into; with others that it leads to, as a list where that is the first.
 * @param options - What callers know.
 */
export function arbitraryCaller(
  flows: FlowSource | readonly FlowSource[],
  options: ArbitraryCallerOptions = {},
): Arbitrary<readonly CallerTurn[]> {
  return callersFor(prepareFlows(flows).needs, options)
}

/** {@link arbitraryCaller} for flows that are prepared. */
export function callersFor(
  needs: FlowNeeds,
  { digits = [], maximumTurns = 12 }: ArbitraryCallerOptions,
): Arbitrary<readonly CallerTurn[]> {
  const known = [...new Set([...digits, ...needs.digits])]
  const typed = string({ unit: constantFrom(...'1234567890'), minLength: 1, maxLength: 20 })
  const input =
    known.length === 0
      ? typed
      : oneof(
          { withCrossShrink: true },
          { weight: 3, arbitrary: constantFrom(...known) },
          { weight: 1, arbitrary: typed },
        )
  const choice = nat({ max: 11 })
  const turn = oneof(
    { withCrossShrink: true },
    { weight: 2, arbitrary: record({ does: constantFrom('nothing' as const) }) },
    { weight: 8, arbitrary: record({ does: constantFrom('what is asked for' as const), choice, digits: input }) },
    { weight: 3, arbitrary: record({ does: constantFrom('something else' as const), choice, digits: input }) },
    { weight: 1, arbitrary: record({ does: constantFrom('hangs up' as const), afterSeconds: nat({ max: 120 }) }) },
  )
  return array<CallerTurn>(turn, { maxLength: maximumTurns })
}
