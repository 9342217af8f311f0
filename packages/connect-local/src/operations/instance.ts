import { z } from 'zod'
import type { Instance, Service } from '../connect-state.js'
import { id, paging, pagingQuery, tags } from '../members.js'
import { newInstance } from '../new-instance.js'
import { operation } from '../operation.js'
import type { Operation } from '../operation.js'
import { page } from '../page.js'
import { invalidRequest, notFound } from '../refusals.js'
import { instanceOf, tagsOf } from '../resources.js'

/** What an instance says of itself. */
export interface InstanceSettings {
  readonly id: string
  readonly arn: string
  readonly alias: string | undefined
  readonly identityManagement: 'SAML' | 'CONNECT_MANAGED' | 'EXISTING_DIRECTORY'
  readonly created: number
  /** Values of attributes, by their types. */
  readonly attributes: Map<string, string>
  readonly tags: Map<string, string>
}

const attributeType = z.string().min(1).max(50)

export const instanceOperations: readonly Operation[] = [
  operation({
    name: 'CreateInstance',
    route: 'PUT /instance',
    badValue: 'InvalidRequestException',
    members: {
      IdentityManagementType: z.enum(['SAML', 'CONNECT_MANAGED', 'EXISTING_DIRECTORY']),
      InboundCallsEnabled: z.boolean(),
      OutboundCallsEnabled: z.boolean(),
      InstanceAlias: z
        .string()
        .max(45)
        .regex(/^(?!d-)[\da-zA-Z]+(-*[\da-zA-Z])*$/)
        .optional(),
      DirectoryId: z
        .string()
        .regex(/^d-[0-9a-f]{10}$/)
        .optional(),
      Tags: tags.optional(),
    },
    handle(input, service) {
      const { InstanceAlias: alias, DirectoryId } = input
      if (alias === undefined && DirectoryId === undefined)
        throw invalidRequest('InstanceAlias is needed where there is no DirectoryId.')
      for (const other of service.state.instances.values()) {
        // Which error a taken alias has is not documented.
        if (alias !== undefined && other.alias === alias)
          throw invalidRequest(`There is an instance with the alias "${alias}" already.`)
      }
      const instance = newInstance(input, service)
      service.state.instances.set(instance.id, instance)
      return { Id: instance.id, Arn: instance.arn }
    },
  }),
  operation({
    name: 'DescribeInstance',
    route: 'GET /instance/{InstanceId}',
    badValue: 'InvalidRequestException',
    members: { InstanceId: id },
    handle(input, service) {
      const instance = instanceOf(input, service)
      return { Instance: { ...instanceSummary(instance, service), Tags: tagsOf(instance) } }
    },
  }),
  operation({
    name: 'DeleteInstance',
    route: 'DELETE /instance/{InstanceId}',
    badValue: 'InvalidRequestException',
    members: { InstanceId: id },
    handle(input, { state, ...service }) {
      const { id: instanceId, arn } = instanceOf(input, { state, ...service })
      state.instances.delete(instanceId)
      // Its numbers go with it.
      for (const number of state.phoneNumbers.values()) {
        if (number.targetArn === arn) state.phoneNumbers.delete(number.id)
      }
    },
  }),
  operation({
    name: 'ListInstances',
    route: 'GET /instance',
    badValue: 'InvalidRequestException',
    members: paging,
    query: pagingQuery,
    handle(input, service) {
      const items = [...service.state.instances.values()].map((instance) => instanceSummary(instance, service))
      return page(items, input, 'InstanceSummaryList')
    },
  }),
  operation({
    name: 'DescribeInstanceAttribute',
    route: 'GET /instance/{InstanceId}/attribute/{AttributeType}',
    members: { InstanceId: id, AttributeType: attributeType },
    handle(input, service) {
      const { AttributeType } = input
      return { Attribute: { AttributeType, Value: attributeOf(instanceOf(input, service), AttributeType) } }
    },
  }),
  operation({
    name: 'UpdateInstanceAttribute',
    route: 'POST /instance/{InstanceId}/attribute/{AttributeType}',
    members: { InstanceId: id, AttributeType: attributeType, Value: z.string().min(1).max(100) },
    handle(input, service) {
      const instance = instanceOf(input, service)
      attributeOf(instance, input.AttributeType)
      instance.attributes.set(input.AttributeType, input.Value)
    },
  }),
  operation({
    name: 'ListInstanceAttributes',
    route: 'GET /instance/{InstanceId}/attributes',
    members: { InstanceId: id, ...paging },
    query: pagingQuery,
    handle(input, service) {
      const items = [...instanceOf(input, service).attributes].map(([AttributeType, Value]) => ({
        AttributeType,
        Value,
      }))
      return page(items, input, 'Attributes')
    },
  }),
]

function attributeOf(instance: Instance, attribute: string): string {
  const value = instance.attributes.get(attribute)
  if (value === undefined) throw notFound('attribute', attribute)
  return value
}

function instanceSummary(instance: Instance, { accountId }: Service) {
  const { id: instanceId, arn, alias, identityManagement, created, attributes } = instance
  return {
    Id: instanceId,
    Arn: arn,
    IdentityManagementType: identityManagement,
    InstanceAlias: alias,
    CreatedTime: created,
    ServiceRole: `arn:aws:iam::${accountId}:role/aws-service-role/connect.amazonaws.com/AWSServiceRoleForAmazonConnect`,
    InstanceStatus: 'ACTIVE',
    InboundCallsEnabled: attributes.get('INBOUND_CALLS') === 'true',
    OutboundCallsEnabled: attributes.get('OUTBOUND_CALLS') === 'true',
    InstanceAccessUrl: alias === undefined ? undefined : `https://${alias}.my.connect.aws`,
  }
}
