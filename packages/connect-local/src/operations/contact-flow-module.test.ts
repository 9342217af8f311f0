import {
  CreateContactFlowModuleAliasCommand,
  CreateContactFlowModuleCommand,
  CreateContactFlowModuleVersionCommand,
  DeleteContactFlowModuleAliasCommand,
  DeleteContactFlowModuleCommand,
  DeleteContactFlowModuleVersionCommand,
  DescribeContactFlowModuleAliasCommand,
  DescribeContactFlowModuleCommand,
  InvalidContactFlowModuleException,
  ListContactFlowModuleAliasesCommand,
  ListContactFlowModuleVersionsCommand,
  ListContactFlowModulesCommand,
  UpdateContactFlowModuleAliasCommand,
  UpdateContactFlowModuleContentCommand,
  UpdateContactFlowModuleMetadataCommand,
} from '@aws-sdk/client-connect'
import { expect, it } from 'vitest'
import { moduleSaying } from '../../test/contents.js'
import { startInstance } from '../../test/start-connect.js'

async function startModule() {
  const started = await startInstance()
  const { client, InstanceId } = started
  const { Id: ContactFlowModuleId = '' } = await client.send(
    new CreateContactFlowModuleCommand({ InstanceId, Name: 'Greeting', Content: moduleSaying('Hello.') }),
  )
  return { ...started, module: { InstanceId, ContactFlowModuleId } }
}

it('has what was created and changed', async () => {
  const { client, instanceArn, module } = await startModule()
  await client.send(new UpdateContactFlowModuleContentCommand({ ...module, Content: moduleSaying('Good morning.') }))
  await client.send(
    new UpdateContactFlowModuleMetadataCommand({ ...module, Name: 'Hello', Description: 'Says it', State: 'ARCHIVED' }),
  )
  const { ContactFlowModule } = await client.send(new DescribeContactFlowModuleCommand(module))
  expect(ContactFlowModule).toMatchObject({
    Arn: `${instanceArn}/flow-module/${module.ContactFlowModuleId}`,
    Name: 'Hello',
    Description: 'Says it',
    State: 'ARCHIVED',
    Status: 'PUBLISHED',
    Content: moduleSaying('Good morning.'),
  })
  const { InstanceId } = module
  const active = await client.send(new ListContactFlowModulesCommand({ InstanceId, ContactFlowModuleState: 'ACTIVE' }))
  expect(active.ContactFlowModulesSummaryList).toEqual([])
  await client.send(new DeleteContactFlowModuleCommand(module))
  await expect(client.send(new DescribeContactFlowModuleCommand(module))).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
  })
})

it('is refused with its problems', async () => {
  const { client, module } = await startModule()
  const { InstanceId } = module
  const content = moduleSaying('Hello.').replace('MessageParticipant', 'SayHello')
  const create = client.send(new CreateContactFlowModuleCommand({ InstanceId, Name: 'Broken', Content: content }))
  const error: unknown = await create.catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(InvalidContactFlowModuleException)
  expect(error).toMatchObject({ Problems: [{ message: expect.stringContaining('SayHello') }] })
  await expect(
    client.send(new CreateContactFlowModuleCommand({ InstanceId, Name: 'Greeting', Content: moduleSaying('Hello.') })),
  ).rejects.toMatchObject({ name: 'DuplicateResourceException' })
})

it('has versions, and aliases that keep them', async () => {
  const { client, module } = await startModule()
  for (const Version of [1, 2]) {
    expect(await client.send(new CreateContactFlowModuleVersionCommand(module))).toMatchObject({ Version })
  }
  const named = { ...module, AliasName: 'live', ContactFlowModuleVersion: 1 }
  const { Id: AliasId = '' } = await client.send(new CreateContactFlowModuleAliasCommand(named))
  await expect(client.send(new CreateContactFlowModuleAliasCommand(named))).rejects.toMatchObject({
    name: 'DuplicateResourceException',
  })
  const first = new DeleteContactFlowModuleVersionCommand({ ...module, ContactFlowModuleVersion: 1 })
  await expect(client.send(first)).rejects.toMatchObject({ name: 'InvalidRequestException' })
  const alias = { ...module, AliasId }
  await client.send(new UpdateContactFlowModuleAliasCommand({ ...alias, ContactFlowModuleVersion: 2 }))
  const { ContactFlowModuleAlias } = await client.send(new DescribeContactFlowModuleAliasCommand(alias))
  expect(ContactFlowModuleAlias).toMatchObject({ Name: 'live', Version: 2 })
  await client.send(first)
  const { ContactFlowModuleVersionSummaryList } = await client.send(new ListContactFlowModuleVersionsCommand(module))
  expect(ContactFlowModuleVersionSummaryList).toMatchObject([{ Version: 2 }])
  await client.send(new DeleteContactFlowModuleAliasCommand(alias))
  const { ContactFlowModuleAliasSummaryList } = await client.send(new ListContactFlowModuleAliasesCommand(module))
  expect(ContactFlowModuleAliasSummaryList).toEqual([])
})
