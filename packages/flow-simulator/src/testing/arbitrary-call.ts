import { record } from 'fast-check'
import type { Arbitrary } from 'fast-check'
import type { FlowSource } from '../program/load-program.js'
import { callersFor } from './arbitrary-caller.js'
import type { ArbitraryCallerOptions } from './arbitrary-caller.js'
import { contactsFor } from './arbitrary-contact.js'
import type { ArbitraryContactOptions } from './arbitrary-contact.js'
import { worldsFor } from './arbitrary-world.js'
import type { ArbitraryWorldOptions } from './arbitrary-world.js'
import type { CallPlan } from './play-call.js'
import { prepareFlows } from './prepare-flows.js'
import type { PreparedFlows } from './prepare-flows.js'

/** Options of the arbitraries of calls. */
export interface ArbitraryCallOptions extends ArbitraryCallerOptions, ArbitraryContactOptions, ArbitraryWorldOptions {}

/**
 * Calls: who calls, what the world is like, and what the caller does, for {@link playCall}. They shrink to the shortest.
 * @param flows - The flow that contacts come into; with others that it leads to, as a list where that is the first.
 * @param options - What is given, and what may go wrong.
 * @example
 * ```ts
 * await assert(
 *   asyncProperty(arbitraryCall(flows), async (plan) => {
 *     const { call } = await playCall(flows, plan)
 *     expect(call.attributes).toHaveProperty('language')
 *   }),
 * )
 * ```
 */
export function arbitraryCall(
  flows: FlowSource | readonly FlowSource[],
  options: ArbitraryCallOptions = {},
): Arbitrary<CallPlan> {
  return callsFor(prepareFlows(flows), options)
}

/** {@link arbitraryCall} for flows that are prepared. */
export function callsFor(prepared: PreparedFlows, options: ArbitraryCallOptions): Arbitrary<CallPlan> {
  return record({
    caller: callersFor(prepared.needs, options),
    world: worldsFor(prepared.needs, options),
    contact: contactsFor(prepared, options),
  })
}
