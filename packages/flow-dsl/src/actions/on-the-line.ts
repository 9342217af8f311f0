import type { ParameterValue } from '../graph/flow-graph.js'

/**
 * What a flow waits for before it leaves an action.
 *
 * `speech`: until the message is said; on a chat it is sent, and the flow goes on at once. `participant`: until they
 * answer, or the time for it is over. `party`: until somebody else has been reached or has left. `time`: until a time is
 * over or an event comes. `service`: until a service has answered, in silence.
 */
export type Waiting = 'speech' | 'participant' | 'party' | 'time' | 'service'

/** What the person on the line notices while an action runs. */
export interface LineActivity {
  /** Whether they hear or read something. */
  readonly speaks: boolean
  readonly waitsFor: Waiting
  /** Longest time that the waiting takes, in seconds; undefined where nothing bounds it, or only the contact knows. */
  readonly longestSeconds?: number | undefined
}

/**
 * `nothing`: the action takes no time that anybody notices. `unknown`: it runs what cannot be seen from here, so it may
 * do anything.
 */
export type OnTheLine = LineActivity | 'nothing' | 'unknown'

/**
 * Where an action takes the contact when it succeeds: into a queue, to an agent, to an outside number, into another
 * flow, or away from the line. Actions that go on in their flow have none.
 */
export type Destination = 'queue' | 'agent' | 'third party' | 'flow' | 'hang-up'

/** What an action switches on or off for the rest of the contact; what it leaves alone is undefined. */
export interface ContactSwitches {
  /** Flow logs, which hold what customers enter. */
  readonly flowLogs?: boolean | undefined
  /** Recording of what customers say to the flow itself; it begins at once. */
  readonly flowRecording?: boolean | undefined
  /** Recording of what customers say to an agent; it begins when the agent joins. */
  readonly conversationRecording?: boolean | undefined
}

/** What an action keeps of what a customer enters. */
export interface CollectedInput {
  /** Whether it is kept encrypted. */
  readonly encrypted: boolean
  /** Most digits that are taken; undefined where only the contact knows, or a rule of its own decides. */
  readonly maximumLength?: number | undefined
}

/** A message is said. */
export const speaking: LineActivity = { speaks: true, waitsFor: 'speech' }

/** The number that a parameter says; undefined for a reference, which only the contact knows. */
export function numberIn(value: ParameterValue | undefined): number | undefined {
  const number = typeof value === 'number' ? value : typeof value === 'string' && value !== '' ? Number(value) : NaN
  return Number.isFinite(number) && number >= 0 ? number : undefined
}
