import { sharedFigures } from './calls.js'
import { costOf } from './prices.js'

/** What a function costs that is called so often, in US dollars. Each call is traced: more than the sampling of X-Ray keeps. */
export function functionCosts(calls: number, secondsEach: number): number {
  const gigabyteSeconds = calls * secondsEach * sharedFigures.functionGigabytes.value
  return costOf('functionRequests', calls) + costOf('functionTime', gigabyteSeconds) + costOf('traces', calls)
}
