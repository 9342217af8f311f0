import {
  AssociateBotCommand,
  CreateContactFlowModuleCommand,
  CreatePredefinedAttributeCommand,
  CreatePromptCommand,
  DeleteContactFlowModuleCommand,
  DeletePredefinedAttributeCommand,
  DeletePromptCommand,
  DescribeContactFlowModuleCommand,
  DescribePredefinedAttributeCommand,
  DescribePromptCommand,
  DisassociateBotCommand,
  ListBotsCommand,
  UpdateContactFlowModuleContentCommand,
} from '@aws-sdk/client-connect'
import type { ConnectClient } from '@aws-sdk/client-connect'

/** Properties of a resource, as CloudFormation has them. */
export type Properties = Readonly<Record<string, unknown>>

/** A type of CloudFormation, as Cloud Control works with it. */
export interface ResourceType {
  /** What the provider checks a desired state against. */
  readonly schema: object
  /** @returns the primary identifier. */
  create(client: ConnectClient, desired: Properties): Promise<string>
  /** Rejects with ResourceNotFoundException where there is none. */
  read(client: ConnectClient, identifier: string): Promise<Properties>
  /** Types that nothing here updates have none. */
  update?(client: ConnectClient, identifier: string, desired: Properties): Promise<void>
  delete(client: ConnectClient, identifier: string): Promise<void>
}

const string = { type: 'string' }
const object = { type: 'object' }

/**
 * The types that the configuration has, over the API of Connect.
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/AWS_Connect.html
 */
export const resourceTypes: ReadonlyMap<string, ResourceType> = new Map<string, ResourceType>([
  [
    'AWS::Connect::PredefinedAttribute',
    {
      schema: schema('PredefinedAttribute', { InstanceArn: string, Name: string, Values: object }, [
        'InstanceArn',
        'Name',
      ]),
      async create(client, { InstanceArn, Name, Values }) {
        await client.send(
          new CreatePredefinedAttributeCommand({
            InstanceId: idIn(InstanceArn),
            Name: textOf(Name),
            Values: { StringList: listIn(Values, 'StringList') },
          }),
        )
        return `${textOf(InstanceArn)}|${textOf(Name)}`
      },
      async read(client, identifier) {
        const [arn, Name = ''] = identifier.split('|')
        const { PredefinedAttribute } = await client.send(
          new DescribePredefinedAttributeCommand({ InstanceId: idIn(arn), Name }),
        )
        return { InstanceArn: arn, Name, Values: PredefinedAttribute?.Values }
      },
      async delete(client, identifier) {
        const [arn, Name = ''] = identifier.split('|')
        await client.send(new DeletePredefinedAttributeCommand({ InstanceId: idIn(arn), Name }))
      },
    },
  ],
  [
    'AWS::Connect::Prompt',
    {
      schema: schema('Prompt', { InstanceArn: string, Name: string, S3Uri: string, PromptArn: string }, ['PromptArn']),
      async create(client, { InstanceArn, Name, S3Uri }) {
        const { PromptARN = '' } = await client.send(
          new CreatePromptCommand({ InstanceId: idIn(InstanceArn), Name: textOf(Name), S3Uri: textOf(S3Uri) }),
        )
        return PromptARN
      },
      async read(client, PromptArn) {
        const { Prompt } = await client.send(new DescribePromptCommand(promptIn(PromptArn)))
        return { InstanceArn: instanceIn(PromptArn), Name: Prompt?.Name, PromptArn }
      },
      async delete(client, PromptArn) {
        await client.send(new DeletePromptCommand(promptIn(PromptArn)))
      },
    },
  ],
  [
    'AWS::Connect::ContactFlowModule',
    {
      schema: schema(
        'ContactFlowModule',
        {
          InstanceArn: string,
          Name: string,
          State: string,
          Content: string,
          Settings: string,
          Description: string,
          ContactFlowModuleArn: string,
        },
        ['ContactFlowModuleArn'],
      ),
      async create(client, { InstanceArn, Name, Content, Settings }) {
        const { Arn = '' } = await client.send(
          new CreateContactFlowModuleCommand({
            InstanceId: idIn(InstanceArn),
            Name: textOf(Name),
            Content: textOf(Content),
            Settings: textOf(Settings),
          }),
        )
        return Arn
      },
      async read(client, ContactFlowModuleArn) {
        const { ContactFlowModule } = await client.send(
          new DescribeContactFlowModuleCommand(moduleIn(ContactFlowModuleArn)),
        )
        const { Name, State, Content, Settings } = ContactFlowModule ?? {}
        return { InstanceArn: instanceIn(ContactFlowModuleArn), Name, State, Content, Settings, ContactFlowModuleArn }
      },
      async update(client, identifier, { Content, Settings }) {
        await client.send(
          new UpdateContactFlowModuleContentCommand({
            ...moduleIn(identifier),
            Content: textOf(Content),
            Settings: textOf(Settings),
          }),
        )
      },
      async delete(client, identifier) {
        await client.send(new DeleteContactFlowModuleCommand(moduleIn(identifier)))
      },
    },
  ],
  [
    'AWS::Connect::IntegrationAssociation',
    {
      schema: schema(
        'IntegrationAssociation',
        { InstanceId: string, IntegrationType: string, IntegrationArn: string },
        ['InstanceId', 'IntegrationType', 'IntegrationArn'],
      ),
      async create(client, { InstanceId, IntegrationType, IntegrationArn }) {
        const LexV2Bot = { AliasArn: textOf(IntegrationArn) }
        await client.send(new AssociateBotCommand({ InstanceId: idIn(InstanceId), LexV2Bot }))
        return [InstanceId, IntegrationType, IntegrationArn].map(textOf).join('|')
      },
      async read(client, identifier) {
        const [InstanceId, IntegrationType, IntegrationArn] = identifier.split('|')
        const { LexBots = [] } = await client.send(
          new ListBotsCommand({ InstanceId: idIn(InstanceId), LexVersion: 'V2' }),
        )
        if (!LexBots.some(({ LexV2Bot }) => LexV2Bot?.AliasArn === IntegrationArn)) throw new Error('It was not found.')
        return { InstanceId, IntegrationType, IntegrationArn }
      },
      async delete(client, identifier) {
        const [InstanceId, , AliasArn] = identifier.split('|')
        await client.send(new DisassociateBotCommand({ InstanceId: idIn(InstanceId), LexV2Bot: { AliasArn } }))
      },
    },
  ],
])

function schema(name: string, properties: object, identifier: readonly string[]): object {
  return {
    typeName: `AWS::Connect::${name}`,
    description: name,
    properties,
    additionalProperties: false,
    primaryIdentifier: identifier.map((property) => `/properties/${property}`),
  }
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function listIn(value: unknown, member: string): string[] {
  const list: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, member) : undefined
  return Array.isArray(list) ? list.map(textOf) : []
}

function idIn(arn: unknown): string {
  return textOf(arn).split('/').at(-1) ?? ''
}

/** ARN of the instance of something. */
function instanceIn(arn: string): string {
  return arn.split('/').slice(0, 2).join('/')
}

function promptIn(arn: string) {
  const { InstanceId, id: PromptId } = partsOf(arn)
  return { InstanceId, PromptId }
}

function moduleIn(arn: string) {
  const { InstanceId, id: ContactFlowModuleId } = partsOf(arn)
  return { InstanceId, ContactFlowModuleId }
}

function partsOf(arn: string): { readonly InstanceId: string; readonly id: string } {
  const [, InstanceId = '', , id = ''] = arn.split('/')
  return { InstanceId, id }
}
