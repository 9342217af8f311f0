import { contactKind, contactKindNames, figureOf, secondsOf, sharedFigures } from './calls.js'
import type { ContactKindName } from './calls.js'
import { monthlyItems } from './monthly-items.js'
import { functionCosts } from './function-costs.js'
import { costOf } from './prices.js'

/**
 * How an instance pays Amazon Connect. `included`: a minute or message at one price, with analytics and everything else in
 * it. `by feature`: a lower price, and analytics paid by the minute or message.
 */
export type ConnectPlan = 'included' | 'by feature'

/** What a contact pays for, in the order of tables. */
export const costComponents = {
  connect: 'Amazon Connect',
  analytics: 'Contact Lens',
  bot: 'Amazon Lex',
  functions: 'Functions: Lambda, X-Ray',
  table: 'Registrations: DynamoDB',
  logs: 'Logs: CloudWatch',
  delivery: 'Delivery to Splunk: Firehose, data out',
  recordings: 'Recordings: S3',
  keys: 'Keys: KMS',
} as const

/** Names of the components. */
export type CostComponent = keyof typeof costComponents

/** All components, in the order of tables. */
export const componentNames: readonly CostComponent[] = [
  'connect',
  'analytics',
  'bot',
  'functions',
  'table',
  'logs',
  'delivery',
  'recordings',
  'keys',
]

/** US dollars for each component. */
export type ComponentCosts = Readonly<Record<CostComponent, number>>

const gigabyte = 1e9

/** Firehose counts records in steps of so many bytes. */
const recordStepBytes = 5 * 1024

/**
 * What one contact costs, by component, in US dollars. What is stored is paid for as long as production keeps it. Without
 * telephony and Splunk, whose prices are not known here.
 */
export function contactCosts(kind: ContactKindName, plan: ConnectPlan = 'included'): ComponentCosts {
  const voiceMinutes = voiceSecondsOf(kind) / 60
  const messages = figureOf(kind, 'messages')
  const talkMinutes = figureOf(kind, 'talkSeconds') / 60
  const included = plan === 'included'
  const functionCalls = figureOf(kind, 'functionCalls')
  const delivered = deliveredBytesOf(kind)
  const runs = delivered / sharedFigures.transformationBytes.value
  const logGigabytes = (figureOf(kind, 'logBytes') + functionCalls * sharedFigures.functionLogBytes.value) / gigabyte
  const audioGigabytes = (figureOf(kind, 'recordedSeconds') * sharedFigures.audioBytesPerSecond.value) / gigabyte
  return {
    connect:
      costOf(included ? 'voiceMinute' : 'voiceMinuteByFeature', voiceMinutes) +
      costOf(included ? 'chatMessage' : 'chatMessageByFeature', messages),
    analytics: included ? 0 : costOf('contactLensMinute', talkMinutes) + costOf('contactLensMessage', messages),
    bot: costOf('botText', figureOf(kind, 'botTurns')),
    functions:
      functionCosts(functionCalls, sharedFigures.functionSeconds.value) +
      functionCosts(runs, sharedFigures.transformationSeconds.value),
    table: costOf('tableWrites', figureOf(kind, 'tableWrites')) + costOf('tableReads', figureOf(kind, 'tableReads')),
    logs: costOf('logIngestion', logGigabytes) + costOf('logStorage', logGigabytes * sharedFigures.monthsKept.value),
    delivery: costOf('deliveryStream', streamBytesOf(kind) / gigabyte) + costOf('dataOut', delivered / gigabyte),
    recordings:
      costOf('objectStorage', audioGigabytes * sharedFigures.monthsKept.value) +
      costOf('objectWrites', figureOf(kind, 'storedObjects')),
    keys: costOf('keyRequests', sharedFigures.keyRequests.value),
  }
}

/** Seconds that Amazon Connect counts as voice. */
export function voiceSecondsOf(kind: ContactKindName): number {
  return contactKind(kind).channel === 'VOICE' ? secondsOf(kind) : 0
}

/** Bytes of a contact that go to Splunk. */
export function deliveredBytesOf(kind: ContactKindName): number {
  const { records, recordBytes } = sharedFigures
  return figureOf(kind, 'logBytes') + records.value * recordBytes.value
}

/** Bytes of a contact as the delivery streams count them: records rounded up, logs as they are. */
function streamBytesOf(kind: ContactKindName): number {
  const { records, recordBytes } = sharedFigures
  const roundedRecord = Math.ceil(recordBytes.value / recordStepBytes) * recordStepBytes
  return figureOf(kind, 'logBytes') + records.value * roundedRecord
}

/** The sum of all components. */
export function sumOf(costs: ComponentCosts): number {
  return Object.values(costs).reduce((total, cost) => total + cost, 0)
}

/** How many contacts of each kind come in a month; 0 where a kind is left out. */
export type MonthlyContacts = Readonly<Partial<Record<ContactKindName, number>>>

/** What a month costs, in US dollars. */
export interface MonthlyCost {
  /** What is paid when nobody calls, at most. */
  readonly fixed: number
  readonly contacts: ComponentCosts
  readonly total: number
}

/**
 * What a month costs, with all that its contacts store for as long as it is kept.
 * @param contacts - How many come in, at least 0 of each kind.
 */
export function monthlyCost(contacts: MonthlyContacts, plan: ConnectPlan = 'included'): MonthlyCost {
  const sums: Record<CostComponent, number> = {
    connect: 0,
    analytics: 0,
    bot: 0,
    functions: 0,
    table: 0,
    logs: 0,
    delivery: 0,
    recordings: 0,
    keys: 0,
  }
  for (const kind of contactKindNames) {
    const costs = contactCosts(kind, plan)
    for (const component of componentNames) sums[component] += (contacts[kind] ?? 0) * costs[component]
  }
  const fixed = monthlyItems.reduce((total, item) => total + item.usd, 0)
  return { fixed, contacts: sums, total: fixed + sumOf(sums) }
}
