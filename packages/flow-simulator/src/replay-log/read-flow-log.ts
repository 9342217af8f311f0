import { isJsonObject } from '@aicc/flow-dsl/language'
import type { JsonObject } from '@aicc/flow-dsl/language'
import { rowsOf } from './comma-separated.js'
import type { LoggedEntry } from './logged-entry.js'

/** A log that cannot be played again, with the reason as a sentence. */
export class FlowLogError extends Error {
  override readonly name = 'FlowLogError'
}

/** What was read of a log. */
export interface ReadLog {
  /** In the order of time; what has the same time stands as it was written. */
  readonly entries: readonly LoggedEntry[]
  /** How many records are no entries of a flow log: a log group may hold others. */
  readonly otherRecords: number
}

/** Longest log, in characters. */
export const maximumLogCharacters = 64 * 1024 * 1024

/** Most entries of a log. */
export const maximumLogEntries = 100_000

/** Deepest nesting of parameters and results: that of what a function may answer is far below. */
const deepestValue = 50

/** Deepest nesting of what tools wrap around entries: a list of answers with a list of events with a message. */
const deepestWrapping = 8

/**
 * Read a flow log, in whatever shape it was got: a JSON list, JSON Lines, what `aws logs filter-log-events`, `get-log-events`
 * and `get-query-results` print, the export of CloudWatch Logs Insights as JSON or CSV, and what a subscription delivers.
 * @param log - Text, or entries as data.
 * @throws {@link FlowLogError} when it is none, or too long.
 */
export function readFlowLog(log: string | readonly unknown[]): ReadLog {
  const found: Found = { records: [], identifiers: new Set(), others: 0 }
  if (typeof log === 'string') {
    if (log.length > maximumLogCharacters) {
      const most = maximumLogCharacters.toLocaleString('en')
      throw new FlowLogError(
        `The log has ${log.length.toLocaleString('en')} characters, and ${most} are the most. Take the entries of one contact.`,
      )
    }
    readText(log.replace(/^\uFEFF/, ''), found)
  } else for (const record of log) collect(record, found, 0, undefined)
  if (found.records.length === 0) {
    throw new FlowLogError(
      'It has no entry of a flow log: an object with "ContactId" and "ContactFlowModuleType", or "message" with one as text.',
    )
  }
  const entries = found.records.map(({ record, time }, index) => entryFrom(record, time, index + 1))
  return { entries: entries.toSorted((one, other) => one.time - other.time), otherRecords: found.others }
}

interface Found {
  readonly records: { readonly record: JsonLike; readonly time: unknown }[]
  /** Ids of events that were read: a log may be delivered twice. */
  readonly identifiers: Set<string>
  others: number
}

type JsonLike = Readonly<Record<string, unknown>>

function readText(text: string, found: Found): void {
  const start = text.trimStart()
  if (start === '') throw new FlowLogError('It is empty.')
  if (start[0] !== '{' && start[0] !== '[') {
    readTable(start, found)
    return
  }
  let document: unknown
  try {
    document = JSON.parse(text)
  } catch {
    readLines(text, found)
    return
  }
  collect(document, found, 0, undefined)
}

function readLines(text: string, found: Found): void {
  let number = 0
  for (const line of text.split('\n')) {
    number += 1
    if (line.trim() === '') continue
    let record: unknown
    try {
      record = JSON.parse(line)
    } catch {
      throw new FlowLogError(`Line ${number} is not JSON. A log is one JSON document, or one entry a line.`)
    }
    collect(record, found, 0, undefined)
  }
}

function readTable(text: string, found: Found): void {
  const [header = [], ...rows] = rowsOf(text)
  const message = header.indexOf('@message')
  if (message < 0) {
    throw new FlowLogError(
      'It is neither JSON nor a table with a column "@message", as CloudWatch Logs Insights exports it.',
    )
  }
  for (const row of rows) {
    const fields = header.map((name, index) => [name, row[index] ?? ''] as const)
    if (row.length > 1 || row[0] !== '') collect(Object.fromEntries(fields), found, 0, undefined)
  }
}

/** Find entries in what tools wrap around them. */
function collect(record: unknown, found: Found, depth: number, time: unknown): void {
  if (depth > deepestWrapping) throw new FlowLogError('Its entries are wrapped too deep.')
  if (Array.isArray(record)) {
    if (record.length > 0 && record.every(isField)) {
      collect(Object.fromEntries(record.map(({ field, value }) => [field, value])), found, depth + 1, time)
      return
    }
    for (const one of record) collect(one, found, depth + 1, time)
    return
  }
  if (!isJsonObject(record)) {
    found.others += 1
    return
  }
  if (own(record, 'ContactId') !== undefined && own(record, 'ContactFlowModuleType') !== undefined) {
    if (found.records.length === maximumLogEntries) {
      const most = maximumLogEntries.toLocaleString('en')
      throw new FlowLogError(`The log has more than ${most} entries. Take the entries of one contact.`)
    }
    found.records.push({ record, time })
    return
  }
  for (const list of ['events', 'logEvents', 'results']) {
    const wrapped = own(record, list)
    if (Array.isArray(wrapped)) {
      collect(wrapped, found, depth + 1, time)
      return
    }
  }
  const message = own(record, '@message') ?? own(record, 'message')
  const identifier = own(record, 'eventId') ?? own(record, 'id') ?? own(record, '@ptr')
  if (typeof identifier === 'string' && identifier !== '') {
    if (found.identifiers.has(identifier)) return
    found.identifiers.add(identifier)
  }
  const content = typeof message === 'string' ? parsed(message) : message
  if (isJsonObject(content)) collect(content, found, depth + 1, own(record, 'timestamp') ?? own(record, '@timestamp'))
  else found.others += 1
}

function isField(value: unknown): value is { readonly field: string; readonly value: unknown } {
  return isJsonObject(value) && typeof own(value, 'field') === 'string'
}

/** The JSON of a message; undefined for a message of another kind. */
function parsed(message: string): unknown {
  if (!message.trimStart().startsWith('{')) return undefined
  try {
    return JSON.parse(message)
  } catch {
    return undefined
  }
}

/** A member that a record has of its own: logs may hold any name. */
function own(record: JsonLike, name: string): unknown {
  return Object.hasOwn(record, name) ? record[name] : undefined
}

function entryFrom(record: JsonLike, time: unknown, number: number): LoggedEntry {
  const wrong = (member: string, expected: string): FlowLogError =>
    new FlowLogError(`Entry ${number}: "${member}" is no ${expected}.`)
  const text = (member: string): string | undefined => {
    const value = own(record, member) ?? undefined
    if (value !== undefined && typeof value !== 'string') throw wrong(member, 'text')
    return value === '' ? undefined : value
  }
  const object = (member: string): JsonObject | undefined => {
    const value = own(record, member) ?? undefined
    if (value === undefined) return undefined
    if (!isJsonObject(value)) throw wrong(member, 'object')
    if (isTooDeep(value, deepestValue))
      throw new FlowLogError(`Entry ${number}: "${member}" is nested deeper than ${deepestValue} levels.`)
    return value as JsonObject
  }
  const contactId = text('ContactId')
  const type = text('ContactFlowModuleType')
  if (contactId === undefined) throw wrong('ContactId', 'text')
  if (type === undefined) throw wrong('ContactFlowModuleType', 'text')
  const results = own(record, 'Results') ?? undefined
  if (typeof results === 'object') throw wrong('Results', 'text')
  return {
    number,
    contactId,
    flowId: text('ContactFlowId') ?? '',
    flowName: text('ContactFlowName'),
    type,
    identifier: text('Identifier'),
    time: timeOf(own(record, 'Timestamp') ?? time, number),
    parameters: object('Parameters') ?? {},
    results: results === undefined ? undefined : String(results),
    externalResults: object('ExternalResults'),
  }
}

/** When JavaScript's dates end, in milliseconds. */
const latestTime = 8.64e15

function timeOf(value: unknown, number: number): number {
  // Insights writes "2026-01-05 01:00:00.000" for the same, in UTC.
  const text =
    typeof value === 'string' ? value.replace(/^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d(?:\.\d+)?)$/, '$1T$2Z') : value
  const time = typeof text === 'string' ? Date.parse(text) : text
  if (typeof time === 'number' && Number.isFinite(time) && Math.abs(time) <= latestTime) return time
  throw new FlowLogError(`Entry ${number}: "Timestamp" is no time such as 2026-01-05T01:00:00.000Z.`)
}

function isTooDeep(value: unknown, left: number): boolean {
  if (typeof value !== 'object' || value === null) return false
  return left === 0 || Object.values(value).some((member) => isTooDeep(member, left - 1))
}
