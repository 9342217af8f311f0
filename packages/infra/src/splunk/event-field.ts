import { valueAt } from './json-objects.js'

/** What a field of an event holds. */
export type FieldKind =
  /** Text, cut after {@link maxTextCharacters}. */
  | 'text'
  /** A time as Connect writes it, `2026-11-02T09:00:00Z`. */
  | 'time'
  /** Whole seconds. */
  | 'seconds'
  /** Milliseconds. */
  | 'milliseconds'
  | 'number'
  | 'true'
  /** An address of a person: hashed, masked or left out. */
  | 'address'

/** A field that an event may have. */
export interface EventField {
  /** Its place in the event, with dots between the names. */
  readonly path: string
  readonly kind: FieldKind
  /** For the documentation: what it tells. */
  readonly meaning: string
  /** Where it stands in what Connect sends; `computed` where it does not. @defaultValue the same path */
  readonly from?: readonly string[] | 'computed'
}

/** Every event may have it. */
export const leftOutField: EventField = {
  path: 'leftOut',
  kind: 'number',
  from: 'computed',
  meaning: 'how many fields had no room in the event',
}

/** Every event of a log may have it. */
export const unreadableField: EventField = {
  path: 'unreadable',
  kind: 'true',
  from: 'computed',
  meaning: 'the log event was not what its log group holds; eventId and source tell where it stands',
}

/** Longest text. Names of queues, routing profiles, agents and groups have at most 127 characters. */
export const maxTextCharacters = 128

/**
 * Longest event, in bytes. Splunk's `spath` looks at the first 5,000 characters of an event only.
 * @see https://docs.splunk.com/Documentation/Splunk/latest/Admin/Limitsconf
 */
export const maxEventBytes = 5000

/** For names of members that hold others, braces, and the number of what is left out. */
const structureBytes = 600

/** A value that a field can have. */
export type FieldValue = string | number | true

/** Writes an event field by field, in the order of their weight, as long as there is room. */
export class EventWriter {
  readonly #event: Record<string, unknown> = {}
  #bytesLeft = maxEventBytes - structureBytes
  #leftOut = 0

  /** Set a value at a path, if there is one and it fits. */
  set(path: readonly string[], value: FieldValue | undefined): void {
    const name = path.at(-1)
    if (value === undefined || name === undefined) return
    const bytes = Buffer.byteLength(JSON.stringify(name)) + Buffer.byteLength(JSON.stringify(value)) + 2
    if (bytes > this.#bytesLeft) {
      this.#leftOut += 1
      return
    }
    this.#bytesLeft -= bytes
    let place = this.#event
    for (const parent of path.slice(0, -1)) {
      const found = place[parent]
      const next: Record<string, unknown> = isWritable(found) ? found : {}
      place[parent] = next
      place = next
    }
    Object.defineProperty(place, name, { value, enumerable: true, configurable: true, writable: true })
  }

  /** The event. Says in `leftOut` how many fields had no room. */
  finish(): Readonly<Record<string, unknown>> {
    return this.#leftOut === 0 ? this.#event : { ...this.#event, leftOut: this.#leftOut }
  }
}

function isWritable(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

/** The value of a field in what Connect sent; `undefined` where it is absent, null, empty or of another type. */
export function readField(
  source: unknown,
  { path, kind, from }: EventField,
  concealAddress: (address: string) => string | undefined,
): FieldValue | undefined {
  if (from === 'computed') return undefined
  const value = valueAt(source, from ?? path.split('.'))
  if (kind === 'true') return value === true ? true : undefined
  if (kind === 'seconds' || kind === 'milliseconds' || kind === 'number') {
    return typeof value === 'number' && Number.isFinite(value) ? value : undefined
  }
  if (typeof value !== 'string' || value === '') return undefined
  if (kind === 'time') return Number.isNaN(Date.parse(value)) ? undefined : cutText(value)
  if (kind === 'address') return concealAddress(value)
  return cutText(value)
}

/** A text of at most {@link maxTextCharacters}. */
export function cutText(text: string): string {
  if (text.length <= maxTextCharacters) return text
  const cut = text.slice(0, maxTextCharacters)
  // A character of two units must not be cut in two.
  return /[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut
}

/** A text of another system, with every longer number in it masked: it could be that of a person. */
export function maskLongNumbers(text: string): string {
  return cutText(text).replaceAll(/\d{4,}/g, (digits) => '*'.repeat(digits.length))
}
