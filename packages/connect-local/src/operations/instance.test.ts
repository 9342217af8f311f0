import {
  AssociateBotCommand,
  AssociateInstanceStorageConfigCommand,
  AssociateLambdaFunctionCommand,
  CreateInstanceCommand,
  CreateIntegrationAssociationCommand,
  CreatePredefinedAttributeCommand,
  CreatePromptCommand,
  DeleteInstanceCommand,
  DeleteIntegrationAssociationCommand,
  DeletePredefinedAttributeCommand,
  DeletePromptCommand,
  DescribeInstanceAttributeCommand,
  DescribeInstanceCommand,
  DescribeInstanceStorageConfigCommand,
  DescribePredefinedAttributeCommand,
  DescribePromptCommand,
  DisassociateBotCommand,
  DisassociateInstanceStorageConfigCommand,
  DisassociateLambdaFunctionCommand,
  ListBotsCommand,
  ListInstanceAttributesCommand,
  ListInstanceStorageConfigsCommand,
  ListInstancesCommand,
  ListIntegrationAssociationsCommand,
  ListLambdaFunctionsCommand,
  ListPredefinedAttributesCommand,
  ListPromptsCommand,
  ListTagsForResourceCommand,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateInstanceAttributeCommand,
  UpdateInstanceStorageConfigCommand,
  UpdatePredefinedAttributeCommand,
  UpdatePromptCommand,
} from '@aws-sdk/client-connect'
import { expect, it } from 'vitest'
import { startInstance } from '../../test/start-connect.js'

it('is created once, and described', async () => {
  const { client, InstanceId, instanceArn } = await startInstance()
  const { Instance } = await client.send(new DescribeInstanceCommand({ InstanceId }))
  expect(Instance).toMatchObject({
    Arn: instanceArn,
    InstanceAlias: 'center',
    InstanceStatus: 'ACTIVE',
    InboundCallsEnabled: true,
    CreatedTime: expect.any(Date),
  })
  expect(instanceArn).toBe(`arn:aws:connect:ap-northeast-2:111122223333:instance/${InstanceId}`)
  await expect(
    client.send(
      new CreateInstanceCommand({
        InstanceAlias: 'center',
        IdentityManagementType: 'SAML',
        InboundCallsEnabled: true,
        OutboundCallsEnabled: false,
      }),
    ),
  ).rejects.toMatchObject({ name: 'InvalidRequestException' })
})

it('goes with everything in it', async () => {
  const { client, connect, InstanceId } = await startInstance()
  await client.send(new DeleteInstanceCommand({ InstanceId }))
  await expect(client.send(new DescribeInstanceCommand({ InstanceId }))).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
  })
  expect((await client.send(new ListInstancesCommand({}))).InstanceSummaryList).toEqual([])
  expect(connect.state.instances.size).toBe(0)
})

it('has attributes', async () => {
  const { client, InstanceId } = await startInstance()
  const logs = { InstanceId, AttributeType: 'CONTACTFLOW_LOGS' as const }
  await client.send(new UpdateInstanceAttributeCommand({ ...logs, Value: 'true' }))
  const { Attribute } = await client.send(new DescribeInstanceAttributeCommand(logs))
  expect(Attribute).toEqual({ AttributeType: 'CONTACTFLOW_LOGS', Value: 'true' })
  const { Attributes = [] } = await client.send(new ListInstanceAttributesCommand({ InstanceId }))
  expect(Attributes).toContainEqual({ AttributeType: 'EARLY_MEDIA', Value: 'true' })
})

it('has functions and bots, each once', async () => {
  const { client, InstanceId } = await startInstance()
  const FunctionArn = 'arn:aws:lambda:ap-northeast-2:111122223333:function:registration'
  const associate = new AssociateLambdaFunctionCommand({ InstanceId, FunctionArn })
  await client.send(associate)
  await expect(client.send(associate)).rejects.toMatchObject({ name: 'ResourceConflictException' })
  const functions = async () => (await client.send(new ListLambdaFunctionsCommand({ InstanceId }))).LambdaFunctions
  expect(await functions()).toEqual([FunctionArn])
  await client.send(new DisassociateLambdaFunctionCommand({ InstanceId, FunctionArn }))
  expect(await functions()).toEqual([])

  const LexV2Bot = { AliasArn: 'arn:aws:lex:ap-northeast-2:111122223333:bot-alias/BOT/ALIAS' }
  await client.send(new AssociateBotCommand({ InstanceId, LexV2Bot }))
  const bots = async (LexVersion: 'V1' | 'V2') =>
    (await client.send(new ListBotsCommand({ InstanceId, LexVersion }))).LexBots
  expect(await bots('V2')).toEqual([{ LexV2Bot }])
  expect(await bots('V1')).toEqual([])
  await client.send(new DisassociateBotCommand({ InstanceId, LexV2Bot }))
  await expect(client.send(new DisassociateBotCommand({ InstanceId, LexV2Bot }))).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
  })
})

it('has associations with other services', async () => {
  const { client, InstanceId } = await startInstance()
  const given = { IntegrationType: 'APPLICATION' as const, IntegrationArn: 'arn:aws:app-integrations:::application/a' }
  const create = new CreateIntegrationAssociationCommand({ InstanceId, ...given })
  const { IntegrationAssociationId = '' } = await client.send(create)
  await expect(client.send(create)).rejects.toMatchObject({ name: 'DuplicateResourceException' })
  const list = async (IntegrationType: 'APPLICATION' | 'EVENT') =>
    (await client.send(new ListIntegrationAssociationsCommand({ InstanceId, IntegrationType })))
      .IntegrationAssociationSummaryList
  expect(await list('APPLICATION')).toMatchObject([{ ...given, IntegrationAssociationId, InstanceId }])
  expect(await list('EVENT')).toEqual([])
  await client.send(new DeleteIntegrationAssociationCommand({ InstanceId, IntegrationAssociationId }))
  expect(await list('APPLICATION')).toEqual([])
})

it('writes each kind of data to one place', async () => {
  const { client, InstanceId } = await startInstance()
  const ResourceType = 'CALL_RECORDINGS'
  const storage = (BucketPrefix: string) => ({
    StorageType: 'S3' as const,
    S3Config: { BucketName: 'recordings', BucketPrefix },
  })
  const associate = new AssociateInstanceStorageConfigCommand({ InstanceId, ResourceType, StorageConfig: storage('a') })
  const { AssociationId = '' } = await client.send(associate)
  await expect(client.send(associate)).rejects.toMatchObject({ name: 'ResourceConflictException' })
  const one = { InstanceId, ResourceType, AssociationId } as const
  await client.send(new UpdateInstanceStorageConfigCommand({ ...one, StorageConfig: storage('b') }))
  const { StorageConfig } = await client.send(new DescribeInstanceStorageConfigCommand(one))
  expect(StorageConfig).toEqual({ AssociationId, ...storage('b') })
  await expect(
    client.send(new UpdateInstanceStorageConfigCommand({ ...one, StorageConfig: { StorageType: 'KINESIS_FIREHOSE' } })),
  ).rejects.toMatchObject({ message: 'A storage of the type KINESIS_FIREHOSE needs KinesisFirehoseConfig.' })
  await client.send(new DisassociateInstanceStorageConfigCommand(one))
  const { StorageConfigs } = await client.send(new ListInstanceStorageConfigsCommand({ InstanceId, ResourceType }))
  expect(StorageConfigs).toEqual([])
})

it('has prompts', async () => {
  const { client, InstanceId, instanceArn } = await startInstance()
  const S3Uri = 's3://recordings/hello.wav'
  const { PromptId = '' } = await client.send(new CreatePromptCommand({ InstanceId, Name: 'hello.wav', S3Uri }))
  const prompt = { InstanceId, PromptId }
  await client.send(new UpdatePromptCommand({ ...prompt, Description: 'A greeting' }))
  const { Prompt } = await client.send(new DescribePromptCommand(prompt))
  expect(Prompt).toMatchObject({
    Name: 'hello.wav',
    Description: 'A greeting',
    PromptARN: `${instanceArn}/prompt/${PromptId}`,
  })
  await expect(
    client.send(new CreatePromptCommand({ InstanceId, Name: 'other', S3Uri: 'https://example.com' })),
  ).rejects.toMatchObject({ name: 'InvalidParameterException' })
  await client.send(new DeletePromptCommand(prompt))
  expect((await client.send(new ListPromptsCommand({ InstanceId }))).PromptSummaryList).toEqual([])
})

it('has predefined attributes', async () => {
  const { client, InstanceId } = await startInstance()
  const skill = { InstanceId, Name: 'language/한국어' }
  const create = new CreatePredefinedAttributeCommand({ ...skill, Values: { StringList: ['fluent'] } })
  await client.send(create)
  await expect(client.send(create)).rejects.toMatchObject({ name: 'DuplicateResourceException' })
  await client.send(new UpdatePredefinedAttributeCommand({ ...skill, Values: { StringList: ['fluent', 'some'] } }))
  const { PredefinedAttribute } = await client.send(new DescribePredefinedAttributeCommand(skill))
  expect(PredefinedAttribute).toMatchObject({ Name: skill.Name, Values: { StringList: ['fluent', 'some'] } })
  await client.send(new DeletePredefinedAttributeCommand(skill))
  const { PredefinedAttributeSummaryList } = await client.send(new ListPredefinedAttributesCommand({ InstanceId }))
  expect(PredefinedAttributeSummaryList).toEqual([])
})

it('has tags, and so has what is in it', async () => {
  const { client, instanceArn: resourceArn } = await startInstance()
  await client.send(new TagResourceCommand({ resourceArn, tags: { team: 'one', stage: 'dev' } }))
  await client.send(new UntagResourceCommand({ resourceArn, tagKeys: ['team'] }))
  expect((await client.send(new ListTagsForResourceCommand({ resourceArn }))).tags).toEqual({ stage: 'dev' })
  await expect(
    client.send(new ListTagsForResourceCommand({ resourceArn: `${resourceArn}/queue/none` })),
  ).rejects.toMatchObject({ name: 'ResourceNotFoundException' })
})
