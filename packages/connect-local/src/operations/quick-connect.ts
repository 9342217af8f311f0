import { z } from 'zod'
import type { Instance, Resource, Service } from '../connect-state.js'
import { description, id, name, paging, pagingQuery, tags } from '../members.js'
import { operation } from '../operation.js'
import type { Operation } from '../operation.js'
import { page } from '../page.js'
import { InvalidInput } from '../refusals.js'
import { find, instanceOf, lastModified, newResource, refuseNameOfAnother, summary, tagsOf } from '../resources.js'

const kind = 'quick connect'

const quickConnectType = z.enum(['USER', 'QUEUE', 'PHONE_NUMBER', 'FLOW'])

const quickConnectConfig = z.object({
  QuickConnectType: quickConnectType,
  UserConfig: z.object({ UserId: id, ContactFlowId: id }).optional(),
  QueueConfig: z.object({ QueueId: id, ContactFlowId: id }).optional(),
  PhoneConfig: z.object({ PhoneNumber: z.string().regex(/^\+[1-9]\d{1,14}$/) }).optional(),
  FlowConfig: z.object({ ContactFlowId: id }).optional(),
})

type QuickConnectConfig = z.output<typeof quickConnectConfig>

/** A quick connect. */
export interface QuickConnect extends Resource {
  config: QuickConnectConfig
}

const inInstance = { InstanceId: id, QuickConnectId: id }

export const quickConnectOperations: readonly Operation[] = [
  operation({
    name: 'CreateQuickConnect',
    route: 'PUT /quick-connects/{InstanceId}',
    members: {
      InstanceId: id,
      Name: name,
      Description: description,
      QuickConnectConfig: quickConnectConfig,
      Tags: tags.optional(),
    },
    handle(input, service) {
      const instance = instanceOf(input, service)
      refuseUnknownTarget(input.QuickConnectConfig, instance)
      refuseNameOfAnother(instance.quickConnects, kind, input.Name)
      const quickConnect: QuickConnect = {
        ...newResource(input, instance, 'transfer-destination', service),
        config: input.QuickConnectConfig,
      }
      instance.quickConnects.set(quickConnect.id, quickConnect)
      return { QuickConnectId: quickConnect.id, QuickConnectARN: quickConnect.arn }
    },
  }),
  operation({
    name: 'DescribeQuickConnect',
    route: 'GET /quick-connects/{InstanceId}/{QuickConnectId}',
    members: inInstance,
    handle(input, service) {
      const quickConnect = quickConnectOf(input, service)
      return {
        QuickConnect: {
          QuickConnectId: quickConnect.id,
          QuickConnectARN: quickConnect.arn,
          Name: quickConnect.name,
          Description: quickConnect.description,
          QuickConnectConfig: quickConnect.config,
          Tags: tagsOf(quickConnect),
          ...lastModified(quickConnect, service),
        },
      }
    },
  }),
  operation({
    name: 'UpdateQuickConnectName',
    route: 'POST /quick-connects/{InstanceId}/{QuickConnectId}/name',
    members: { ...inInstance, Name: name.optional(), Description: description },
    handle(input, service) {
      const quickConnect = quickConnectOf(input, service)
      const { Name = quickConnect.name, Description = quickConnect.description } = input
      // This operation has no error for a name that another one has, so it is a bad value.
      for (const other of instanceOf(input, service).quickConnects.values()) {
        if (other.name === Name && other !== quickConnect)
          throw new InvalidInput(`There is a quick connect with the name "${Name}" already.`)
      }
      Object.assign(quickConnect, { name: Name, description: Description, modified: service.now() })
    },
  }),
  operation({
    name: 'UpdateQuickConnectConfig',
    route: 'POST /quick-connects/{InstanceId}/{QuickConnectId}/config',
    members: { ...inInstance, QuickConnectConfig: quickConnectConfig },
    handle(input, service) {
      const quickConnect = quickConnectOf(input, service)
      refuseUnknownTarget(input.QuickConnectConfig, instanceOf(input, service))
      Object.assign(quickConnect, { config: input.QuickConnectConfig, modified: service.now() })
    },
  }),
  operation({
    name: 'DeleteQuickConnect',
    route: 'DELETE /quick-connects/{InstanceId}/{QuickConnectId}',
    members: inInstance,
    handle(input, service) {
      const { quickConnects, queues } = instanceOf(input, service)
      const { id: gone } = quickConnectOf(input, service)
      quickConnects.delete(gone)
      for (const { quickConnectIds } of queues.values()) quickConnectIds.delete(gone)
    },
  }),
  operation({
    name: 'ListQuickConnects',
    route: 'GET /quick-connects/{InstanceId}',
    members: { InstanceId: id, QuickConnectTypes: z.array(quickConnectType).optional(), ...paging },
    query: { QuickConnectTypes: ['QuickConnectTypes'], ...pagingQuery },
    handle(input, service) {
      const { QuickConnectTypes: types = [] } = input
      const items = [...instanceOf(input, service).quickConnects.values()]
        .filter(({ config }) => types.length === 0 || types.includes(config.QuickConnectType))
        .map((quickConnect) => quickConnectSummary(quickConnect, service))
      return page(items, input, 'QuickConnectSummaryList')
    },
  }),
]

/** A line of a list. */
export function quickConnectSummary(quickConnect: QuickConnect, service: Service) {
  return { ...summary(quickConnect, service), QuickConnectType: quickConnect.config.QuickConnectType }
}

function quickConnectOf(
  input: { readonly InstanceId: string; readonly QuickConnectId: string },
  service: Service,
): QuickConnect {
  return find(instanceOf(input, service).quickConnects, kind, input.QuickConnectId)
}

/** The member that each type needs. */
const configOfType = {
  USER: 'UserConfig',
  QUEUE: 'QueueConfig',
  PHONE_NUMBER: 'PhoneConfig',
  FLOW: 'FlowConfig',
} as const

function refuseUnknownTarget(config: QuickConnectConfig, { users, queues, contactFlows }: Instance): void {
  const { QuickConnectType: type, UserConfig, QueueConfig, FlowConfig } = config
  if (config[configOfType[type]] === undefined)
    throw new InvalidInput(`A quick connect of the type ${type} needs ${configOfType[type]}.`)
  if (UserConfig !== undefined) find(users, 'user', UserConfig.UserId)
  if (QueueConfig !== undefined) find(queues, 'queue', QueueConfig.QueueId)
  for (const flow of [UserConfig, QueueConfig, FlowConfig]) {
    if (flow !== undefined) find(contactFlows, 'flow', flow.ContactFlowId)
  }
}
