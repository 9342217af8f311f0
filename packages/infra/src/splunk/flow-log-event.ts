import { z } from 'zod'
import { cutText, EventWriter, leftOutField, maskLongNumbers, unreadableField } from './event-field.js'
import type { EventField } from './event-field.js'
import type { IndexedFields } from './hec-event.js'
import { instanceOf } from './contact-record-event.js'

/**
 * What an event `connect:flow_log` may hold. Parameters of blocks and answers of functions stay behind: they can hold
 * anything that a customer said or typed.
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/contact-flow-log-data.html
 */
export const flowLogFields: readonly EventField[] = [
  { path: 'eventId', kind: 'text', from: 'computed', meaning: 'id of the log event: the same for a copy' },
  { path: 'ContactId', kind: 'text', meaning: 'the contact' },
  { path: 'ContactFlowName', kind: 'text', meaning: 'name of the flow, or its id where the log has no name' },
  {
    path: 'ContactFlowModuleType',
    kind: 'text',
    meaning: 'kind of block, in the older names: PlayPrompt, SetQueue, ...',
  },
  { path: 'Identifier', kind: 'text', meaning: 'identifier of the action in the flow' },
  { path: 'Results', kind: 'text', meaning: 'how the block ended; numbers of four digits and more are masked' },
  {
    path: 'failed',
    kind: 'true',
    from: 'computed',
    meaning: 'Results speaks of an error or an exception',
  },
  leftOutField,
  unreadableField,
]

const text = z.string().nullish()

const flowLogSchema = z.looseObject({
  ContactId: z.string().min(1),
  ContactFlowId: text,
  ContactFlowName: text,
  ContactFlowModuleType: z.string().min(1),
  Identifier: text,
  Results: z.unknown(),
})

/** An event without its envelope. */
export interface LogContent {
  readonly event: Readonly<Record<string, unknown>>
  readonly fields: IndexedFields
  /** When it happened, in milliseconds since 1970-01-01T00:00:00Z, where the message says so. */
  readonly milliseconds?: number
}

/** The event of an entry of a flow log; `undefined` when the message is none. */
export function flowLogEvent(message: unknown, eventId: string): LogContent | undefined {
  const parsed = flowLogSchema.safeParse(message)
  if (!parsed.success) return undefined
  const { ContactId, ContactFlowId, ContactFlowName, ContactFlowModuleType, Identifier, Results } = parsed.data
  const flowId = /\/contact-flow\/([\w-]{1,100})/.exec(ContactFlowId ?? '')?.[1]
  const results = typeof Results === 'string' && Results !== '' ? maskLongNumbers(Results) : undefined
  const instance = instanceOf(ContactFlowId ?? undefined)

  const writer = new EventWriter()
  writer.set(['eventId'], eventId)
  writer.set(['ContactId'], cutText(ContactId))
  writer.set(['ContactFlowName'], ContactFlowName ? cutText(ContactFlowName) : flowId)
  writer.set(['ContactFlowModuleType'], cutText(ContactFlowModuleType))
  writer.set(['Identifier'], Identifier ? cutText(Identifier) : undefined)
  writer.set(['Results'], results)
  writer.set(['failed'], results !== undefined && /error|exception/i.test(results) ? true : undefined)
  return { event: writer.finish(), fields: { ...(instance !== undefined && { instance }) } }
}
