import { z } from 'zod'
import type { AddressConcealment } from './conceal-address.js'
import { contactRecordFields } from './contact-record-fields.js'
import { cutText, EventWriter, readField } from './event-field.js'
import type { HecEvent } from './hec-event.js'
import { valueAt } from './json-objects.js'

/** How contact records become events. */
export interface ContactRecordOptions {
  readonly concealAddress: AddressConcealment
  /** Names of contact attributes that go along. */
  readonly attributes: readonly string[]
  /** Without it, the index of the token. */
  readonly index?: string
}

/** What makes an object a contact record. All else of it may be absent, null or new. */
const contactRecordSchema = z.looseObject({
  ContactId: z.string().min(1).max(256),
  LastUpdateTimestamp: z.iso.datetime({ offset: true }),
})

/** Times that can stand for the contact, the best one first: a later record of it gets the same time. */
const times = ['DisconnectTimestamp', 'InitiationTimestamp', 'LastUpdateTimestamp']

/** The event of a contact record; `undefined` when the object is none. */
export function contactRecordEvent(
  record: Readonly<Record<string, unknown>>,
  { concealAddress, attributes, index }: ContactRecordOptions,
): HecEvent | undefined {
  const parsed = contactRecordSchema.safeParse(record)
  if (!parsed.success) return undefined
  const { ContactId: contactId, LastUpdateTimestamp: lastUpdate } = parsed.data

  const writer = new EventWriter()
  writer.set(['eventId'], `${contactId}:${lastUpdate}`)
  writer.set(['isTest'], isTest(record) ? true : undefined)
  for (const field of contactRecordFields) writer.set(field.path.split('.'), readField(record, field, concealAddress))
  for (const name of attributes) {
    const value = textAt(record, ['Attributes', name])
    writer.set(['Attributes', name], value)
  }

  const queue = textAt(record, ['Queue', 'Name'])
  const agent = textAt(record, ['Agent', 'Username'])
  const channel = textAt(record, ['Channel'])
  const instance = instanceOf(textAt(record, ['InstanceARN']))
  return {
    time: timeOf(record),
    source: 'amazon-connect:contact-records',
    sourcetype: 'connect:ctr',
    ...(index !== undefined && { index }),
    event: writer.finish(),
    fields: {
      ...(queue !== undefined && { queue }),
      ...(agent !== undefined && { agent }),
      ...(channel !== undefined && { channel }),
      ...(instance !== undefined && { instance }),
    },
  }
}

/** The id of the instance in an ARN of Connect; `undefined` where there is none. */
export function instanceOf(arn: string | undefined): string | undefined {
  return /:instance\/([\w-]{1,100})(?:\/|$)/.exec(arn ?? '')?.[1]
}

function timeOf(record: Readonly<Record<string, unknown>>): number {
  for (const name of times) {
    const value = record[name]
    const milliseconds = typeof value === 'string' ? Date.parse(value) : Number.NaN
    if (!Number.isNaN(milliseconds)) return milliseconds / 1000
  }
  return 0
}

/** Simulated contacts write ordinary records; they must not count as customers. */
function isTest(record: Readonly<Record<string, unknown>>): boolean {
  return (
    textAt(record, ['SegmentAttributes', 'connect:ValidationTestType', 'ValueString']) !== undefined ||
    valueAt(record, ['Attributes', 'isSyntheticTest']) === 'true'
  )
}

function textAt(record: Readonly<Record<string, unknown>>, path: readonly string[]): string | undefined {
  const value = valueAt(record, path)
  return typeof value === 'string' && value !== '' ? cutText(value) : undefined
}
