import { isObject } from './json-objects.js'

/** Kinds of events that the pipeline sends. */
export type Sourcetype = 'connect:ctr' | 'connect:flow_log' | 'connect:ccp'

/** Index-time fields. Each sourcetype has those that it knows. */
export interface IndexedFields {
  /** Name of the queue. Absent for the queue of one agent. */
  readonly queue?: string
  /** User name of the agent. */
  readonly agent?: string
  /** `VOICE`, `CHAT`, `TASK` or `EMAIL`. */
  readonly channel?: string
  /** Id of the Connect instance. */
  readonly instance?: string
}

/** Names of the index-time fields. */
export const indexedFieldNames: readonly (keyof IndexedFields)[] = ['queue', 'agent', 'channel', 'instance']

/**
 * One event as Splunk's HTTP Event Collector takes it at `/services/collector/event`.
 * @see https://docs.splunk.com/Documentation/Splunk/latest/Data/FormateventsforHTTPEventCollector
 */
export interface HecEvent {
  /** Seconds since 1970-01-01T00:00:00Z, with decimals. */
  readonly time: number
  readonly source: string
  readonly sourcetype: Sourcetype
  /** Without it, the index of the token. */
  readonly index?: string
  readonly event: Readonly<Record<string, unknown>>
  readonly fields: IndexedFields
}

/** An event as text: one line. */
export function printHecEvent(event: HecEvent): string {
  return `${JSON.stringify(event)}\n`
}

const envelopeMembers: ReadonlySet<string> = new Set([
  'time',
  'host',
  'source',
  'sourcetype',
  'index',
  'event',
  'fields',
])

/**
 * Why the collector would not take an event; `undefined` when it would. It has to be known before: of a request, what
 * stands before a bad event is indexed, and after an unknown member the rest is lost with the answer "Success".
 */
export function refusalOf(envelope: Readonly<Record<string, unknown>>): string | undefined {
  const unknown = Object.keys(envelope).filter((name) => !envelopeMembers.has(name))
  if (unknown.length > 0) return `It has ${unknown.length} members that no event has.`
  const { event, fields } = envelope
  if (event === undefined || event === null) return 'It has no "event".'
  if (event === '' || (typeof event !== 'string' && !isObject(event))) return 'Its "event" is blank.'
  if (fields !== undefined && (!isObject(fields) || Object.values(fields).some((value) => typeof value === 'object'))) {
    return 'Its "fields" are not flat.'
  }
  return undefined
}
