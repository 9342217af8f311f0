import type { Answer } from '../machine/ask.js'
import type { Constraint } from '../explore/unknown.js'

/** Which of two sets of flows. */
export type Side = 'before' | 'after'

/**
 * Something about the world that a flow finds out without anybody noticing: whether an action fails, whether it is open,
 * which number is drawn. Both sides meet the same world, whichever of them looks first.
 */
export interface Decision {
  /** What comes of it; undefined: nothing special, the action succeeds. */
  readonly answer: Answer | undefined
  /** What is decided of a number, of which the answer has an example. */
  readonly constraints?: readonly Constraint[]
  /** Who has looked. */
  readonly by: ReadonlySet<Side>
  /** How many times something could be noticed since. A side that looks again then may find something else. */
  readonly age: number
}

/** Decisions by what they are about. */
export type Decisions = ReadonlyMap<string, Decision>

/** Thrown where something has to be decided: each thing that it can be is a state. */
export class Undetermined extends Error {
  override readonly name = 'Undetermined'
  about = ''
  alternatives: readonly Pick<Decision, 'answer' | 'constraints'>[] = []
}

/** How long a decision waits for the other side, in turns: an action may stand somewhat earlier or later there. */
const patience = 2

/** Decisions after a turn in which something was noticed: those that both have used are done with. */
export function grownOlder(decisions: Decisions): Decisions {
  if (decisions.size === 0) return decisions
  const left = [...decisions].filter(([, { by, age }]) => by.size < 2 && age < patience)
  return new Map(left.map(([about, decision]) => [about, { ...decision, age: decision.age + 1 }]))
}

/** A decision, noted as used by a side; undefined where that side has to decide anew. */
export function usedBy(decision: Decision | undefined, side: Side): Decision | undefined {
  if (decision === undefined) return undefined
  if (decision.by.has(side)) return decision.age === 0 ? decision : undefined
  return { ...decision, by: new Set([...decision.by, side]) }
}
