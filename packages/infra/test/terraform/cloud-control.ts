import {
  DescribeContactFlowModuleCommand,
  DescribePredefinedAttributeCommand,
  DescribePromptCommand,
  ListBotsCommand,
} from '@aws-sdk/client-connect'
import type { ConnectClient } from '@aws-sdk/client-connect'
import { connectTypes, inInstance } from '../cloudformation/connect-types.js'
import type { ConnectType, Properties } from '../cloudformation/connect-types.js'

/** A type of CloudFormation, as Cloud Control works with it. */
export interface ResourceType extends ConnectType {
  /** What the provider checks a desired state against. */
  readonly schema: object
  /** Rejects with ResourceNotFoundException where there is none. */
  read(client: ConnectClient, identifier: string): Promise<Properties>
}

const string = { type: 'string' }
const object = { type: 'object' }

/** The types that the configuration has, over the API of Connect. */
export const resourceTypes: ReadonlyMap<string, ResourceType> = new Map<string, ResourceType>([
  resourceType('AWS::Connect::PredefinedAttribute', {
    properties: { InstanceArn: string, Name: string, Values: object },
    identifier: ['InstanceArn', 'Name'],
    async read(client, identifier) {
      const [arn = '', Name = ''] = identifier.split('|')
      const { PredefinedAttribute } = await client.send(
        new DescribePredefinedAttributeCommand({ InstanceId: idIn(arn), Name }),
      )
      return { InstanceArn: arn, Name, Values: PredefinedAttribute?.Values }
    },
  }),
  resourceType('AWS::Connect::Prompt', {
    properties: { InstanceArn: string, Name: string, S3Uri: string, PromptArn: string },
    identifier: ['PromptArn'],
    async read(client, PromptArn) {
      const target = inInstance(PromptArn, (PromptId) => ({ PromptId }))
      const { Prompt } = await client.send(new DescribePromptCommand(target))
      return { InstanceArn: instanceIn(PromptArn), Name: Prompt?.Name, PromptArn }
    },
  }),
  resourceType('AWS::Connect::ContactFlowModule', {
    properties: {
      InstanceArn: string,
      Name: string,
      State: string,
      Content: string,
      Settings: string,
      Description: string,
      ContactFlowModuleArn: string,
    },
    identifier: ['ContactFlowModuleArn'],
    async read(client, ContactFlowModuleArn) {
      const { ContactFlowModule } = await client.send(
        new DescribeContactFlowModuleCommand(
          inInstance(ContactFlowModuleArn, (ContactFlowModuleId) => ({ ContactFlowModuleId })),
        ),
      )
      const { Name, State, Content, Settings } = ContactFlowModule ?? {}
      return { InstanceArn: instanceIn(ContactFlowModuleArn), Name, State, Content, Settings, ContactFlowModuleArn }
    },
  }),
  resourceType('AWS::Connect::IntegrationAssociation', {
    properties: { InstanceId: string, IntegrationType: string, IntegrationArn: string },
    identifier: ['InstanceId', 'IntegrationType', 'IntegrationArn'],
    async read(client, identifier) {
      const [InstanceId = '', IntegrationType, IntegrationArn] = identifier.split('|')
      const { LexBots = [] } = await client.send(
        new ListBotsCommand({ InstanceId: idIn(InstanceId), LexVersion: 'V2' }),
      )
      if (!LexBots.some(({ LexV2Bot }) => LexV2Bot?.AliasArn === IntegrationArn)) throw new Error('It was not found.')
      return { InstanceId, IntegrationType, IntegrationArn }
    },
  }),
])

function resourceType(
  typeName: string,
  {
    properties,
    identifier,
    read,
  }: {
    readonly properties: object
    readonly identifier: readonly string[]
    readonly read: ResourceType['read']
  },
): readonly [string, ResourceType] {
  const type = connectTypes.get(typeName)
  if (type === undefined) throw new Error(`Nothing makes ${typeName}.`)
  const schema = {
    typeName,
    description: typeName,
    properties,
    additionalProperties: false,
    primaryIdentifier: identifier.map((property) => `/properties/${property}`),
  }
  // What the service sets is no part of a desired state, and what nobody has set is said as nothing.
  const readOnly = new Set(identifier.length === 1 ? identifier : [])
  const desiredOf = (state: Properties): Properties =>
    Object.fromEntries(
      Object.entries(state).filter(([name, value]) => !readOnly.has(name) && value !== undefined && value !== null),
    )
  return [
    typeName,
    {
      ...type,
      schema,
      read,
      create: (client, desired) => type.create(client, desiredOf(desired)),
      update: (client, one, desired, before) =>
        type.update(client, one, desiredOf(desired), before === undefined ? undefined : desiredOf(before)),
    },
  ]
}

function idIn(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1)
}

/** ARN of the instance of something. */
function instanceIn(arn: string): string {
  return arn.split('/').slice(0, 2).join('/')
}
