import { constant } from 'fast-check'
import type { Arbitrary } from 'fast-check'
import { contactFlow } from '../builder/entry-functions.js'
import type { Flow } from '../builder/flow.js'

/** Flows that the builder can write. */
export function arbitraryFlow(): Arbitrary<Flow> {
  return constant(contactFlow('arbitrary', {}, (flow) => flow.disconnect()))
}
