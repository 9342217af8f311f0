import type { Assumptions } from '../assumptions.js'
import type { Program } from '../program/program.js'
import type { Observer } from './observer.js'

/** What is the same for all contacts of a simulation. */
export interface Environment {
  /** The flow with this name, ARN or id; undefined for one that was not given. */
  readonly findProgram: (name: string) => Program | undefined
  /** Length of a recorded prompt in seconds, and what it says, if the world knows. */
  readonly findPrompt: (name: string) => { readonly seconds?: number; readonly text?: string } | undefined
  readonly assumptions: Assumptions
  readonly observer: Observer
}
