import { broughtAlong, centerCounts, deliverySettings } from './center-counts.js'
import { contactKind, contactKindNames, figureOf, secondsOf, sharedFigures } from './calls.js'
import type { ContactKindName } from './calls.js'
import { deliveredBytesOf } from './monthly-cost.js'
import { quota } from './quotas.js'
import type { QuotaName } from './quotas.js'

/** How many users there are for each agent who is busy at the peak: shifts, breaks, leave. Assumed. */
export const usersPerBusyAgent = 3

/** What a quota has to bear. */
interface Demand {
  readonly quota: QuotaName
  /** In the unit of the quota, when so many contacts of one kind are there at the same time. */
  readonly of: (kind: ContactKindName, concurrent: number) => number
}

/**
 * Contacts that begin in a second when so many are there at the same time, and as many come as go (Little's law).
 * @param concurrent - At least 0.
 */
export function contactsPerSecond(kind: ContactKindName, concurrent: number): number {
  return concurrent / secondsOf(kind)
}

/** Demands that grow with contacts. Each is in proportion to their number, but for a constant part of the last. */
const demands: readonly Demand[] = [
  { quota: 'concurrentCalls', of: (kind, concurrent) => (contactKind(kind).channel === 'VOICE' ? concurrent : 0) },
  { quota: 'concurrentChats', of: (kind, concurrent) => (contactKind(kind).channel === 'CHAT' ? concurrent : 0) },
  { quota: 'botConversations', of: (kind, concurrent) => (figureOf(kind, 'botTurns') > 0 ? concurrent : 0) },
  {
    quota: 'users',
    of: (kind, concurrent) => {
      const busySeconds = figureOf(kind, 'talkSeconds') + figureOf(kind, 'afterWorkSeconds')
      return contactsPerSecond(kind, concurrent) * busySeconds * usersPerBusyAgent
    },
  },
  {
    quota: 'functionConcurrency',
    of: (kind, concurrent) => {
      const { functionSeconds } = sharedFigures
      return contactsPerSecond(kind, concurrent) * figureOf(kind, 'functionCalls') * functionSeconds.value
    },
  },
  {
    quota: 'tableWrites',
    of: (kind, concurrent) => contactsPerSecond(kind, concurrent) * figureOf(kind, 'tableWrites'),
  },
  {
    quota: 'tableThroughput',
    of: (kind, concurrent) => contactsPerSecond(kind, concurrent) * figureOf(kind, 'tableWrites'),
  },
  {
    // The greater one of the two streams: records, or logs.
    quota: 'streamBytes',
    of: (kind, concurrent) => {
      const recordBytes = sharedFigures.records.value * sharedFigures.recordBytes.value
      return contactsPerSecond(kind, concurrent) * Math.max(recordBytes, figureOf(kind, 'logBytes'))
    },
  },
  {
    quota: 'streamRequests',
    of: (kind, concurrent) => contactsPerSecond(kind, concurrent) * sharedFigures.records.value,
  },
  {
    quota: 'logRequests',
    of: (kind, concurrent) => contactsPerSecond(kind, concurrent) * figureOf(kind, 'logEntries'),
  },
  {
    quota: 'keyRequests',
    of: (kind, concurrent) => contactsPerSecond(kind, concurrent) * sharedFigures.keyRequests.value,
  },
  {
    quota: 'secretRequests',
    of: (kind, concurrent) => contactsPerSecond(kind, concurrent) * figureOf(kind, 'functionCalls'),
  },
  {
    quota: 'splunkAcknowledgements',
    of: (kind, concurrent) => {
      const { bufferSeconds, bufferMegabytes, acknowledgementSeconds } = deliverySettings
      const byTime = centerCounts.deliveryStreams / bufferSeconds
      const bySize = (contactsPerSecond(kind, concurrent) * deliveredBytesOf(kind)) / (bufferMegabytes * 1e6)
      return (byTime + bySize) * acknowledgementSeconds
    },
  },
]

/** How much of a quota is needed. */
export interface QuotaUse {
  readonly quota: QuotaName
  readonly needed: number
  /** The kind of contact that needs most of it. */
  readonly kind: ContactKindName
  /** How often the quota holds what is needed: 1 is just enough, less is too little. Infinite where nothing is needed. */
  readonly headroom: number
}

/**
 * What so many contacts at the same time need of each quota, the scarcest first. All are of one kind: for each quota of the
 * kind that needs most of it.
 * @param concurrent - At least 0.
 */
export function quotaUses(concurrent: number): readonly QuotaUse[] {
  return demands
    .map(({ quota: name, of }): QuotaUse => {
      const needs = contactKindNames.map((kind) => ({ kind, needed: of(kind, concurrent) }))
      const most = needs.reduce((greatest, need) => (need.needed > greatest.needed ? need : greatest))
      return { quota: name, ...most, headroom: headroomOf(name, most.needed) }
    })
    .toSorted((a, b) => a.headroom - b.headroom)
}

/** Quotas that do not hold so many contacts at the same time, the one that is exceeded most first. */
export function bindingQuotas(concurrent: number): readonly QuotaUse[] {
  return quotaUses(concurrent).filter(({ headroom }) => headroom < 1)
}

/**
 * From how many contacts at the same time on a quota is too small: a whole number, or undefined where a million of them
 * do not reach it.
 */
export function reachedAt(name: QuotaName): number | undefined {
  const exceeded = (concurrent: number): boolean =>
    bindingQuotas(concurrent).some(({ quota: binding }) => binding === name)
  let enough = 0
  let tooMany = 1_000_000
  if (!exceeded(tooMany)) return undefined
  while (tooMany - enough > 1) {
    const middle = Math.floor((enough + tooMany) / 2)
    if (exceeded(middle)) tooMany = middle
    else enough = middle
  }
  return tooMany
}

/** What to ask for: a fifth more than is needed, in round numbers. */
export function quotaToAskFor(needed: number): number {
  const wanted = needed * 1.2
  const step = 10 ** Math.max(0, Math.floor(Math.log10(wanted)) - 1)
  return Math.ceil(wanted / step - 1e-9) * step
}

/** What does not grow with contacts, but with what the center has: how much of each quota the reference center uses. */
export const constantUses: readonly Readonly<{ quota: QuotaName; used: number; of: string }>[] = [
  { quota: 'phoneNumbers', used: centerCounts.phoneNumbers, of: 'numbers of the environment' },
  {
    quota: 'flows',
    used: centerCounts.flows + broughtAlong.flows,
    of: `flows of the examples, and about ${broughtAlong.flows} that a new instance has`,
  },
  { quota: 'functionsOfFlows', used: centerCounts.functionsOfFlows, of: 'functions that flows call' },
  {
    quota: 'queues',
    used: centerCounts.queues + broughtAlong.queues,
    of: 'queues of the environment, and the one that a new instance has',
  },
  { quota: 'quickConnects', used: centerCounts.quickConnects, of: 'quick connects of the environment' },
  {
    quota: 'hours',
    used: centerCounts.hours + broughtAlong.hours,
    of: 'hours of the environment, and those that a new instance has',
  },
  { quota: 'bots', used: centerCounts.bots, of: 'bots of the examples' },
  { quota: 'modules', used: centerCounts.modules, of: 'modules of the examples' },
  { quota: 'prompts', used: centerCounts.prompts, of: 'prompts of the environment, beside those of a new instance' },
  { quota: 'flowChanges', used: 2, of: 'a deployment: four resources at once, each behind the fourth one before it' },
  { quota: 'metricQueries', used: 2, of: 'the function for contact metrics: two requests a second' },
  { quota: 'metricPublications', used: 1, of: 'the function for contact metrics: one request after the other' },
]

/** How often a quota holds what is needed. */
function headroomOf(name: QuotaName, needed: number): number {
  return needed === 0 ? Number.POSITIVE_INFINITY : quota(name).value / needed
}
