import type { Environment } from '../machine/environment.js'
import type { Observer } from '../machine/observer.js'
import type { FlowSource } from '../program/load-program.js'
import type { Program } from '../program/program.js'

/** Is told of all calls that are played. */
export interface CallRecorder {
  /** These flows are going to be played. */
  add(programs: readonly Program[], sources: readonly FlowSource[]): void
  /** Watches a contact in them. */
  observer(environment: () => Environment): Observer
}

// Two copies of the package may be loaded, for instance an ES module and a CommonJS one: they share this.
const slot: unique symbol = Symbol.for('@aicc/flow-simulator/coverage-recorder')
const shared: typeof globalThis & { [slot]?: CallRecorder | undefined } = globalThis

/**
 * From now on, all simulations that are made are recorded; undefined: none is.
 * @returns Who has recorded them before, to be set again.
 */
export function recordCoverage(recorder: CallRecorder | undefined): CallRecorder | undefined {
  const before = shared[slot]
  shared[slot] = recorder
  return before
}

/** Who records the simulations that are made; undefined where nobody does. */
export function currentRecorder(): CallRecorder | undefined {
  return shared[slot]
}
