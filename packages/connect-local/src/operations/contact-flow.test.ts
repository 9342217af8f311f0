import {
  AssociateLambdaFunctionCommand,
  CreateContactFlowCommand,
  CreateContactFlowVersionCommand,
  DeleteContactFlowCommand,
  DeleteContactFlowVersionCommand,
  DescribeContactFlowCommand,
  InvalidContactFlowException,
  ListContactFlowVersionsCommand,
  ListContactFlowsCommand,
  ListQueuesCommand,
  UpdateContactFlowContentCommand,
  UpdateContactFlowMetadataCommand,
  UpdateContactFlowNameCommand,
} from '@aws-sdk/client-connect'
import { expect, it } from 'vitest'
import { invoking, queueing, saying, withQueueFlow } from '../../test/contents.js'
import { startInstance } from '../../test/start-connect.js'

async function startFlow(Type: 'CONTACT_FLOW' | 'CAMPAIGN' = 'CONTACT_FLOW') {
  const started = await startInstance()
  const { client, InstanceId } = started
  const content = Type === 'CAMPAIGN' ? campaign : saying('Hello.')
  const { ContactFlowId = '' } = await client.send(
    new CreateContactFlowCommand({ InstanceId, Name: 'Main', Type, Content: content }),
  )
  return { ...started, flow: { InstanceId, ContactFlowId } }
}

const campaign = JSON.stringify({
  Version: '2019-10-30',
  StartAction: 'end',
  Metadata: {},
  Actions: [{ Identifier: 'end', Type: 'EndFlowExecution', Parameters: {}, Transitions: {} }],
})

it('has what was created and changed', async () => {
  const { client, instanceArn, flow } = await startFlow()
  await client.send(new UpdateContactFlowContentCommand({ ...flow, Content: saying('Good morning.') }))
  await client.send(new UpdateContactFlowNameCommand({ ...flow, Name: 'Greeting' }))
  await client.send(
    new UpdateContactFlowMetadataCommand({ ...flow, Description: 'Says hello', ContactFlowState: 'ARCHIVED' }),
  )
  const { ContactFlow } = await client.send(new DescribeContactFlowCommand(flow))
  expect(ContactFlow).toMatchObject({
    Arn: `${instanceArn}/contact-flow/${flow.ContactFlowId}`,
    Name: 'Greeting',
    Description: 'Says hello',
    Type: 'CONTACT_FLOW',
    State: 'ARCHIVED',
    Status: 'PUBLISHED',
    Content: saying('Good morning.'),
  })
  const { ContactFlowSummaryList = [] } = await client.send(
    new ListContactFlowsCommand({ InstanceId: flow.InstanceId, ContactFlowTypes: ['CONTACT_FLOW'] }),
  )
  expect(ContactFlowSummaryList).toMatchObject([{ Name: 'Greeting', ContactFlowStatus: 'PUBLISHED' }])
  await client.send(new DeleteContactFlowCommand(flow))
  await expect(client.send(new DescribeContactFlowCommand(flow))).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
  })
})

async function problemsOf(request: Promise<unknown>): Promise<readonly string[]> {
  const error: unknown = await request.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  expect(error).toBeInstanceOf(InvalidContactFlowException)
  return error instanceof InvalidContactFlowException ? (error.problems ?? []).map(({ message = '' }) => message) : []
}

it('is refused with its problems when it is published, and stays as it was', async () => {
  const { client, flow } = await startFlow()
  const broken = saying('Hello.').replace('MessageParticipant', 'SayHello')
  const problems = await problemsOf(client.send(new UpdateContactFlowContentCommand({ ...flow, Content: broken })))
  expect(problems[0]).toContain('SayHello')
  expect(await problemsOf(client.send(new UpdateContactFlowContentCommand({ ...flow, Content: '{' })))).toHaveLength(1)
  const { ContactFlow } = await client.send(new DescribeContactFlowCommand(flow))
  expect(ContactFlow?.Content).toBe(saying('Hello.'))
})

it('is refused when it refers to what the instance does not have', async () => {
  const { client, flow, instanceArn } = await startFlow()
  const { InstanceId } = flow
  const arn = `${instanceArn}/queue/none`
  const create = (Content: string) =>
    client.send(new CreateContactFlowCommand({ InstanceId, Name: 'Queueing', Type: 'CONTACT_FLOW', Content }))
  expect(await problemsOf(create(queueing(arn)))).toEqual([
    `Invalid Action property value. Path: Actions[0].Parameters.QueueId. The instance has no queue "${arn}".`,
  ])
  const { QueueSummaryList: [queue] = [] } = await client.send(new ListQueuesCommand({ InstanceId }))
  await create(queueing(queue?.Arn ?? ''))
})

it('is refused when it refers to a function that is not associated', async () => {
  const { client, InstanceId } = await startFlow()
  const FunctionArn = 'arn:aws:lambda:ap-northeast-2:111122223333:function:registration'
  const create = () =>
    client.send(
      new CreateContactFlowCommand({
        InstanceId,
        Name: 'Asking',
        Type: 'CONTACT_FLOW',
        Content: invoking(FunctionArn),
      }),
    )
  expect(await problemsOf(create())).toEqual([
    `Invalid Action property value. Path: Actions[0].Parameters.LambdaFunctionARN. The instance has no lambda "${FunctionArn}".`,
  ])
  await client.send(new AssociateLambdaFunctionCommand({ InstanceId, FunctionArn }))
  await create()
})

it('is refused when a reference deep in it leads nowhere', async () => {
  const { client, InstanceId, instanceArn } = await startFlow()
  const { ContactFlowSummaryList: [queueFlow] = [] } = await client.send(
    new ListContactFlowsCommand({ InstanceId, ContactFlowTypes: ['CUSTOMER_QUEUE'] }),
  )
  const create = (arn: string) =>
    client.send(
      new CreateContactFlowCommand({ InstanceId, Name: 'Waiting', Type: 'CONTACT_FLOW', Content: withQueueFlow(arn) }),
    )
  const lost = `${instanceArn}/contact-flow/none`
  expect(await problemsOf(create(lost))).toEqual([
    `Invalid Action property value. Path: Actions[0].Parameters.EventHooks.CustomerQueue. The instance has no flow "${lost}".`,
  ])
  await create(queueFlow?.Arn ?? '')
})

it('may be saved with anything in it', async () => {
  const { client, flow } = await startFlow()
  const { InstanceId } = flow
  const saved = { InstanceId, ContactFlowId: `${flow.ContactFlowId}:$SAVED` }
  await client.send(new UpdateContactFlowContentCommand({ ...saved, Content: 'half' }))
  const { ContactFlow: draft } = await client.send(new DescribeContactFlowCommand(saved))
  expect(draft).toMatchObject({ Status: 'SAVED', Content: 'half' })
  const { ContactFlow: published } = await client.send(new DescribeContactFlowCommand(flow))
  expect(published).toMatchObject({ Status: 'PUBLISHED', Content: saying('Hello.') })
})

it('is not there for contacts before it was published', async () => {
  const { client, InstanceId } = await startFlow()
  const { ContactFlowId = '' } = await client.send(
    new CreateContactFlowCommand({ InstanceId, Name: 'Draft', Type: 'CONTACT_FLOW', Status: 'SAVED', Content: 'half' }),
  )
  await expect(client.send(new DescribeContactFlowCommand({ InstanceId, ContactFlowId }))).rejects.toMatchObject({
    name: 'ContactFlowNotPublishedException',
  })
})

it('cannot have the name of another flow', async () => {
  const { client, flow } = await startFlow()
  const duplicate = { name: 'DuplicateResourceException' }
  await expect(
    client.send(
      new CreateContactFlowCommand({
        InstanceId: flow.InstanceId,
        Name: 'Main',
        Type: 'CONTACT_FLOW',
        Content: saying('Hello.'),
      }),
    ),
  ).rejects.toMatchObject(duplicate)
  await expect(
    client.send(new UpdateContactFlowNameCommand({ ...flow, Name: 'Default agent hold' })),
  ).rejects.toMatchObject(duplicate)
})

it('has versions when it is one of a campaign', async () => {
  const { client, flow } = await startFlow('CAMPAIGN')
  const { ContactFlow } = await client.send(new DescribeContactFlowCommand(flow))
  const version = new CreateContactFlowVersionCommand({
    ...flow,
    FlowContentSha256: ContactFlow?.FlowContentSha256,
  })
  const first = await client.send(version)
  expect(first.Version).toBe(1)
  await client.send(new DeleteContactFlowVersionCommand({ ...flow, ContactFlowVersion: 1 }))
  expect((await client.send(version)).Version).toBe(2)
  await expect(
    client.send(new CreateContactFlowVersionCommand({ ...flow, FlowContentSha256: 'another' })),
  ).rejects.toMatchObject({ name: 'InvalidParameterException' })
  const { ContactFlowVersionSummaryList } = await client.send(new ListContactFlowVersionsCommand(flow))
  expect(ContactFlowVersionSummaryList).toMatchObject([{ Version: 2 }])
  const other = await startFlow()
  await expect(other.client.send(new CreateContactFlowVersionCommand(other.flow))).rejects.toMatchObject({
    name: 'InvalidParameterException',
  })
})
