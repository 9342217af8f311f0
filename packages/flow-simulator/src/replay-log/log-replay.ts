import type { Assumptions } from '../assumptions.js'
import type { ActionLocation } from '../program/location.js'
import type { EntryDifference } from './parting.js'

/** What came of playing a flow log again. */
export interface LogReplay {
  /** Whether every contact that was played agrees with its log. */
  readonly agrees: boolean
  /** In the order in which they began. */
  readonly contacts: readonly LoggedContactReplay[]
  /** What was left out, for people: contacts of other flows, records that are no entries. */
  readonly notes: readonly string[]
}

/** What came of playing one contact. */
export interface LoggedContactReplay {
  /** Its id; more than one where it was moved from queue to queue. */
  readonly contactIds: readonly string[]
  /** How many entries the log has of flows that were given. */
  readonly entries: number
  /** How many of them agree, from the first. */
  readonly agreed: number
  readonly agrees: boolean
  /** Where the contact and its log part; undefined where they do not. */
  readonly parted: LogParting | undefined
  readonly notes: readonly string[]
}

/** Where the real contact and the simulated one part. */
export interface LogParting {
  /** The last entries that agree, in order; none where the first one differs. */
  readonly lastAgreed: readonly PlaceInLog[]
  /** The entry that the log has; undefined where it ends. */
  readonly logged: PlaceInLog | undefined
  /** What the simulation has in its place; undefined where it has ended, or waits for what no log has. */
  readonly simulated: PlaceInLog | undefined
  /** Where both are of one action: what differs. Values that came from encrypted input are hidden. */
  readonly differences: readonly EntryDifference[]
  /** What may explain it, the likeliest first. */
  readonly explanations: readonly PartingExplanation[]
}

/** An entry of a log, or one that the simulation would write. */
export interface PlaceInLog {
  /** Its place in the log, from 1; undefined for a simulated one. */
  readonly entry: number | undefined
  /** `2026-01-05T01:00:00.000Z`; undefined for a simulated one. */
  readonly time: string | undefined
  readonly flow: string
  /** Identifier of the action; undefined where the log has none. */
  readonly action: string | undefined
  /** `Type` in the flow language; what the log calls it where the flow has no such action. */
  readonly type: string
  /** Where the action was written, where that is known. */
  readonly location: ActionLocation | undefined
}

/** What may explain that a log and a simulation part. */
export interface PartingExplanation {
  /**
   * `assumption`: with another assumption they agree farther. `another version`: the real contact ran another content of the
   * flow. `value`: the log does not show a value that counts here. `choice`: the log does not show what happened, and
   * nothing of what can happen leads on. `log`: the log is incomplete. `given up`: not everything was tried.
   */
  readonly kind: 'assumption' | 'another version' | 'value' | 'choice' | 'log' | 'given up'
  /** A sentence, without values of the contact. */
  readonly message: string
  /** The assumption, and what it has to be. */
  readonly assumption?: { readonly name: keyof Assumptions; readonly value: string }
}
