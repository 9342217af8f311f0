import { z } from 'zod'
import { readPhoneNumber } from './phone-number.js'
import type { OperationName } from './telemetry.js'

/** What a flow asks for. */
export type Operation =
  | { readonly operation: 'findCustomer' }
  | {
      readonly operation: 'createCase'
      readonly subject: string
      readonly description: string | undefined
      readonly customerId: string | undefined
    }
  | {
      readonly operation: 'logActivity'
      readonly subject: string
      readonly description: string | undefined
      readonly customerId: string | undefined
      readonly caseId: string | undefined
      readonly direction: 'inbound' | 'outbound'
    }

/** A request of a flow, or why there is none. */
export type EventReading =
  | {
      readonly status: 'request'
      readonly contactId: string
      /** In E.164; `undefined` where the caller withholds it, or it is none. */
      readonly phoneNumber: string | undefined
      readonly request: Operation
    }
  | {
      readonly status: 'refused'
      readonly operation: OperationName
      readonly contactId: string | undefined
      /** For the log: what is wrong, without any value of it. */
      readonly detail: string
    }

const text = z.string().nullish()

/** The parts of the event that are read. Connect adds members over time: they are left alone. */
const eventSchema = z.looseObject({
  Details: z.looseObject({
    ContactData: z
      .looseObject({
        ContactId: text,
        CustomerEndpoint: z.looseObject({ Address: text }).nullish(),
        InitiationMethod: text,
      })
      .nullish(),
    Parameters: z.looseObject({
      operation: z.enum(['findCustomer', 'createCase', 'logActivity']),
      phoneNumber: text,
      contactId: text,
      customerId: text,
      caseId: text,
      subject: text,
      description: text,
    }),
  }),
})

/**
 * Contact ids are UUIDs today, and at most 256 characters by the API; a field of the CRM holds 255. No dots: it stands in
 * queries and could stand in paths.
 */
const contactIdFormat = /^[\w:-]{1,255}$/

/** Longest subject of a case or activity that Salesforce takes, in characters. */
const longestSubject = 255

/** Longest description, in characters. What is longer is cut: better most of it than no case. */
const longestDescription = 32_000

/** How contacts begin that the center places. */
const outboundMethods: ReadonlySet<string> = new Set(['OUTBOUND', 'API', 'CALLBACK', 'EXTERNAL_OUTBOUND'])

/**
 * Read an event of Connect. Never throws, whatever the event is.
 * @param isRecordId - Whether a text can be the id of a record of the CRM.
 */
export function readEvent(event: unknown, isRecordId: (text: string) => boolean): EventReading {
  const parsed = eventSchema.safeParse(event)
  if (!parsed.success) {
    const places = parsed.error.issues.slice(0, 3).map(({ path }) => path.join('.') || 'the event')
    const detail = `Missing or of the wrong type: ${places.join(', ')}.`
    return { status: 'refused', operation: 'unknown', contactId: undefined, detail }
  }
  const { ContactData: contact, Parameters: parameters } = parsed.data.Details
  const { operation } = parameters

  const contactId = firstOf(parameters.contactId, contact?.ContactId) ?? ''
  if (!contactIdFormat.test(contactId)) {
    const detail = contactId === '' ? 'No contact id.' : 'No valid contact id.'
    return { status: 'refused', operation, contactId: undefined, detail }
  }
  const refuse = (detail: string): EventReading => ({ status: 'refused', operation, contactId, detail })

  const phoneNumber = readPhoneNumber(firstOf(parameters.phoneNumber, contact?.CustomerEndpoint?.Address) ?? '')
  if (operation === 'findCustomer') return { status: 'request', contactId, phoneNumber, request: { operation } }

  const subject = printable(parameters.subject ?? '').trim()
  if (subject === '') return refuse('No subject.')
  if (subject.length > longestSubject) return refuse(`The subject is longer than ${longestSubject} characters.`)
  const described = printable(firstOf(parameters.description) ?? '').slice(0, longestDescription)
  const description = described === '' ? undefined : described

  const customerId = firstOf(parameters.customerId)
  const caseId = firstOf(parameters.caseId)
  if (customerId !== undefined && !isRecordId(customerId)) return refuse('customerId is no id of the CRM.')
  if (caseId !== undefined && !isRecordId(caseId)) return refuse('caseId is no id of the CRM.')

  const about = { subject, description, customerId }
  if (operation === 'createCase') return { status: 'request', contactId, phoneNumber, request: { operation, ...about } }
  const direction = outboundMethods.has(contact?.InitiationMethod ?? '') ? 'outbound' : 'inbound'
  return { status: 'request', contactId, phoneNumber, request: { operation, ...about, caseId, direction } }
}

/** The first that is not empty. A reference that leads to nothing arrives as null, as empty text or not at all. */
function firstOf(...values: readonly (string | null | undefined)[]): string | undefined {
  return values.find((value) => value !== undefined && value !== null && value !== '') ?? undefined
}

/** A text without control characters, except line ends and tabs: pages of a CRM show it to people. */
function printable(written: string): string {
  return written.replaceAll(/[^\P{Cc}\n\t]/gu, ' ')
}
