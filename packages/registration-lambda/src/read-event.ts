import { z } from 'zod'
import { languageFrom } from './messages.js'
import type { Language } from './messages.js'

/** A request of a caller, or why there is none. */
export type EventReading =
  | {
      readonly status: 'request'
      readonly language: Language
      readonly contactId: string
      readonly customerPhone: string
      readonly customerInput: string
    }
  | {
      readonly status: 'INPUT_ERROR' | 'INVALID_FORMAT'
      readonly language: Language
      /** For the log: the contact, where it could be read. */
      readonly contactId?: string
      /** For the log: what is wrong, without any value of it. */
      readonly reason: string
    }

const text = z.string().nullish()

/** The parts of the event that are read. Connect adds members over time: they are left alone. */
const eventSchema = z.looseObject({
  Details: z.looseObject({
    ContactData: z
      .looseObject({
        ContactId: text,
        CustomerEndpoint: z.looseObject({ Address: text }).nullish(),
        Attributes: z.looseObject({ customerInput: text, language: text }).nullish(),
      })
      .nullish(),
    Parameters: z
      .looseObject({ customerInput: text, StoredInput: text, userInput: text, customerPhone: text, contactId: text })
      .nullish(),
  }),
})

/** Contact ids are UUIDs today, and at most 256 characters by the API. @see ContactId in the Connect API reference */
const contactIdFormat = /^[\w.:-]{1,256}$/

/** Telephone numbers, SIP and e-mail addresses, `anonymous`; nothing that a reader of the record could take for code. */
const addressFormat = /^[\w+*#@.:() -]{0,256}$/

/** ASCII digits only: `\d` means the same here, and other digits of Unicode are none. */
const employeeNumberFormat = /^[0-9]{4,8}$/

/** What the service stores as customer input when no key was pressed in time. */
const noKeyPressed = 'Timeout'

/** Read an event of Connect. Never throws, whatever the event is. */
export function readEvent(event: unknown): EventReading {
  const parsed = eventSchema.safeParse(event)
  if (!parsed.success) {
    const places = parsed.error.issues.slice(0, 3).map(({ path }) => path.join('.') || 'the event')
    return { status: 'INPUT_ERROR', language: 'ko', reason: `Of the wrong type: ${places.join(', ')}.` }
  }
  const { ContactData: contact, Parameters: parameters } = parsed.data.Details
  const language = languageFrom(contact?.Attributes?.language)

  const contactId = firstOf(parameters?.contactId, contact?.ContactId)
  if (!contactIdFormat.test(contactId)) {
    return { status: 'INPUT_ERROR', language, reason: contactId === '' ? 'No contact id.' : 'No valid contact id.' }
  }
  const refuse = (status: 'INPUT_ERROR' | 'INVALID_FORMAT', reason: string): EventReading => ({
    status,
    language,
    contactId,
    reason,
  })

  const customerInput = firstOf(
    parameters?.customerInput,
    parameters?.StoredInput,
    parameters?.userInput,
    contact?.Attributes?.customerInput,
  )
  if (customerInput === '') return refuse('INPUT_ERROR', 'Nothing was entered.')
  if (customerInput === noKeyPressed) return refuse('INPUT_ERROR', 'No key was pressed in time.')
  if (!employeeNumberFormat.test(customerInput)) return refuse('INVALID_FORMAT', 'Not 4 to 8 digits.')

  const customerPhone = firstOf(parameters?.customerPhone, contact?.CustomerEndpoint?.Address)
  if (!addressFormat.test(customerPhone)) return refuse('INPUT_ERROR', 'No valid address of the caller.')
  return { status: 'request', language, contactId, customerPhone, customerInput }
}

/** The first that is not empty. A reference that leads to nothing arrives as null, as empty text or not at all. */
function firstOf(...values: readonly (string | null | undefined)[]): string {
  return values.find((value) => value !== undefined && value !== null && value !== '') ?? ''
}
