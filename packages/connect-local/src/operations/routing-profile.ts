import { z } from 'zod'
import type { Instance, Resource, Service } from '../connect-state.js'
import { channel, description, id, name, paging, pagingQuery, tags } from '../members.js'
import { operation } from '../operation.js'
import type { Operation } from '../operation.js'
import { page } from '../page.js'
import { InvalidInput, inUse, invalidRequest } from '../refusals.js'
import { find, instanceOf, lastModified, newResource, refuseNameOfAnother, summary, tagsOf } from '../resources.js'

const kind = 'routing profile'

/**
 * An agent has one call at a time, and at most ten of the others.
 * @see https://docs.aws.amazon.com/connect/latest/APIReference/API_MediaConcurrency.html
 */
const mediaConcurrencies = z
  .array(
    z.object({
      Channel: channel,
      Concurrency: z.number().int().min(1).max(10),
      CrossChannelBehavior: z
        .object({ BehaviorType: z.enum(['ROUTE_CURRENT_CHANNEL_ONLY', 'ROUTE_ANY_CHANNEL']) })
        .optional(),
    }),
  )
  .min(1)
  .refine((given) => given.every(({ Channel, Concurrency }) => Channel !== 'VOICE' || Concurrency === 1), {
    error: 'The concurrency of VOICE is 1.',
  })

const queueReference = z.object({ QueueId: id, Channel: channel })
const queueConfigs = z
  .array(
    z.object({
      QueueReference: queueReference,
      Priority: z.number().int().min(1).max(99),
      Delay: z.number().int().min(0).max(9999),
    }),
  )
  .min(1)
  .max(10)

const availabilityTimer = z.enum(['TIME_SINCE_LAST_ACTIVITY', 'TIME_SINCE_LAST_INBOUND'])

type QueueConfig = z.output<typeof queueConfigs>[number]
type QueueReference = z.output<typeof queueReference>

/** A routing profile. */
export interface RoutingProfile extends Resource {
  concurrencies: z.output<typeof mediaConcurrencies>
  /** With ids of queues, never ARNs. */
  queues: readonly QueueConfig[]
  defaultOutboundQueueId: string
  availabilityTimer: z.output<typeof availabilityTimer>
}

const inInstance = { InstanceId: id, RoutingProfileId: id }

export const routingProfileOperations: readonly Operation[] = [
  operation({
    name: 'CreateRoutingProfile',
    route: 'PUT /routing-profiles/{InstanceId}',
    members: {
      InstanceId: id,
      Name: name,
      Description: z.string().min(1).max(250),
      DefaultOutboundQueueId: id,
      MediaConcurrencies: mediaConcurrencies,
      QueueConfigs: queueConfigs.optional(),
      AgentAvailabilityTimer: availabilityTimer.optional(),
      Tags: tags.optional(),
    },
    handle(input, service) {
      const instance = instanceOf(input, service)
      const { id: defaultOutboundQueueId } = find(instance.queues, 'queue', input.DefaultOutboundQueueId)
      const queues = knownQueues(input.QueueConfigs ?? [], instance)
      refuseUnknownChannels(queues, input.MediaConcurrencies)
      refuseNameOfAnother(instance.routingProfiles, kind, input.Name)
      const profile: RoutingProfile = {
        ...newResource(input, instance, 'routing-profile', service),
        concurrencies: input.MediaConcurrencies,
        queues: withQueues([], queues),
        defaultOutboundQueueId,
        availabilityTimer: input.AgentAvailabilityTimer ?? 'TIME_SINCE_LAST_ACTIVITY',
      }
      instance.routingProfiles.set(profile.id, profile)
      return { RoutingProfileId: profile.id, RoutingProfileArn: profile.arn }
    },
  }),
  operation({
    name: 'DescribeRoutingProfile',
    route: 'GET /routing-profiles/{InstanceId}/{RoutingProfileId}',
    members: inInstance,
    handle(input, service) {
      const { id: instanceId, users } = instanceOf(input, service)
      const profile = profileOf(input, service)
      const ofProfile = [...users.values()].filter(({ routingProfileId }) => routingProfileId === profile.id)
      return {
        RoutingProfile: {
          InstanceId: instanceId,
          RoutingProfileId: profile.id,
          RoutingProfileArn: profile.arn,
          Name: profile.name,
          Description: profile.description,
          MediaConcurrencies: profile.concurrencies,
          DefaultOutboundQueueId: profile.defaultOutboundQueueId,
          NumberOfAssociatedQueues: profile.queues.length,
          NumberOfAssociatedManualAssignmentQueues: 0,
          NumberOfAssociatedUsers: ofProfile.length,
          AgentAvailabilityTimer: profile.availabilityTimer,
          AssociatedQueueIds: [...new Set(profile.queues.map(({ QueueReference: { QueueId } }) => QueueId))],
          Tags: tagsOf(profile),
          ...lastModified(profile, service),
        },
      }
    },
  }),
  operation({
    name: 'DeleteRoutingProfile',
    route: 'DELETE /routing-profiles/{InstanceId}/{RoutingProfileId}',
    members: inInstance,
    handle(input, service) {
      const { routingProfiles, users } = instanceOf(input, service)
      const profile = profileOf(input, service)
      for (const user of users.values()) {
        if (user.routingProfileId === profile.id) throw inUse(kind, profile, `the user "${user.name}"`)
      }
      routingProfiles.delete(profile.id)
    },
  }),
  operation({
    name: 'ListRoutingProfiles',
    route: 'GET /routing-profiles-summary/{InstanceId}',
    members: { InstanceId: id, ...paging },
    query: pagingQuery,
    handle(input, service) {
      const items = [...instanceOf(input, service).routingProfiles.values()].map((profile) => summary(profile, service))
      return page(items, input, 'RoutingProfileSummaryList')
    },
  }),
  operation({
    name: 'UpdateRoutingProfileName',
    route: 'POST /routing-profiles/{InstanceId}/{RoutingProfileId}/name',
    members: { ...inInstance, Name: name.optional(), Description: description },
    handle(input, service) {
      const profile = profileOf(input, service)
      const { Name = profile.name, Description = profile.description } = input
      refuseNameOfAnother(instanceOf(input, service).routingProfiles, kind, Name, profile)
      change(profile, { name: Name, description: Description }, service)
    },
  }),
  operation({
    name: 'UpdateRoutingProfileConcurrency',
    route: 'POST /routing-profiles/{InstanceId}/{RoutingProfileId}/concurrency',
    members: { ...inInstance, MediaConcurrencies: mediaConcurrencies },
    handle(input, service) {
      const profile = profileOf(input, service)
      refuseUnknownChannels(profile.queues, input.MediaConcurrencies)
      change(profile, { concurrencies: input.MediaConcurrencies }, service)
    },
  }),
  operation({
    name: 'UpdateRoutingProfileDefaultOutboundQueue',
    route: 'POST /routing-profiles/{InstanceId}/{RoutingProfileId}/default-outbound-queue',
    members: { ...inInstance, DefaultOutboundQueueId: id },
    handle(input, service) {
      const profile = profileOf(input, service)
      const queue = find(instanceOf(input, service).queues, 'queue', input.DefaultOutboundQueueId)
      change(profile, { defaultOutboundQueueId: queue.id }, service)
    },
  }),
  operation({
    name: 'UpdateRoutingProfileAgentAvailabilityTimer',
    route: 'POST /routing-profiles/{InstanceId}/{RoutingProfileId}/agent-availability-timer',
    members: { ...inInstance, AgentAvailabilityTimer: availabilityTimer },
    handle(input, service) {
      change(profileOf(input, service), { availabilityTimer: input.AgentAvailabilityTimer }, service)
    },
  }),
  operation({
    name: 'AssociateRoutingProfileQueues',
    route: 'POST /routing-profiles/{InstanceId}/{RoutingProfileId}/associate-queues',
    members: { ...inInstance, QueueConfigs: queueConfigs.optional() },
    handle(input, service) {
      const profile = profileOf(input, service)
      const queues = knownQueues(input.QueueConfigs ?? [], instanceOf(input, service))
      refuseUnknownChannels(queues, profile.concurrencies)
      change(profile, { queues: withQueues(profile.queues, queues) }, service)
    },
  }),
  operation({
    name: 'UpdateRoutingProfileQueues',
    route: 'POST /routing-profiles/{InstanceId}/{RoutingProfileId}/queues',
    members: { ...inInstance, QueueConfigs: queueConfigs },
    handle(input, service) {
      const profile = profileOf(input, service)
      const queues = knownQueues(input.QueueConfigs, instanceOf(input, service))
      for (const { QueueReference } of queues) {
        if (!profile.queues.some((own) => isSameQueue(own.QueueReference, QueueReference)))
          throw invalidRequest(`The queue "${QueueReference.QueueId}" is not in the routing profile.`)
      }
      change(profile, { queues: withQueues(profile.queues, queues) }, service)
    },
  }),
  operation({
    name: 'DisassociateRoutingProfileQueues',
    route: 'POST /routing-profiles/{InstanceId}/{RoutingProfileId}/disassociate-queues',
    members: { ...inInstance, QueueReferences: z.array(queueReference).optional() },
    handle(input, service) {
      const profile = profileOf(input, service)
      const { queues } = instanceOf(input, service)
      const gone = (input.QueueReferences ?? []).map(({ QueueId, Channel }) => ({
        QueueId: find(queues, 'queue', QueueId).id,
        Channel,
      }))
      const left = profile.queues.filter((own) => !gone.some((one) => isSameQueue(own.QueueReference, one)))
      change(profile, { queues: left }, service)
    },
  }),
  operation({
    name: 'ListRoutingProfileQueues',
    route: 'GET /routing-profiles/{InstanceId}/{RoutingProfileId}/queues',
    members: { ...inInstance, ...paging },
    query: pagingQuery,
    handle(input, service) {
      const { queues } = instanceOf(input, service)
      const profile = profileOf(input, service)
      const items = profile.queues.map(({ QueueReference: { QueueId, Channel }, Priority, Delay }) => {
        const { arn, name: queueName } = find(queues, 'queue', QueueId)
        return { QueueId, QueueArn: arn, QueueName: queueName, Priority, Delay, Channel }
      })
      return { ...page(items, input, 'RoutingProfileQueueConfigSummaryList'), ...lastModified(profile, service) }
    },
  }),
]

function profileOf(
  input: { readonly InstanceId: string; readonly RoutingProfileId: string },
  service: Service,
): RoutingProfile {
  return find(instanceOf(input, service).routingProfiles, kind, input.RoutingProfileId)
}

function change(profile: RoutingProfile, changes: Partial<RoutingProfile>, service: Service): void {
  Object.assign(profile, changes, { modified: service.now() })
}

function knownQueues(configs: readonly QueueConfig[], { queues }: Instance): readonly QueueConfig[] {
  return configs.map(({ QueueReference: { QueueId, Channel }, ...config }) => ({
    ...config,
    QueueReference: { QueueId: find(queues, 'queue', QueueId).id, Channel },
  }))
}

/** A queue that is there already gets the new priority and delay. */
function withQueues(own: readonly QueueConfig[], added: readonly QueueConfig[]): readonly QueueConfig[] {
  const byReference = new Map(
    [...own, ...added].map((config) => {
      const { QueueId, Channel } = config.QueueReference
      return [`${QueueId} ${Channel}`, config]
    }),
  )
  return [...byReference.values()]
}

function isSameQueue(one: QueueReference, other: QueueReference): boolean {
  return one.QueueId === other.QueueId && one.Channel === other.Channel
}

function refuseUnknownChannels(
  queues: readonly QueueConfig[],
  concurrencies: z.output<typeof mediaConcurrencies>,
): void {
  for (const { QueueReference } of queues) {
    if (!concurrencies.some(({ Channel }) => Channel === QueueReference.Channel))
      throw new InvalidInput(`The channel ${QueueReference.Channel} of a queue has no concurrency.`)
  }
}
