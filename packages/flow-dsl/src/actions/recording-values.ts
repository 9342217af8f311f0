import type { ParameterValue } from '../graph/flow-graph.js'
import { memberOf } from './member-of.js'
import type { ContactSwitches } from './on-the-line.js'
import { list, oneOf } from './parameter.js'

/** Who can be recorded. */
export const recordedParticipants = ['Agent', 'Customer'] as const

/** What conversational analytics can redact. */
export const redactionEntities = [
  'BANK_ACCOUNT_NUMBER',
  'BANK_ROUTING',
  'CREDIT_DEBIT_NUMBER',
  'CREDIT_DEBIT_CVV',
  'CREDIT_DEBIT_EXPIRY',
  'INTERNATIONAL_BANK_ACCOUNT_NUMBER',
  'PIN',
  'SWIFT_CODE',
  'CA_HEALTH_NUMBER',
  'UK_NATIONAL_HEALTH_SERVICE_NUMBER',
  'CA_SOCIAL_INSURANCE_NUMBER',
  'SSN',
  'UK_NATIONAL_INSURANCE_NUMBER',
  'PASSPORT_NUMBER',
  'DRIVER_ID',
  'IN_AADHAAR',
  'NAME',
  'AGE',
  'EMAIL',
  'PHONE',
  'ADDRESS',
  'US_INDIVIDUAL_TAX_IDENTIFICATION_NUMBER',
  'UK_UNIQUE_TAXPAYER_REFERENCE_NUMBER',
  'IN_PERMANENT_ACCOUNT_NUMBER',
  'IN_NREGA',
  'AWS_ACCESS_KEY',
  'AWS_SECRET_KEY',
  'IP_ADDRESS',
  'MAC_ADDRESS',
  'PASSWORD',
  'URL',
  'USERNAME',
  'LICENSE_PLATE',
  'VEHICLE_IDENTIFICATION_NUMBER',
  'IN_VOTER_NUMBER',
  'DATE_TIME',
  'AGENT_DISPLAY_NAME',
  'CUSTOMER_DISPLAY_NAME',
  'ATTACHMENT_NAME',
] as const

/** What conversational analytics can redact. */
export type RedactionEntity = (typeof redactionEntities)[number]

const notInFlight: ReadonlySet<string> = new Set([
  'IN_PERMANENT_ACCOUNT_NUMBER',
  'IN_NREGA',
  'IN_VOTER_NUMBER',
  'IN_AADHAAR',
  'DATE_TIME',
  'CUSTOMER_DISPLAY_NAME',
  'AGENT_DISPLAY_NAME',
  'ATTACHMENT_NAME',
])

/** "True" or "False", as the recording actions spell it. */
export const trueOrFalse = oneOf(['True', 'False'])

/** "Enabled" or "Disabled", as the recording actions spell it. */
export const enabledOrDisabled = oneOf(['Enabled', 'Disabled'])

/** How redacted words are shown. */
export const maskMode = oneOf(['PII', 'EntityType'])

/** A list of what to redact; absent means everything. */
export const redactionEntityList = list(oneOf(redactionEntities), { minimumItems: 1 })

/** The same for messages in flight, which fewer entities can be redacted from. */
export const inFlightRedactionEntityList = list(oneOf(redactionEntities.filter((entity) => !notInFlight.has(entity))))

/**
 * What a recording behaviour switches for the customer. Who is recorded with an agent counts from when the agent joins;
 * recording of the flow itself begins and ends at once.
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/about-recording-behavior.html
 */
export function recordingSwitches(behavior: ParameterValue | undefined): ContactSwitches {
  const participants = memberOf(behavior, 'RecordedParticipants')
  const flow = memberOf(behavior, 'IVRRecordingBehavior')
  return {
    conversationRecording: Array.isArray(participants) ? participants.includes('Customer') : undefined,
    flowRecording: flow === undefined ? undefined : flow === 'Enabled',
  }
}

/** Whether a list of participants has not both sides of the conversation in it; a missing list changes nothing. */
export function recordsOneSide(participants: ParameterValue | undefined): boolean {
  return Array.isArray(participants) && recordedParticipants.some((side) => !participants.includes(side))
}
