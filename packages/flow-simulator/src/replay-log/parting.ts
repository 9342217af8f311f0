import type { Ask } from '../machine/ask.js'
import type { Instruction, Program } from '../program/program.js'
import type { LoggedEntry } from './logged-entry.js'

/** An entry that the simulation would write. */
export interface SimulatedEntry {
  readonly program: Program
  readonly action: Instruction
  readonly results: string | undefined
}

/** Something in which two entries of one action differ. */
export interface EntryDifference {
  /** `Results`, a parameter, or the key of an attribute. */
  readonly name: string
  /** Undefined where the entry has none. */
  readonly logged: string | undefined
  readonly simulated: string | undefined
}

/** Where a log and a simulated contact part, as the search finds it. */
export interface Parting {
  /** How many entries agree. */
  readonly agreed: number
  /** Undefined where the log ends. */
  readonly logged: LoggedEntry | undefined
  /** Undefined where the simulated contact has ended. */
  readonly simulated: SimulatedEntry | undefined
  readonly differences: readonly EntryDifference[]
  /** What was answered last, and nobody can read from the log. */
  readonly guessed: Ask | undefined
}
