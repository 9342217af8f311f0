import { z } from 'zod'
import { cutText, EventWriter, leftOutField, maskLongNumbers, readField, unreadableField } from './event-field.js'
import type { EventField } from './event-field.js'
import type { LogContent } from './flow-log-event.js'

/** Kinds of lines that the page around the Contact Control Panel writes. */
export const ccpLineKinds = ['agent_state', 'contact_state', 'softphone', 'error', 'page'] as const

/**
 * What an event `connect:ccp` may hold: the line that the page around the Contact Control Panel writes, version 1. What
 * else stands in a line stays behind. The agent is the index-time field: the same name in the event would give it two values.
 */
export const ccpFields: readonly EventField[] = [
  {
    path: 'eventId',
    kind: 'text',
    from: 'computed',
    meaning: 'session and seq, or the id of the log event: the same for a copy',
  },
  { path: 'kind', kind: 'text', meaning: ccpLineKinds.join(', ') },
  { path: 'agentState.from', kind: 'text', meaning: 'state of the agent before' },
  { path: 'agentState.to', kind: 'text', meaning: 'state of the agent after' },
  { path: 'agentState.type', kind: 'text', meaning: 'routable, not_routable, offline, system, error, init' },
  { path: 'contact.id', kind: 'text', meaning: 'the contact' },
  { path: 'contact.initialId', kind: 'text', meaning: 'first contact of a chain of transfers' },
  { path: 'contact.channel', kind: 'text', meaning: 'VOICE, CHAT, TASK or EMAIL' },
  { path: 'contact.state', kind: 'text', meaning: 'incoming, connecting, connected, missed, error, ended, ...' },
  { path: 'contact.queue', kind: 'text', meaning: 'name of the queue' },
  { path: 'contact.durationMs', kind: 'milliseconds', meaning: 'time in the state before' },
  { path: 'softphone.stream', kind: 'text', meaning: 'audio_input or audio_output' },
  { path: 'softphone.packetsLost', kind: 'number', meaning: 'lost packets since the line before' },
  { path: 'softphone.packets', kind: 'number', meaning: 'packets since the line before' },
  { path: 'softphone.jitterMs', kind: 'milliseconds', meaning: 'jitter buffer' },
  { path: 'softphone.rttMs', kind: 'milliseconds', meaning: 'round trip' },
  { path: 'error.type', kind: 'text', meaning: 'type of the error in amazon-connect-streams' },
  { path: 'error.message', kind: 'text', meaning: 'what it says; numbers of four digits and more are masked' },
  { path: 'session', kind: 'text', meaning: 'the loaded page' },
  { path: 'seq', kind: 'number', meaning: 'counts the lines of a page; a gap is a loss' },
  { path: 'app', kind: 'text', meaning: 'version of the page' },
  { path: 'browser', kind: 'text', meaning: 'browser and version' },
  leftOutField,
  unreadableField,
]

const ccpLineSchema = z.looseObject({
  v: z.literal(1),
  ts: z.iso.datetime({ offset: true }),
  kind: z.enum(ccpLineKinds),
  agent: z.string().nullish(),
  contact: z.looseObject({ channel: z.string().nullish(), queue: z.string().nullish() }).nullish(),
  session: z.string().max(100).nullish(),
  seq: z.number().nullish(),
})

/** The event of a line of the page; `undefined` when the message is none. */
export function ccpEvent(message: unknown, eventId: string): LogContent | undefined {
  const parsed = ccpLineSchema.safeParse(message)
  if (!parsed.success) return undefined
  const { ts, session, seq } = parsed.data
  // The page sends a line again when it got no answer: the copy is another log event then.
  const stableId = session && typeof seq === 'number' ? `${session}:${seq}` : eventId

  const writer = new EventWriter()
  writer.set(['eventId'], stableId)
  const values = new Map(ccpFields.map((field) => [field.path, readField(message, field, () => undefined)]))
  for (const [path, value] of values) {
    writer.set(path.split('.'), path === 'error.message' && typeof value === 'string' ? maskLongNumbers(value) : value)
  }
  const textOf = (path: string): string | undefined => {
    const value = values.get(path)
    return typeof value === 'string' ? value : undefined
  }
  const agent = parsed.data.agent ? cutText(parsed.data.agent) : undefined
  const queue = textOf('contact.queue')
  const channel = textOf('contact.channel')
  return {
    event: writer.finish(),
    fields: {
      ...(queue !== undefined && { queue }),
      ...(agent !== undefined && { agent }),
      ...(channel !== undefined && { channel }),
    },
    milliseconds: Date.parse(ts),
  }
}
