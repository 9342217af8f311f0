import { ccpEvent } from './ccp-event.js'
import { flowLogEvent } from './flow-log-event.js'
import type { HecEvent, Sourcetype } from './hec-event.js'

/** An event of CloudWatch Logs, as a subscription delivers it. */
export interface LogEvent {
  readonly id: string
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  readonly timestamp: number
  readonly message: string
}

/** How log events become events of Splunk. */
export interface LogEventOptions {
  /** Log group of the page around the Contact Control Panel. */
  readonly ccpLogGroup?: string
  /** Without it, the index of the token. */
  readonly index?: string
}

/** Amazon Connect names the log group of an instance so, with the alias behind it. */
const instanceLogGroupPrefix = '/aws/connect/'

/** What the log events of a group are; `undefined` for a group that is none of ours. */
export function sourcetypeOf(logGroup: string, { ccpLogGroup }: LogEventOptions): Sourcetype | undefined {
  if (logGroup === ccpLogGroup) return 'connect:ccp'
  return logGroup.startsWith(instanceLogGroupPrefix) ? 'connect:flow_log' : undefined
}

/**
 * The event of a log event. One whose message is not what the log group should hold becomes an event too, that says so
 * and where it stands: it must not keep back the others that were delivered with it, and what it says may be anything.
 */
export function hecEventOf(
  sourcetype: Sourcetype,
  { id, timestamp, message }: LogEvent,
  source: string,
  { index }: LogEventOptions,
): HecEvent {
  const value = parse(message)
  const content = sourcetype === 'connect:ccp' ? ccpEvent(value, id) : flowLogEvent(value, id)
  const {
    event,
    fields,
    milliseconds = timestamp,
  } = content ?? { event: { eventId: id, unreadable: true }, fields: {} }
  return { time: milliseconds / 1000, source, sourcetype, ...(index !== undefined && { index }), event, fields }
}

function parse(message: string): unknown {
  try {
    return JSON.parse(message)
  } catch {
    return undefined
  }
}
