import type { Resource } from '@aicc/flow-dsl/language'
import { operatingTimes } from '../constructs/operating-times.js'
import { callerIdOf } from '../constructs/outbound-callers.js'
import type { Environment } from '../environment/environment.js'

/**
 * What an environment says, as variables of the Terraform configuration: the names are those of `variables.tf`.
 * What the account has (bots, the bucket with recordings) is not in an environment, and stays to be given.
 */
export function environmentVariables(environment: Environment) {
  const { queues, quickConnects } = environment
  // Users are not made here, and what leads to them neither.
  const reachable = Object.keys(quickConnects).filter((symbol) => !isForUser(quickConnects[symbol]))
  return {
    environment: environment.name,
    alias: environment.alias,
    region: environment.region,
    identity_management: environment.identityManagement,
    hours: mapValues(environment.hours, ({ name, description = null, timeZone = environment.timeZone, open }) => ({
      name,
      description,
      time_zone: timeZone,
      open: operatingTimes(open).map(({ day, startTime: start, endTime: end }) => ({ day, start, end })),
    })),
    queues: mapValues(queues, (queue) => ({
      id: queue.id,
      name: queue.name,
      description: queue.description ?? queue.id,
      hours: queue.hours,
      maximum_contacts: queue.maximumContacts ?? null,
      caller_id: callerIdOf(queue, environment) ?? null,
      caller_id_name: queue.callerIdName ?? null,
      outbound_whisper_flow: queue.outboundWhisperFlow ?? null,
      quick_connects: (queue.quickConnects ?? reachable).filter((symbol) => reachable.includes(symbol)),
    })),
    quick_connects: Object.fromEntries(
      Object.entries(quickConnects).flatMap(([symbol, { name, description = null, ...to }]) => {
        if ('user' in to) return []
        const destination =
          'queue' in to ? { queue: to.queue, phone_number: null } : { queue: null, phone_number: to.phoneNumber }
        return [[symbol, { name, description, ...destination }] as const]
      }),
    ),
    routing_profiles: Object.fromEntries(
      environment.routingProfiles.map(({ name, description, concurrency, queues: own, outboundQueue }) => [
        name,
        {
          description,
          concurrency: Object.fromEntries(Object.entries(concurrency).filter(([, most]) => most > 0)),
          queues: own.map(({ queue, priority, delaySeconds }) => ({
            queue,
            channel: queues[queue]?.channel ?? 'VOICE',
            priority,
            delay_seconds: delaySeconds,
          })),
          outbound_queue: outboundQueue,
        },
      ]),
    ),
    teams: environment.teams,
    skills: mapValues(environment.skills, ({ values }) => values),
    security_profiles: Object.fromEntries(
      environment.securityProfiles.map(({ name, description, permissions }) => [name, { description, permissions }]),
    ),
    phone_numbers: environment.phoneNumbers,
    prompts: environment.prompts,
    functions: functionsOf(environment),
    log_retention_days: environment.logRetentionDays,
  }
}

function isForUser(quickConnect: Environment['quickConnects'][string] | undefined): boolean {
  return quickConnect !== undefined && 'user' in quickConnect
}

/** The bots that flows talk to. Their aliases are given as a variable. */
const bots: readonly string[] = ['support-bot']

/** Whether an environment, with what its account has besides, gives flows a resource. */
export function hasResource(environment: Environment, { kind, name }: Resource): boolean {
  switch (kind) {
    case 'queue':
      // Flows may use either name.
      return (
        Object.hasOwn(environment.queues, name) || Object.values(environment.queues).some((queue) => queue.id === name)
      )
    case 'hoursOfOperation':
      return Object.hasOwn(environment.hours, name)
    case 'lambda':
      return Object.hasOwn(functionsOf(environment), name)
    case 'phoneNumber':
      return Object.hasOwn(environment.phoneNumbers, name)
    case 'prompt':
      return Object.hasOwn(environment.prompts, name)
    case 'lexBot':
      return bots.includes(name)
    default:
      return false
  }
}

/** Functions by the symbols of flows. Our own are deployed by other means, under the names that are given here. */
function functionsOf({ name, crm, functions }: Environment): Readonly<Record<string, string>> {
  return {
    registration: `registration-${name}`,
    ...(crm !== undefined && { crm: `crm-${name}` }),
    ...functions,
  }
}

function mapValues<From, To>(
  record: Readonly<Record<string, From>>,
  change: (value: From) => To,
): Readonly<Record<string, To>> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value)]))
}
