import { asyncProperty, check } from 'fast-check'
import type { FlowSource } from '../program/load-program.js'
import { callsFor } from './arbitrary-call.js'
import type { ArbitraryCallOptions } from './arbitrary-call.js'
import type { CallProperty } from './call-property.js'
import { leaveOutNeedless } from './leave-out.js'
import { playPrepared } from './play-call.js'
import type { CallPlan, PlayedCall } from './play-call.js'
import { prepareFlows } from './prepare-flows.js'
import { printCounterexample } from './print-counterexample.js'

/** Options of {@link assertProperty}. */
export interface AssertPropertyOptions extends ArbitraryCallOptions {
  /** How many calls are played. Whole number, at least 1. @defaultValue 200 */
  readonly runs?: number
  /** Which calls are made up: the same ones for the same seed. @defaultValue 1 */
  readonly seed?: number
  /** Plays one call of a seed again, as the message of a failure names it. */
  readonly path?: string
  /** Longest time that is spent on it, in seconds; what was played until then has to do. @defaultValue no bound */
  readonly maximumSeconds?: number
}

/** A property does not hold. The message has the shortest call that shows it. */
export class PropertyError extends Error {
  override readonly name = 'PropertyError'
  /** Name of the property. */
  readonly property: string
  /** The shortest call that was found. */
  readonly played: PlayedCall
  /** To play it again: options of {@link assertProperty}. */
  readonly rerun: { readonly seed: number; readonly path: string }

  /** @internal */
  constructor(property: CallProperty, problem: string, played: PlayedCall, rerun: PropertyError['rerun']) {
    super(printCounterexample(property, problem, played, rerun))
    this.property = property.name
    this.played = played
    this.rerun = rerun
  }
}

/**
 * Play many calls that are made up, and look whether something holds for all of them. Of several properties each is looked at
 * in each call; the first that does not hold is made as short as it gets.
 * @param flows - The flow that contacts come into; with others that it leads to, as a list where that is the first.
 * @param properties - For instance `everyCallEnds`.
 * @param options - How many calls, and what they are like.
 * @throws {@link PropertyError} with the shortest call for which a property does not hold.
 * @throws {@link FlowContentError} when something is no flow content.
 * @example
 * ```ts
 * await assertProperty(compile(flow), [everyCallEnds, nobodyIsHungUpOnInSilence, silenceIsShort(8)])
 * ```
 */
export async function assertProperty(
  flows: FlowSource | readonly FlowSource[],
  properties: CallProperty | readonly CallProperty[],
  options: AssertPropertyOptions = {},
): Promise<void> {
  const { runs = 200, seed = 1, path, maximumSeconds } = options
  const prepared = prepareFlows(flows)
  const all = isList(properties) ? properties : [properties]
  let broken: Violation | undefined
  const holds = asyncProperty(callsFor(prepared, options), async (plan: CallPlan) => {
    const played = await playPrepared(prepared, plan)
    // Once one is broken, it is the one to be shown: a shorter call that breaks another one says less of it.
    const looked = broken === undefined ? all : [broken.property]
    const violation = violationIn(looked, played)
    if (violation !== undefined) broken = violation
    return violation === undefined
  })
  const result = await check(holds, {
    numRuns: runs,
    seed,
    ...(path !== undefined && { path }),
    ...(maximumSeconds !== undefined && { interruptAfterTimeLimit: maximumSeconds * 1000 }),
  })
  if (!result.failed || broken === undefined) {
    if (result.errorInstance instanceof Error) throw result.errorInstance
    return
  }
  // The last one that was broken is the shortest.
  const { property, problem } = broken
  throw new PropertyError(property, problem, await leaveOutNeedless(prepared, broken.played), {
    seed: result.seed,
    // Which call it was; how it was made shorter follows from that.
    path: result.counterexamplePath?.split(':')[0] ?? '',
  })
}

/** A property that does not hold, and the call that shows it. */
interface Violation {
  readonly property: CallProperty
  readonly problem: string
  readonly played: PlayedCall
}

function violationIn(properties: readonly CallProperty[], played: PlayedCall): Violation | undefined {
  for (const property of properties) {
    const problem = property.problemOf(played)
    if (problem !== undefined) return { property, problem, played }
  }
  return undefined
}

function isList(properties: CallProperty | readonly CallProperty[]): properties is readonly CallProperty[] {
  return Array.isArray(properties)
}
