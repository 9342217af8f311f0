import {
  AssociateBotCommand,
  AssociateInstanceStorageConfigCommand,
  AssociateLambdaFunctionCommand,
  AssociateQueueQuickConnectsCommand,
  AssociateRoutingProfileQueuesCommand,
  Channel,
  ClaimPhoneNumberCommand,
  ContactFlowType,
  CreateContactFlowCommand,
  CreateContactFlowModuleCommand,
  CreateHoursOfOperationCommand,
  CreateHoursOfOperationOverrideCommand,
  CreateInstanceCommand,
  CreatePredefinedAttributeCommand,
  CreatePromptCommand,
  CreateQueueCommand,
  CreateQuickConnectCommand,
  CreateRoutingProfileCommand,
  CreateSecurityProfileCommand,
  CreateUserCommand,
  CreateUserHierarchyGroupCommand,
  DeleteContactFlowCommand,
  DeleteContactFlowModuleCommand,
  DeleteHoursOfOperationCommand,
  DeleteHoursOfOperationOverrideCommand,
  DeleteInstanceCommand,
  DeletePredefinedAttributeCommand,
  DeletePromptCommand,
  DeleteQueueCommand,
  DeleteQuickConnectCommand,
  DeleteRoutingProfileCommand,
  DeleteSecurityProfileCommand,
  DeleteUserCommand,
  DeleteUserHierarchyGroupCommand,
  DirectoryType,
  DisassociateBotCommand,
  DisassociateInstanceStorageConfigCommand,
  DisassociateLambdaFunctionCommand,
  DisassociateQueueQuickConnectsCommand,
  EncryptionType,
  HoursOfOperationDays,
  InstanceStorageResourceType,
  ListHoursOfOperationOverridesCommand,
  ListQueueQuickConnectsCommand,
  OverrideDays,
  PhoneNumberCountryCode,
  PhoneNumberType,
  PhoneType,
  QuickConnectType,
  ReleasePhoneNumberCommand,
  SearchAvailablePhoneNumbersCommand,
  StorageType,
  UpdateContactFlowContentCommand,
  UpdateContactFlowMetadataCommand,
  UpdateContactFlowModuleContentCommand,
  UpdateContactFlowModuleMetadataCommand,
  UpdateHoursOfOperationCommand,
  UpdateInstanceAttributeCommand,
  UpdatePredefinedAttributeCommand,
  UpdatePromptCommand,
  UpdateQueueHoursOfOperationCommand,
  UpdateQueueMaxContactsCommand,
  UpdateQueueNameCommand,
  UpdateQueueOutboundCallerConfigCommand,
  UpdateQuickConnectConfigCommand,
  UpdateQuickConnectNameCommand,
  UpdateRoutingProfileConcurrencyCommand,
  UpdateRoutingProfileNameCommand,
  UpdateSecurityProfileCommand,
  UpdateUserHierarchyGroupNameCommand,
  UpdateUserHierarchyStructureCommand,
  UpdateUserRoutingProfileCommand,
} from '@aws-sdk/client-connect'
import type { ConnectClient, InstanceAttributeType } from '@aws-sdk/client-connect'
import { z } from 'zod'

/** Properties of a resource, as CloudFormation has them. */
export type Properties = Readonly<Record<string, unknown>>

/** A resource that was made. */
export interface CreatedResource {
  /** The primary identifier, which `Ref` answers. */
  readonly identifier: string
  /** What `Fn::GetAtt` answers, by name. */
  readonly attributes: Readonly<Record<string, string>>
}

/** What CloudFormation does with resources of a type. */
export interface ConnectType {
  /** Properties that cannot be changed: another value makes another resource. */
  readonly createOnly: readonly string[]
  create(client: ConnectClient, desired: Properties): Promise<CreatedResource>
  /**
   * Set what has changed.
   * @param before - The properties until now. Without them everything is set again that the template says, and what it does not say goes.
   */
  update(client: ConnectClient, identifier: string, desired: Properties, before: Properties | undefined): Promise<void>
  delete(client: ConnectClient, identifier: string): Promise<void>
}

/** A type, with types of its properties. */
interface ConnectTypeDescription<Shape extends z.ZodRawShape> {
  /** Others are refused: they would be lost. */
  readonly properties: Shape
  /** @defaultValue the instance */
  readonly createOnly?: readonly (keyof Shape & string)[]
  readonly create: (client: ConnectClient, desired: z.output<z.ZodObject<Shape>>) => Promise<CreatedResource>
  /** Types that no test updates have none. */
  readonly update?: (
    client: ConnectClient,
    identifier: string,
    desired: z.output<z.ZodObject<Shape>>,
    before: z.output<z.ZodObject<Shape>> | undefined,
  ) => Promise<void>
  readonly delete: (client: ConnectClient, identifier: string) => Promise<void>
}

function connectType<Shape extends z.ZodRawShape>(
  typeName: string,
  description: ConnectTypeDescription<Shape>,
): readonly [string, ConnectType] {
  const properties = z.strictObject(description.properties)
  const read = (given: Properties): z.output<z.ZodObject<Shape>> => {
    const parsed = properties.safeParse(given)
    if (!parsed.success) throw new Error(`${typeName} is not taken so: ${z.prettifyError(parsed.error)}`)
    return parsed.data
  }
  return [
    typeName,
    {
      createOnly: description.createOnly ?? ['InstanceArn'],
      create: (client, desired) => description.create(client, read(desired)),
      async update(client, identifier, desired, before) {
        if (description.update === undefined) throw new Error(`${typeName} is not updated here.`)
        await description.update(client, identifier, read(desired), before === undefined ? undefined : read(before))
      },
      delete: (client, identifier) => description.delete(client, identifier),
    },
  ]
}

const tags = z
  .array(z.strictObject({ Key: z.string(), Value: z.string() }))
  .transform((given) => Object.fromEntries(given.map(({ Key, Value }) => [Key, Value])))
  .optional()
const described = { Name: z.string(), Description: z.string().optional() }
const ofInstance = { InstanceArn: z.string(), Tags: tags }

const timeSlice = z.strictObject({ Hours: z.number(), Minutes: z.number() })
const openTimes = { StartTime: timeSlice, EndTime: timeSlice }
const override = z.strictObject({
  OverrideName: z.string(),
  EffectiveFrom: z.string(),
  EffectiveTill: z.string(),
  OverrideConfig: z.array(z.strictObject({ Day: z.enum(OverrideDays), ...openTimes })),
})

const outboundCaller = z.strictObject({
  OutboundCallerIdName: z.string().optional(),
  OutboundCallerIdNumberArn: z.string().optional(),
  OutboundFlowArn: z.string().optional(),
})

const quickConnectConfig = z.strictObject({
  QuickConnectType: z.enum(QuickConnectType),
  QueueConfig: z.strictObject({ QueueArn: z.string(), ContactFlowArn: z.string() }).optional(),
  UserConfig: z.strictObject({ UserArn: z.string(), ContactFlowArn: z.string() }).optional(),
  PhoneConfig: z.strictObject({ PhoneNumber: z.string() }).optional(),
})

/** Attributes of an instance that are said when it is made are not among them. */
const instanceAttributes: Readonly<Record<string, InstanceAttributeType>> = {
  ContactflowLogs: 'CONTACTFLOW_LOGS',
  ContactLens: 'CONTACT_LENS',
  AutoResolveBestVoices: 'AUTO_RESOLVE_BEST_VOICES',
  EarlyMedia: 'EARLY_MEDIA',
  MultiPartyConference: 'MULTI_PARTY_CONFERENCE',
  EnhancedContactMonitoring: 'ENHANCED_CONTACT_MONITORING',
}

/**
 * The types of CloudFormation that our templates and our Terraform configuration have, over the API of Connect. They
 * update what has changed and leave the rest alone, as the published ones do.
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/AWS_Connect.html
 * @see https://github.com/aws-cloudformation/aws-cloudformation-resource-providers-connect
 */
export const connectTypes: ReadonlyMap<string, ConnectType> = new Map([
  connectType('AWS::Connect::Instance', {
    properties: {
      IdentityManagementType: z.enum(DirectoryType),
      InstanceAlias: z.string(),
      Attributes: z.record(z.string(), z.boolean()),
      Tags: tags,
    },
    createOnly: ['IdentityManagementType', 'InstanceAlias'],
    async create(client, { IdentityManagementType, InstanceAlias, Attributes, Tags }) {
      const { InboundCalls = false, OutboundCalls = false, ...others } = Attributes
      const { Id = '', Arn = '' } = await client.send(
        new CreateInstanceCommand({
          IdentityManagementType,
          InstanceAlias,
          InboundCallsEnabled: InboundCalls,
          OutboundCallsEnabled: OutboundCalls,
          Tags,
        }),
      )
      for (const [name, value] of Object.entries(others)) {
        const AttributeType = instanceAttributes[name]
        if (AttributeType === undefined) throw new Error(`An instance has no attribute ${name} here.`)
        await client.send(new UpdateInstanceAttributeCommand({ InstanceId: Id, AttributeType, Value: String(value) }))
      }
      return { identifier: Arn, attributes: { Arn, Id } }
    },
    async delete(client, arn) {
      await client.send(new DeleteInstanceCommand({ InstanceId: idIn(arn) }))
    },
  }),
  connectType('AWS::Connect::HoursOfOperation', {
    properties: {
      ...ofInstance,
      ...described,
      TimeZone: z.string(),
      Config: z.array(z.strictObject({ Day: z.enum(HoursOfOperationDays), ...openTimes })),
      HoursOfOperationOverrides: z.array(override).default([]),
    },
    async create(client, { InstanceArn, Name, Description, TimeZone, Config, HoursOfOperationOverrides, Tags }) {
      const { HoursOfOperationArn = '' } = await client.send(
        new CreateHoursOfOperationCommand({ InstanceId: idIn(InstanceArn), Name, Description, TimeZone, Config, Tags }),
      )
      for (const one of HoursOfOperationOverrides) await createOverride(client, HoursOfOperationArn, one)
      return { identifier: HoursOfOperationArn, attributes: { HoursOfOperationArn } }
    },
    async update(client, arn, desired, before) {
      const { Name, Description, TimeZone, Config, HoursOfOperationOverrides } = desired
      const target = inInstance(arn, (HoursOfOperationId) => ({ HoursOfOperationId }))
      if (isChanged(desired, before, 'Name', 'Description', 'TimeZone', 'Config')) {
        await client.send(new UpdateHoursOfOperationCommand({ ...target, Name, Description, TimeZone, Config }))
      }
      if (!isChanged(desired, before, 'HoursOfOperationOverrides')) return
      const { HoursOfOperationOverrideList = [] } = await client.send(new ListHoursOfOperationOverridesCommand(target))
      for (const { HoursOfOperationOverrideId } of HoursOfOperationOverrideList) {
        await client.send(new DeleteHoursOfOperationOverrideCommand({ ...target, HoursOfOperationOverrideId }))
      }
      for (const one of HoursOfOperationOverrides) await createOverride(client, arn, one)
    },
    async delete(client, arn) {
      await client.send(
        new DeleteHoursOfOperationCommand(inInstance(arn, (HoursOfOperationId) => ({ HoursOfOperationId }))),
      )
    },
  }),
  connectType('AWS::Connect::PhoneNumber', {
    properties: {
      TargetArn: z.string(),
      CountryCode: z.enum(PhoneNumberCountryCode),
      Type: z.enum(PhoneNumberType),
      Description: z.string().optional(),
      Tags: tags,
    },
    createOnly: ['CountryCode', 'Type'],
    async create(client, { TargetArn, CountryCode, Type, Description, Tags }) {
      const { AvailableNumbersList: [found] = [] } = await client.send(
        new SearchAvailablePhoneNumbersCommand({
          TargetArn,
          PhoneNumberCountryCode: CountryCode,
          PhoneNumberType: Type,
          MaxResults: 1,
        }),
      )
      const Address = found?.PhoneNumber ?? ''
      const { PhoneNumberArn = '' } = await client.send(
        new ClaimPhoneNumberCommand({ TargetArn, PhoneNumber: Address, PhoneNumberDescription: Description, Tags }),
      )
      return { identifier: PhoneNumberArn, attributes: { PhoneNumberArn, Address } }
    },
    async delete(client, arn) {
      await client.send(new ReleasePhoneNumberCommand({ PhoneNumberId: idIn(arn) }))
    },
  }),
  connectType('AWS::Connect::Queue', {
    properties: {
      ...ofInstance,
      ...described,
      HoursOfOperationArn: z.string(),
      MaxContacts: z.number().optional(),
      OutboundCallerConfig: outboundCaller.optional(),
      QuickConnectArns: z.array(z.string()).default([]),
    },
    async create(client, desired) {
      const { InstanceArn, Name, Description, HoursOfOperationArn, MaxContacts, QuickConnectArns, Tags } = desired
      const { QueueArn = '' } = await client.send(
        new CreateQueueCommand({
          InstanceId: idIn(InstanceArn),
          Name,
          Description,
          HoursOfOperationId: idIn(HoursOfOperationArn),
          MaxContacts,
          OutboundCallerConfig: callerConfig(desired.OutboundCallerConfig),
          ...(QuickConnectArns.length > 0 && { QuickConnectIds: QuickConnectArns.map(idIn) }),
          Tags,
        }),
      )
      return { identifier: QueueArn, attributes: { QueueArn } }
    },
    async update(client, arn, desired, before) {
      const { Name, Description, HoursOfOperationArn, MaxContacts, OutboundCallerConfig } = desired
      const target = inInstance(arn, (QueueId) => ({ QueueId }))
      if (isChanged(desired, before, 'Name', 'Description')) {
        await client.send(new UpdateQueueNameCommand({ ...target, Name, Description }))
      }
      if (isChanged(desired, before, 'HoursOfOperationArn')) {
        const HoursOfOperationId = idIn(HoursOfOperationArn)
        await client.send(new UpdateQueueHoursOfOperationCommand({ ...target, HoursOfOperationId }))
      }
      if (isChanged(desired, before, 'MaxContacts')) {
        await client.send(new UpdateQueueMaxContactsCommand({ ...target, MaxContacts }))
      }
      if (isChanged(desired, before, 'OutboundCallerConfig')) {
        const config = callerConfig(OutboundCallerConfig) ?? {}
        await client.send(new UpdateQueueOutboundCallerConfigCommand({ ...target, OutboundCallerConfig: config }))
      }
      const wanted = new Set(desired.QuickConnectArns.map(idIn))
      const known = before?.QuickConnectArns.map(idIn) ?? (await quickConnectsOf(client, target))
      const added = [...wanted].filter((id) => !known.includes(id))
      const removed = known.filter((id) => !wanted.has(id))
      if (added.length > 0)
        await client.send(new AssociateQueueQuickConnectsCommand({ ...target, QuickConnectIds: added }))
      if (removed.length > 0)
        await client.send(new DisassociateQueueQuickConnectsCommand({ ...target, QuickConnectIds: removed }))
    },
    async delete(client, arn) {
      await client.send(new DeleteQueueCommand(inInstance(arn, (QueueId) => ({ QueueId }))))
    },
  }),
  connectType('AWS::Connect::RoutingProfile', {
    properties: {
      ...ofInstance,
      Name: z.string(),
      Description: z.string(),
      DefaultOutboundQueueArn: z.string(),
      MediaConcurrencies: z.array(z.strictObject({ Channel: z.enum(Channel), Concurrency: z.number() })),
      QueueConfigs: z.array(
        z.strictObject({
          QueueReference: z.strictObject({ QueueArn: z.string(), Channel: z.enum(Channel) }),
          Priority: z.number(),
          Delay: z.number(),
        }),
      ),
    },
    async create(client, { InstanceArn, DefaultOutboundQueueArn, QueueConfigs, ...others }) {
      const queues = QueueConfigs.map(({ QueueReference: { QueueArn, Channel: channel }, ...config }) => ({
        ...config,
        QueueReference: { QueueId: idIn(QueueArn), Channel: channel },
      }))
      // As many as one request takes.
      const [first, rest] = [queues.slice(0, 10), queues.slice(10)]
      const { RoutingProfileArn = '' } = await client.send(
        new CreateRoutingProfileCommand({
          ...others,
          InstanceId: idIn(InstanceArn),
          DefaultOutboundQueueId: idIn(DefaultOutboundQueueArn),
          ...(first.length > 0 && { QueueConfigs: first }),
        }),
      )
      const target = inInstance(RoutingProfileArn, (RoutingProfileId) => ({ RoutingProfileId }))
      if (rest.length > 0)
        await client.send(new AssociateRoutingProfileQueuesCommand({ ...target, QueueConfigs: rest }))
      return { identifier: RoutingProfileArn, attributes: { RoutingProfileArn } }
    },
    async update(client, arn, desired, before) {
      const { Name, Description, MediaConcurrencies } = desired
      const target = inInstance(arn, (RoutingProfileId) => ({ RoutingProfileId }))
      if (isChanged(desired, before, 'DefaultOutboundQueueArn', 'QueueConfigs'))
        throw new Error('Queues of a routing profile are not updated here.')
      if (isChanged(desired, before, 'Name', 'Description'))
        await client.send(new UpdateRoutingProfileNameCommand({ ...target, Name, Description }))
      if (isChanged(desired, before, 'MediaConcurrencies'))
        await client.send(new UpdateRoutingProfileConcurrencyCommand({ ...target, MediaConcurrencies }))
    },
    async delete(client, arn) {
      await client.send(new DeleteRoutingProfileCommand(inInstance(arn, (RoutingProfileId) => ({ RoutingProfileId }))))
    },
  }),
  connectType('AWS::Connect::UserHierarchyStructure', {
    properties: {
      InstanceArn: z.string(),
      UserHierarchyStructure: z.strictObject({ LevelOne: z.strictObject({ Name: z.string() }) }),
    },
    async create(client, { InstanceArn, UserHierarchyStructure }) {
      await client.send(
        new UpdateUserHierarchyStructureCommand({
          InstanceId: idIn(InstanceArn),
          HierarchyStructure: UserHierarchyStructure,
        }),
      )
      const UserHierarchyStructureArn = `${InstanceArn}/agent-group-structure`
      return { identifier: UserHierarchyStructureArn, attributes: { UserHierarchyStructureArn } }
    },
    async delete(client, arn) {
      const [, InstanceId = ''] = arn.split('/')
      await client.send(new UpdateUserHierarchyStructureCommand({ InstanceId, HierarchyStructure: {} }))
    },
  }),
  connectType('AWS::Connect::UserHierarchyGroup', {
    properties: { ...ofInstance, Name: z.string() },
    async create(client, { InstanceArn, Name, Tags }) {
      const { HierarchyGroupArn: UserHierarchyGroupArn = '' } = await client.send(
        new CreateUserHierarchyGroupCommand({ InstanceId: idIn(InstanceArn), Name, Tags }),
      )
      return { identifier: UserHierarchyGroupArn, attributes: { UserHierarchyGroupArn } }
    },
    async update(client, arn, { Name }) {
      await client.send(
        new UpdateUserHierarchyGroupNameCommand({
          ...inInstance(arn, (HierarchyGroupId) => ({ HierarchyGroupId })),
          Name,
        }),
      )
    },
    async delete(client, arn) {
      await client.send(
        new DeleteUserHierarchyGroupCommand(inInstance(arn, (HierarchyGroupId) => ({ HierarchyGroupId }))),
      )
    },
  }),
  connectType('AWS::Connect::PredefinedAttribute', {
    properties: {
      InstanceArn: z.string(),
      Name: z.string(),
      Values: z.strictObject({ StringList: z.array(z.string()) }),
    },
    createOnly: ['InstanceArn', 'Name'],
    async create(client, { InstanceArn, Name, Values }) {
      await client.send(new CreatePredefinedAttributeCommand({ InstanceId: idIn(InstanceArn), Name, Values }))
      return { identifier: `${InstanceArn}|${Name}`, attributes: {} }
    },
    async update(client, identifier, { Values }) {
      const [arn = '', Name = ''] = identifier.split('|')
      await client.send(new UpdatePredefinedAttributeCommand({ InstanceId: idIn(arn), Name, Values }))
    },
    async delete(client, identifier) {
      const [arn = '', Name = ''] = identifier.split('|')
      await client.send(new DeletePredefinedAttributeCommand({ InstanceId: idIn(arn), Name }))
    },
  }),
  connectType('AWS::Connect::SecurityProfile', {
    properties: {
      ...ofInstance,
      SecurityProfileName: z.string(),
      Description: z.string(),
      Permissions: z.array(z.string()),
    },
    createOnly: ['InstanceArn', 'SecurityProfileName'],
    async create(client, { InstanceArn, ...profile }) {
      const { SecurityProfileArn = '' } = await client.send(
        new CreateSecurityProfileCommand({ ...profile, InstanceId: idIn(InstanceArn) }),
      )
      return { identifier: SecurityProfileArn, attributes: { SecurityProfileArn } }
    },
    async update(client, arn, { Description, Permissions }) {
      const target = inInstance(arn, (SecurityProfileId) => ({ SecurityProfileId }))
      await client.send(new UpdateSecurityProfileCommand({ ...target, Description, Permissions }))
    },
    async delete(client, arn) {
      await client.send(
        new DeleteSecurityProfileCommand(inInstance(arn, (SecurityProfileId) => ({ SecurityProfileId }))),
      )
    },
  }),
  connectType('AWS::Connect::User', {
    properties: {
      ...ofInstance,
      Username: z.string(),
      Password: z.string().optional(),
      IdentityInfo: z.strictObject({
        FirstName: z.string(),
        LastName: z.string(),
        Email: z.string().optional(),
      }),
      PhoneConfig: z.strictObject({ PhoneType: z.enum(PhoneType) }),
      RoutingProfileArn: z.string(),
      SecurityProfileArns: z.array(z.string()),
      HierarchyGroupArn: z.string().optional(),
    },
    async create(client, { InstanceArn, RoutingProfileArn, SecurityProfileArns, HierarchyGroupArn, ...user }) {
      const { UserArn = '' } = await client.send(
        new CreateUserCommand({
          ...user,
          InstanceId: idIn(InstanceArn),
          RoutingProfileId: idIn(RoutingProfileArn),
          SecurityProfileIds: SecurityProfileArns.map(idIn),
          ...(HierarchyGroupArn !== undefined && { HierarchyGroupId: idIn(HierarchyGroupArn) }),
        }),
      )
      return { identifier: UserArn, attributes: { UserArn } }
    },
    async update(client, arn, desired, before) {
      const target = inInstance(arn, (UserId) => ({ UserId }))
      if (isChanged(desired, before, 'IdentityInfo', 'PhoneConfig', 'SecurityProfileArns', 'HierarchyGroupArn'))
        throw new Error('Only the routing profile of a user is updated here.')
      const RoutingProfileId = idIn(desired.RoutingProfileArn)
      await client.send(new UpdateUserRoutingProfileCommand({ ...target, RoutingProfileId }))
    },
    async delete(client, arn) {
      await client.send(new DeleteUserCommand(inInstance(arn, (UserId) => ({ UserId }))))
    },
  }),
  connectType('AWS::Connect::Prompt', {
    properties: { ...ofInstance, ...described, S3Uri: z.string() },
    async create(client, { InstanceArn, ...prompt }) {
      const { PromptARN: PromptArn = '' } = await client.send(
        new CreatePromptCommand({ ...prompt, InstanceId: idIn(InstanceArn) }),
      )
      return { identifier: PromptArn, attributes: { PromptArn } }
    },
    async update(client, arn, { Name, Description, S3Uri }) {
      await client.send(
        new UpdatePromptCommand({ ...inInstance(arn, (PromptId) => ({ PromptId })), Name, Description, S3Uri }),
      )
    },
    async delete(client, arn) {
      await client.send(new DeletePromptCommand(inInstance(arn, (PromptId) => ({ PromptId }))))
    },
  }),
  connectType('AWS::Connect::InstanceStorageConfig', {
    properties: {
      InstanceArn: z.string(),
      ResourceType: z.enum(InstanceStorageResourceType),
      StorageType: z.enum(StorageType),
      S3Config: z
        .strictObject({
          BucketName: z.string(),
          BucketPrefix: z.string(),
          EncryptionConfig: z.strictObject({ EncryptionType: z.enum(EncryptionType), KeyId: z.string() }),
        })
        .optional(),
      KinesisFirehoseConfig: z.strictObject({ FirehoseArn: z.string() }).optional(),
      KinesisStreamConfig: z.strictObject({ StreamArn: z.string() }).optional(),
    },
    createOnly: ['InstanceArn', 'ResourceType'],
    async create(client, { InstanceArn, ResourceType, ...StorageConfig }) {
      const { AssociationId = '' } = await client.send(
        new AssociateInstanceStorageConfigCommand({ InstanceId: idIn(InstanceArn), ResourceType, StorageConfig }),
      )
      return { identifier: [InstanceArn, AssociationId, ResourceType].join('|'), attributes: { AssociationId } }
    },
    async delete(client, identifier) {
      const [arn = '', AssociationId, resourceType] = identifier.split('|')
      const ResourceType = z.enum(InstanceStorageResourceType).parse(resourceType)
      await client.send(
        new DisassociateInstanceStorageConfigCommand({ InstanceId: idIn(arn), AssociationId, ResourceType }),
      )
    },
  }),
  connectType('AWS::Connect::IntegrationAssociation', {
    properties: {
      InstanceId: z.string(),
      IntegrationType: z.enum(['LAMBDA_FUNCTION', 'LEX_BOT']),
      IntegrationArn: z.string(),
    },
    createOnly: ['InstanceId', 'IntegrationType', 'IntegrationArn'],
    async create(client, { InstanceId: arn, IntegrationType, IntegrationArn }) {
      const InstanceId = idIn(arn)
      await (IntegrationType === 'LEX_BOT'
        ? client.send(new AssociateBotCommand({ InstanceId, LexV2Bot: { AliasArn: IntegrationArn } }))
        : client.send(new AssociateLambdaFunctionCommand({ InstanceId, FunctionArn: IntegrationArn })))
      return { identifier: [arn, IntegrationType, IntegrationArn].join('|'), attributes: {} }
    },
    async delete(client, identifier) {
      const [arn = '', type, AliasArn] = identifier.split('|')
      const InstanceId = idIn(arn)
      await (type === 'LEX_BOT'
        ? client.send(new DisassociateBotCommand({ InstanceId, LexV2Bot: { AliasArn } }))
        : client.send(new DisassociateLambdaFunctionCommand({ InstanceId, FunctionArn: AliasArn })))
    },
  }),
  connectType('AWS::Connect::ContactFlow', {
    properties: {
      ...ofInstance,
      ...described,
      Type: z.enum(ContactFlowType),
      Content: z.string(),
      State: z.literal('ACTIVE'),
    },
    createOnly: ['InstanceArn', 'Type'],
    async create(client, { InstanceArn, Name, Description, Type, Content, Tags }) {
      const { ContactFlowArn = '' } = await client.send(
        new CreateContactFlowCommand({ InstanceId: idIn(InstanceArn), Name, Description, Type, Content, Tags }),
      )
      return { identifier: ContactFlowArn, attributes: { ContactFlowArn } }
    },
    async update(client, arn, desired, before) {
      const { Name, Description, Content } = desired
      const target = inInstance(arn, (ContactFlowId) => ({ ContactFlowId }))
      if (isChanged(desired, before, 'Content'))
        await client.send(new UpdateContactFlowContentCommand({ ...target, Content }))
      if (isChanged(desired, before, 'Name', 'Description'))
        await client.send(new UpdateContactFlowMetadataCommand({ ...target, Name, Description }))
    },
    async delete(client, arn) {
      await client.send(new DeleteContactFlowCommand(inInstance(arn, (ContactFlowId) => ({ ContactFlowId }))))
    },
  }),
  connectType('AWS::Connect::ContactFlowModule', {
    properties: {
      ...ofInstance,
      ...described,
      Content: z.string(),
      Settings: z.string().optional(),
      State: z.literal('ACTIVE').optional(),
    },
    async create(client, { InstanceArn, Name, Description, Content, Settings, Tags }) {
      const { Arn: ContactFlowModuleArn = '' } = await client.send(
        new CreateContactFlowModuleCommand({
          InstanceId: idIn(InstanceArn),
          Name,
          Description,
          Content,
          Settings,
          Tags,
        }),
      )
      return { identifier: ContactFlowModuleArn, attributes: { ContactFlowModuleArn } }
    },
    async update(client, arn, desired, before) {
      const { Name, Description, Content, Settings } = desired
      const target = inInstance(arn, (ContactFlowModuleId) => ({ ContactFlowModuleId }))
      if (isChanged(desired, before, 'Content', 'Settings'))
        await client.send(new UpdateContactFlowModuleContentCommand({ ...target, Content, Settings }))
      if (isChanged(desired, before, 'Name', 'Description'))
        await client.send(new UpdateContactFlowModuleMetadataCommand({ ...target, Name, Description }))
    },
    async delete(client, arn) {
      await client.send(
        new DeleteContactFlowModuleCommand(inInstance(arn, (ContactFlowModuleId) => ({ ContactFlowModuleId }))),
      )
    },
  }),
  connectType('AWS::Connect::QuickConnect', {
    properties: { ...ofInstance, ...described, QuickConnectConfig: quickConnectConfig },
    async create(client, { InstanceArn, Name, Description, QuickConnectConfig, Tags }) {
      const { QuickConnectARN: QuickConnectArn = '' } = await client.send(
        new CreateQuickConnectCommand({
          InstanceId: idIn(InstanceArn),
          Name,
          Description,
          QuickConnectConfig: destinationOf(QuickConnectConfig),
          Tags,
        }),
      )
      return { identifier: QuickConnectArn, attributes: { QuickConnectArn } }
    },
    async update(client, arn, desired, before) {
      const { Name, Description, QuickConnectConfig } = desired
      const target = inInstance(arn, (QuickConnectId) => ({ QuickConnectId }))
      if (isChanged(desired, before, 'Name', 'Description'))
        await client.send(new UpdateQuickConnectNameCommand({ ...target, Name, Description }))
      if (isChanged(desired, before, 'QuickConnectConfig')) {
        const config = destinationOf(QuickConnectConfig)
        await client.send(new UpdateQuickConnectConfigCommand({ ...target, QuickConnectConfig: config }))
      }
    },
    async delete(client, arn) {
      await client.send(new DeleteQuickConnectCommand(inInstance(arn, (QuickConnectId) => ({ QuickConnectId }))))
    },
  }),
])

/** Whether one of these properties has another value than before. */
function isChanged<Shape extends object>(
  desired: Shape,
  before: Shape | undefined,
  ...properties: readonly (keyof Shape)[]
): boolean {
  return (
    before === undefined ||
    properties.some((property) => JSON.stringify(desired[property]) !== JSON.stringify(before[property]))
  )
}

async function createOverride(
  client: ConnectClient,
  hoursArn: string,
  { OverrideName, EffectiveFrom, EffectiveTill, OverrideConfig }: z.output<typeof override>,
): Promise<void> {
  await client.send(
    new CreateHoursOfOperationOverrideCommand({
      ...inInstance(hoursArn, (HoursOfOperationId) => ({ HoursOfOperationId })),
      Name: OverrideName,
      EffectiveFrom,
      EffectiveTill,
      Config: OverrideConfig,
    }),
  )
}

async function quickConnectsOf(
  client: ConnectClient,
  queue: { readonly InstanceId: string; readonly QueueId: string },
): Promise<readonly string[]> {
  const { QuickConnectSummaryList = [] } = await client.send(new ListQueueQuickConnectsCommand(queue))
  return QuickConnectSummaryList.map(({ Id = '' }) => Id)
}

function callerConfig(config: z.output<typeof outboundCaller> | undefined) {
  if (config === undefined) return undefined
  const { OutboundCallerIdName, OutboundCallerIdNumberArn: number, OutboundFlowArn: flow } = config
  return {
    OutboundCallerIdName,
    OutboundCallerIdNumberId: number === undefined ? undefined : idIn(number),
    OutboundFlowId: flow === undefined ? undefined : idIn(flow),
  }
}

function destinationOf({ QueueConfig: queue, UserConfig: user, ...config }: z.output<typeof quickConnectConfig>) {
  return {
    ...config,
    ...(queue !== undefined && {
      QueueConfig: { QueueId: idIn(queue.QueueArn), ContactFlowId: idIn(queue.ContactFlowArn) },
    }),
    ...(user !== undefined && {
      UserConfig: { UserId: idIn(user.UserArn), ContactFlowId: idIn(user.ContactFlowArn) },
    }),
  }
}

function idIn(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1)
}

/** Ids in the ARN of what an instance has: `arn:...:instance/<instance>/queue/<id>`. */
export function inInstance<Ids extends object>(
  arn: string,
  name: (id: string) => Ids,
): { readonly InstanceId: string } & Ids {
  const [, InstanceId = '', , id = ''] = arn.split('/')
  return { InstanceId, ...name(id) }
}
