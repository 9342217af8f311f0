import type { Channel, JsonValue } from '@aicc/flow-dsl/language'
import type { Instruction, Program } from '../program/program.js'
import type { Ask } from './ask.js'

/** Where a contact is. */
export type Stage =
  /** In a flow that nobody waits behind: inbound, transfer, disconnect. */
  | 'flow'
  /** In a queue, in its customer queue flow, if there is one. */
  | 'queued'
  /** An agent has accepted, and hears the agent whisper. */
  | 'agent whisper'
  /** The customer hears the customer whisper. */
  | 'customer whisper'
  /** The agent has dialled, and the outbound whisper runs. */
  | 'outbound whisper'
  /** Customer and agent talk. */
  | 'conversation'
  /** The customer is held, and hears the customer hold flow. */
  | 'hold'
  | 'ended'

/** How a contact ended. */
export interface ContactEnd {
  /**
   * `flow`: a flow hung up, or had nothing left to do. `customer`, `agent`: they left. `transferred`: to an outside
   * number. `not answered`: the customer was dialled and did not answer. `other flow`: into a flow that was not given.
   * `unhandled error`: an action failed and has no branch for it. `endless`: given up, since no time passed any more or
   * too many actions ran.
   */
  readonly reason:
    'flow' | 'customer' | 'agent' | 'transferred' | 'not answered' | 'other flow' | 'unhandled error' | 'endless'
  /** What it was, for people. */
  readonly detail?: string
  /** The action that ended it, where one did. */
  readonly action?: Instruction
}

/** A flow or module that runs. Data are replaced, never changed, so that a copy of a run is cheap. */
export interface FlowRun {
  readonly program: Program
  /** Index of the action that runs or runs next. */
  at: number
  /** Data of this run by namespace: `External`, `Lex`, `StoredCustomerInput`, ... */
  data: ReadonlyMap<string, JsonValue>
  /** How often each loop has continued, by index of its action. */
  loops: ReadonlyMap<number, number>
  /** The looping prompt that was interrupted: where the run goes on when this way ends. */
  interrupted: number | undefined
  /** A Wait that lets the flow go on meanwhile: its action, and when its time is over, in milliseconds of the clock. */
  timer: { readonly action: number; readonly endsAt: number } | undefined
}

/** Whether the customer can hear and answer. On a task or an e-mail nobody can: its channel says so. */
export type CustomerPresence = 'on the line' | 'not dialled' | 'gone'

/** Hooks by the event that they run at. */
export type HookName = string

/** Everything that is known of a contact while it is handled. */
export interface ContactState {
  /** Milliseconds since the contact began. */
  clock: number
  /** Actions so far. */
  actions: number
  /** Actions since time last passed. */
  actionsAtOnce: number
  stage: Stage
  /** The flow that runs and the flows that have invoked it as a module; the last one runs. */
  runs: FlowRun[]
  channel: Channel
  /** Contact attributes. */
  attributes: ReadonlyMap<string, JsonValue>
  /** Data of the contact that the service fills: by namespace, for instance `CustomerEndpoint`. */
  system: ReadonlyMap<string, JsonValue>
  customer: CustomerPresence
  /** Whether somebody has left and the flow for that has begun: it runs once, until the contact is queued again. */
  disconnected: boolean
  /** Name of the working queue. */
  queue: string | undefined
  /** Whether the working queue is that of an agent: it has no hours. */
  agentQueue: boolean
  /** When the contact was put into its queue, in milliseconds of the clock; undefined before. */
  queuedAt: number | undefined
  /** Contacts of the chain so far: each transfer from queue to queue makes one more. */
  segments: number
  /** Flows that run at events, by name of the hook; empty text: nothing is to run, not even the default. */
  hooks: ReadonlyMap<HookName, string>
  /** Number that a callback goes to; the caller's own where none was set. */
  callbackNumber: string | undefined
  /** Whether keys that nobody asked for are kept. */
  keepsKeys: boolean
  /** Keys that were pressed and not yet asked for. */
  keys: string
  /** Milliseconds of Lambda calls in a row. */
  lambdaMilliseconds: number
  /** When the customer leaves, whatever happens, in milliseconds of the clock. */
  hangsUpAt: number | undefined
  /** When the hold ends, in milliseconds of the clock. */
  holdEndsAt: number | undefined
  /** When the whisper is cut at the latest, in milliseconds of the clock. */
  whisperEndsAt: number | undefined
  /** Loop counters that belong to the contact, where that is assumed. */
  loops: ReadonlyMap<Instruction, number>
  /** Milliseconds of looping prompts so far, where interruptions are assumed to count from the first one. */
  loopedMilliseconds: number
  /** What the world has to answer before the contact goes on. */
  waiting: Ask | undefined
  end: ContactEnd | undefined
}

/** A copy that changes on its own. */
export function copyState(state: ContactState): ContactState {
  return { ...state, runs: state.runs.map((run) => ({ ...run })) }
}

/** The run of a program from its start. */
export function startRun(program: Program): FlowRun {
  return { program, at: program.start, data: noData, loops: noLoops, interrupted: undefined, timer: undefined }
}

const noData: ReadonlyMap<string, JsonValue> = new Map()
const noLoops: ReadonlyMap<number, number> = new Map()

/** A map with one entry changed. */
export function withEntry<Key, Value>(map: ReadonlyMap<Key, Value>, key: Key, value: Value): ReadonlyMap<Key, Value> {
  return new Map(map).set(key, value)
}

/** A map without an entry. */
export function withoutEntry<Key, Value>(map: ReadonlyMap<Key, Value>, key: Key): ReadonlyMap<Key, Value> {
  if (!map.has(key)) return map
  const copy = new Map(map)
  copy.delete(key)
  return copy
}
