import type { Assumptions } from '../assumptions.js'
import type { Instruction, Program } from '../program/program.js'
import type { Observer, Speech } from './observer.js'

/** What is the same for all contacts of a simulation. */
export interface Environment {
  /** The flow with this name, ARN or id; undefined for one that was not given. */
  readonly findProgram: (name: string) => Program | undefined
  /** Length of a recorded prompt in seconds, and what it says, if the world knows. */
  readonly findPrompt: (name: string) => { readonly seconds?: number; readonly text?: string } | undefined
  readonly assumptions: Assumptions
  /** What actions say whose prompts have nothing to fill in: worked out once for all contacts. */
  readonly fixedSpeech: WeakMap<Instruction, Speech>
  readonly observer: Observer
}
