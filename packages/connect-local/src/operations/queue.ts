import { z } from 'zod'
import type { Instance, Resource, Service } from '../connect-state.js'
import { description, id, name, paging, pagingQuery, tags } from '../members.js'
import { operation } from '../operation.js'
import type { Operation } from '../operation.js'
import { page } from '../page.js'
import { inUse } from '../refusals.js'
import { find, instanceOf, lastModified, newResource, refuseNameOfAnother, summary, tagsOf } from '../resources.js'
import { quickConnectSummary } from './quick-connect.js'

const kind = 'queue'

const outboundCallerConfig = z.object({
  OutboundCallerIdName: z.string().min(1).max(255).optional(),
  OutboundCallerIdNumberId: id.optional(),
  OutboundFlowId: id.optional(),
})

/** A standard queue. Queues of agents are not there. */
export interface Queue extends Resource {
  hoursId: string
  maxContacts: number | undefined
  status: 'ENABLED' | 'DISABLED'
  outboundCaller: z.output<typeof outboundCallerConfig> | undefined
  readonly quickConnectIds: Set<string>
}

const inInstance = { InstanceId: id, QueueId: id }
const maxContacts = z.number().int().min(0).optional()
const quickConnectIds = z.array(id).min(1).max(50)

export const queueOperations: readonly Operation[] = [
  operation({
    name: 'CreateQueue',
    route: 'PUT /queues/{InstanceId}',
    members: {
      InstanceId: id,
      Name: name,
      HoursOfOperationId: id,
      Description: description,
      OutboundCallerConfig: outboundCallerConfig.optional(),
      MaxContacts: maxContacts,
      QuickConnectIds: quickConnectIds.optional(),
      Tags: tags.optional(),
    },
    handle(input, service) {
      const instance = instanceOf(input, service)
      const { id: hoursId } = find(instance.hoursOfOperations, 'hours of operation', input.HoursOfOperationId)
      const outboundCaller = knownCaller(input.OutboundCallerConfig, instance, service)
      const quickConnects = quickConnectsOf(input, instance)
      refuseNameOfAnother(instance.queues, kind, input.Name)
      const queue: Queue = {
        ...newResource(input, instance, 'queue', service),
        hoursId,
        maxContacts: input.MaxContacts,
        status: 'ENABLED',
        outboundCaller,
        quickConnectIds: new Set(quickConnects),
      }
      instance.queues.set(queue.id, queue)
      return { QueueId: queue.id, QueueArn: queue.arn }
    },
  }),
  operation({
    name: 'DescribeQueue',
    route: 'GET /queues/{InstanceId}/{QueueId}',
    members: inInstance,
    handle(input, service) {
      const queue = queueOf(input, service)
      return {
        Queue: {
          QueueId: queue.id,
          QueueArn: queue.arn,
          Name: queue.name,
          Description: queue.description,
          HoursOfOperationId: queue.hoursId,
          MaxContacts: queue.maxContacts,
          OutboundCallerConfig: queue.outboundCaller,
          Status: queue.status,
          Tags: tagsOf(queue),
          ...lastModified(queue, service),
        },
      }
    },
  }),
  operation({
    name: 'DeleteQueue',
    route: 'DELETE /queues/{InstanceId}/{QueueId}',
    members: inInstance,
    handle(input, service) {
      const { queues, routingProfiles, quickConnects } = instanceOf(input, service)
      const queue = find(queues, kind, input.QueueId)
      for (const profile of routingProfiles.values()) {
        const uses = profile.queues.some(({ QueueReference }) => QueueReference.QueueId === queue.id)
        if (uses || profile.defaultOutboundQueueId === queue.id)
          throw inUse(kind, queue, `the routing profile "${profile.name}"`)
      }
      for (const { name: user, config } of quickConnects.values()) {
        if (config.QueueConfig?.QueueId === queue.id) throw inUse(kind, queue, `the quick connect "${user}"`)
      }
      queues.delete(queue.id)
    },
  }),
  operation({
    name: 'ListQueues',
    route: 'GET /queues-summary/{InstanceId}',
    members: { InstanceId: id, QueueTypes: z.array(z.enum(['STANDARD', 'AGENT'])).optional(), ...paging },
    query: { QueueTypes: ['queueTypes'], ...pagingQuery },
    handle(input, service) {
      const { queues } = instanceOf(input, service)
      const { QueueTypes: types = [] } = input
      const asked = types.length === 0 || types.includes('STANDARD') ? [...queues.values()] : []
      const items = asked.map((queue) => ({ ...summary(queue, service), QueueType: 'STANDARD' }))
      return page(items, input, 'QueueSummaryList')
    },
  }),
  operation({
    name: 'UpdateQueueName',
    route: 'POST /queues/{InstanceId}/{QueueId}/name',
    members: { ...inInstance, Name: name.optional(), Description: description },
    handle(input, service) {
      const queue = queueOf(input, service)
      const { Name = queue.name, Description = queue.description } = input
      refuseNameOfAnother(instanceOf(input, service).queues, kind, Name, queue)
      change(queue, { name: Name, description: Description }, service)
    },
  }),
  operation({
    name: 'UpdateQueueStatus',
    route: 'POST /queues/{InstanceId}/{QueueId}/status',
    members: { ...inInstance, Status: z.enum(['ENABLED', 'DISABLED']) },
    handle(input, service) {
      change(queueOf(input, service), { status: input.Status }, service)
    },
  }),
  operation({
    name: 'UpdateQueueMaxContacts',
    route: 'POST /queues/{InstanceId}/{QueueId}/max-contacts',
    members: { ...inInstance, MaxContacts: maxContacts },
    handle(input, service) {
      change(queueOf(input, service), { maxContacts: input.MaxContacts }, service)
    },
  }),
  operation({
    name: 'UpdateQueueHoursOfOperation',
    route: 'POST /queues/{InstanceId}/{QueueId}/hours-of-operation',
    members: { ...inInstance, HoursOfOperationId: id },
    handle(input, service) {
      const { hoursOfOperations } = instanceOf(input, service)
      const queue = queueOf(input, service)
      const { id: hoursId } = find(hoursOfOperations, 'hours of operation', input.HoursOfOperationId)
      change(queue, { hoursId }, service)
    },
  }),
  operation({
    name: 'UpdateQueueOutboundCallerConfig',
    route: 'POST /queues/{InstanceId}/{QueueId}/outbound-caller-config',
    members: { ...inInstance, OutboundCallerConfig: outboundCallerConfig },
    handle(input, service) {
      const queue = queueOf(input, service)
      const outboundCaller = knownCaller(input.OutboundCallerConfig, instanceOf(input, service), service)
      change(queue, { outboundCaller }, service)
    },
  }),
  operation({
    name: 'AssociateQueueQuickConnects',
    route: 'POST /queues/{InstanceId}/{QueueId}/associate-quick-connects',
    members: { ...inInstance, QuickConnectIds: quickConnectIds },
    handle(input, service) {
      const queue = queueOf(input, service)
      for (const quickConnect of quickConnectsOf(input, instanceOf(input, service)))
        queue.quickConnectIds.add(quickConnect)
      change(queue, {}, service)
    },
  }),
  operation({
    name: 'DisassociateQueueQuickConnects',
    route: 'POST /queues/{InstanceId}/{QueueId}/disassociate-quick-connects',
    members: { ...inInstance, QuickConnectIds: quickConnectIds },
    handle(input, service) {
      const queue = queueOf(input, service)
      for (const quickConnect of quickConnectsOf(input, instanceOf(input, service)))
        queue.quickConnectIds.delete(quickConnect)
      change(queue, {}, service)
    },
  }),
  operation({
    name: 'ListQueueQuickConnects',
    route: 'GET /queues/{InstanceId}/{QueueId}/quick-connects',
    members: { ...inInstance, ...paging },
    query: pagingQuery,
    handle(input, service) {
      const { quickConnects } = instanceOf(input, service)
      const queue = queueOf(input, service)
      const items = [...queue.quickConnectIds].map((quickConnect) =>
        quickConnectSummary(find(quickConnects, 'quick connect', quickConnect), service),
      )
      return { ...page(items, input, 'QuickConnectSummaryList'), ...lastModified(queue, service) }
    },
  }),
]

function queueOf(input: { readonly InstanceId: string; readonly QueueId: string }, service: Service): Queue {
  return find(instanceOf(input, service).queues, kind, input.QueueId)
}

function change(queue: Queue, changes: Partial<Queue>, service: Service): void {
  Object.assign(queue, changes, { modified: service.now() })
}

function quickConnectsOf(
  { QuickConnectIds = [] }: { readonly QuickConnectIds?: readonly string[] | undefined },
  { quickConnects }: Instance,
): readonly string[] {
  return QuickConnectIds.map((quickConnect) => find(quickConnects, 'quick connect', quickConnect).id)
}

function knownCaller(
  config: z.output<typeof outboundCallerConfig> | undefined,
  { contactFlows }: Instance,
  { state }: Service,
): Queue['outboundCaller'] {
  if (config?.OutboundCallerIdNumberId !== undefined)
    find(state.phoneNumbers, 'phone number', config.OutboundCallerIdNumberId)
  if (config?.OutboundFlowId !== undefined) find(contactFlows, 'flow', config.OutboundFlowId)
  return config
}
