import {
  AssociateQueueQuickConnectsCommand,
  AssociateRoutingProfileQueuesCommand,
  CreateHoursOfOperationCommand,
  CreateQueueCommand,
  CreateQuickConnectCommand,
  CreateRoutingProfileCommand,
  DeleteHoursOfOperationCommand,
  DeleteQueueCommand,
  DeleteQuickConnectCommand,
  DeleteRoutingProfileCommand,
  DescribeHoursOfOperationCommand,
  DescribeQueueCommand,
  DescribeQuickConnectCommand,
  DescribeRoutingProfileCommand,
  DisassociateQueueQuickConnectsCommand,
  DisassociateRoutingProfileQueuesCommand,
  ListHoursOfOperationsCommand,
  ListQueueQuickConnectsCommand,
  ListQueuesCommand,
  ListQuickConnectsCommand,
  ListRoutingProfileQueuesCommand,
  ListRoutingProfilesCommand,
  UpdateHoursOfOperationCommand,
  UpdateQueueHoursOfOperationCommand,
  UpdateQueueMaxContactsCommand,
  UpdateQueueNameCommand,
  UpdateQueueOutboundCallerConfigCommand,
  UpdateQueueStatusCommand,
  UpdateQuickConnectConfigCommand,
  UpdateQuickConnectNameCommand,
  UpdateRoutingProfileAgentAvailabilityTimerCommand,
  UpdateRoutingProfileConcurrencyCommand,
  UpdateRoutingProfileDefaultOutboundQueueCommand,
  UpdateRoutingProfileNameCommand,
  UpdateRoutingProfileQueuesCommand,
} from '@aws-sdk/client-connect'
import { expect, it } from 'vitest'
import { startInstance } from '../../test/start-connect.js'

const config = [{ Day: 'MONDAY' as const, StartTime: { Hours: 9, Minutes: 0 }, EndTime: { Hours: 18, Minutes: 0 } }]

async function startQueue() {
  const started = await startInstance()
  const { client, InstanceId } = started
  const { HoursOfOperationId = '' } = await client.send(
    new CreateHoursOfOperationCommand({ InstanceId, Name: 'Weekdays', TimeZone: 'Asia/Seoul', Config: config }),
  )
  const { QueueId = '', QueueArn = '' } = await client.send(
    new CreateQueueCommand({ InstanceId, Name: 'Support', HoursOfOperationId, Tags: { team: 'one' } }),
  )
  return { ...started, HoursOfOperationId, QueueId, QueueArn }
}

it('has what was created and changed', async () => {
  const { client, InstanceId, instanceArn, QueueId, QueueArn, HoursOfOperationId } = await startQueue()
  expect(QueueArn).toBe(`${instanceArn}/queue/${QueueId}`)
  await client.send(new UpdateQueueNameCommand({ InstanceId, QueueId, Name: 'Help', Description: 'First line' }))
  await client.send(new UpdateQueueMaxContactsCommand({ InstanceId, QueueId, MaxContacts: 20 }))
  await client.send(new UpdateQueueStatusCommand({ InstanceId, QueueId, Status: 'DISABLED' }))
  await client.send(
    new UpdateQueueOutboundCallerConfigCommand({
      InstanceId,
      QueueId,
      OutboundCallerConfig: { OutboundCallerIdName: 'Center' },
    }),
  )
  const { Queue } = await client.send(new DescribeQueueCommand({ InstanceId, QueueId: QueueArn }))
  expect(Queue).toMatchObject({
    Name: 'Help',
    Description: 'First line',
    MaxContacts: 20,
    Status: 'DISABLED',
    HoursOfOperationId,
    OutboundCallerConfig: { OutboundCallerIdName: 'Center' },
    Tags: { team: 'one' },
    LastModifiedTime: expect.any(Date),
    LastModifiedRegion: 'ap-northeast-2',
  })
  const { QueueSummaryList = [] } = await client.send(new ListQueuesCommand({ InstanceId, QueueTypes: ['STANDARD'] }))
  expect(QueueSummaryList.map(({ Name }) => Name)).toEqual(['BasicQueue', 'Help'])
  const agents = await client.send(new ListQueuesCommand({ InstanceId, QueueTypes: ['AGENT'] }))
  expect(agents.QueueSummaryList).toEqual([])
})

it('cannot have the name of another queue', async () => {
  const { client, InstanceId, QueueId, HoursOfOperationId } = await startQueue()
  await expect(
    client.send(new CreateQueueCommand({ InstanceId, Name: 'Support', HoursOfOperationId })),
  ).rejects.toMatchObject({ name: 'DuplicateResourceException', $metadata: { httpStatusCode: 409 } })
  await expect(
    client.send(new UpdateQueueNameCommand({ InstanceId, QueueId, Name: 'BasicQueue' })),
  ).rejects.toMatchObject({ name: 'DuplicateResourceException' })
  await client.send(new UpdateQueueNameCommand({ InstanceId, QueueId, Name: 'Support' }))
})

it('needs hours that are there', async () => {
  const { client, InstanceId, QueueId } = await startQueue()
  await expect(
    client.send(new CreateQueueCommand({ InstanceId, Name: 'Other', HoursOfOperationId: 'none' })),
  ).rejects.toMatchObject({ name: 'ResourceNotFoundException', message: 'There is no hours of operation "none".' })
  await expect(
    client.send(new UpdateQueueHoursOfOperationCommand({ InstanceId, QueueId, HoursOfOperationId: 'none' })),
  ).rejects.toMatchObject({ name: 'ResourceNotFoundException' })
})

it('keeps its hours from being deleted', async () => {
  const { client, InstanceId, QueueId, HoursOfOperationId } = await startQueue()
  const hours = { InstanceId, HoursOfOperationId }
  await expect(client.send(new DeleteHoursOfOperationCommand(hours))).rejects.toMatchObject({
    name: 'ResourceInUseException',
    ResourceId: HoursOfOperationId,
  })
  const { HoursOfOperationSummaryList: [basic] = [] } = await client.send(
    new ListHoursOfOperationsCommand({ InstanceId }),
  )
  await client.send(
    new UpdateQueueHoursOfOperationCommand({ InstanceId, QueueId, HoursOfOperationId: basic?.Id ?? '' }),
  )
  await client.send(new DeleteHoursOfOperationCommand(hours))
  await expect(client.send(new DescribeHoursOfOperationCommand(hours))).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
  })
})

it('has hours that can be changed', async () => {
  const { client, InstanceId, HoursOfOperationId } = await startQueue()
  const hours = { InstanceId, HoursOfOperationId }
  await client.send(
    new UpdateHoursOfOperationCommand({ ...hours, TimeZone: 'Europe/Berlin', Description: 'Elsewhere' }),
  )
  const { HoursOfOperation } = await client.send(new DescribeHoursOfOperationCommand(hours))
  expect(HoursOfOperation).toMatchObject({
    Name: 'Weekdays',
    TimeZone: 'Europe/Berlin',
    Description: 'Elsewhere',
    Config: config,
  })
  await expect(
    client.send(new UpdateHoursOfOperationCommand({ ...hours, TimeZone: 'Asia/Nowhere' })),
  ).rejects.toMatchObject({ name: 'InvalidParameterException' })
})

it('stands in routing profiles, which keep it', async () => {
  const { client, InstanceId, QueueId } = await startQueue()
  const { RoutingProfileId = '' } = await client.send(
    new CreateRoutingProfileCommand({
      InstanceId,
      Name: 'Tier 1',
      Description: 'First line',
      DefaultOutboundQueueId: QueueId,
      MediaConcurrencies: [{ Channel: 'VOICE', Concurrency: 1 }],
    }),
  )
  const profile = { InstanceId, RoutingProfileId }
  const voice = { QueueId, Channel: 'VOICE' as const }
  const chat = { QueueId, Channel: 'CHAT' as const }
  const withChat = { ...profile, QueueConfigs: [{ QueueReference: chat, Priority: 2, Delay: 5 }] }
  await expect(client.send(new AssociateRoutingProfileQueuesCommand(withChat))).rejects.toMatchObject({
    name: 'InvalidParameterException',
    message: 'The channel CHAT of a queue has no concurrency.',
  })
  await client.send(
    new UpdateRoutingProfileConcurrencyCommand({
      ...profile,
      MediaConcurrencies: [
        { Channel: 'VOICE', Concurrency: 1 },
        { Channel: 'CHAT', Concurrency: 3 },
      ],
    }),
  )
  await client.send(new AssociateRoutingProfileQueuesCommand(withChat))
  await expect(
    client.send(
      new UpdateRoutingProfileQueuesCommand({
        ...profile,
        QueueConfigs: [{ QueueReference: voice, Priority: 1, Delay: 0 }],
      }),
    ),
  ).rejects.toMatchObject({ name: 'InvalidRequestException' })
  await client.send(
    new UpdateRoutingProfileQueuesCommand({
      ...profile,
      QueueConfigs: [{ QueueReference: chat, Priority: 7, Delay: 0 }],
    }),
  )
  const { RoutingProfileQueueConfigSummaryList: queues } = await client.send(
    new ListRoutingProfileQueuesCommand(profile),
  )
  expect(queues).toMatchObject([{ QueueId, QueueName: 'Support', Channel: 'CHAT', Priority: 7, Delay: 0 }])
  await client.send(new UpdateRoutingProfileNameCommand({ ...profile, Name: 'First' }))
  await client.send(
    new UpdateRoutingProfileAgentAvailabilityTimerCommand({
      ...profile,
      AgentAvailabilityTimer: 'TIME_SINCE_LAST_INBOUND',
    }),
  )
  const { RoutingProfile } = await client.send(new DescribeRoutingProfileCommand(profile))
  expect(RoutingProfile).toMatchObject({
    Name: 'First',
    NumberOfAssociatedQueues: 1,
    NumberOfAssociatedUsers: 0,
    AgentAvailabilityTimer: 'TIME_SINCE_LAST_INBOUND',
  })

  await client.send(new DisassociateRoutingProfileQueuesCommand({ ...profile, QueueReferences: [chat] }))
  const queue = { InstanceId, QueueId }
  await expect(client.send(new DeleteQueueCommand(queue))).rejects.toMatchObject({
    name: 'ResourceInUseException',
    message: expect.stringContaining('the routing profile "First"'),
  })
  const { QueueSummaryList: [basic] = [] } = await client.send(new ListQueuesCommand({ InstanceId }))
  await client.send(
    new UpdateRoutingProfileDefaultOutboundQueueCommand({ ...profile, DefaultOutboundQueueId: basic?.Id ?? '' }),
  )
  await client.send(new DeleteQueueCommand(queue))
  await client.send(new DeleteRoutingProfileCommand(profile))
  const { RoutingProfileSummaryList = [] } = await client.send(new ListRoutingProfilesCommand({ InstanceId }))
  expect(RoutingProfileSummaryList.map(({ Name }) => Name)).toEqual(['Basic Routing Profile'])
})

it('lets agents call one customer at a time only', async () => {
  const { client, InstanceId, QueueId } = await startQueue()
  await expect(
    client.send(
      new CreateRoutingProfileCommand({
        InstanceId,
        Name: 'Two at once',
        Description: 'Two',
        DefaultOutboundQueueId: QueueId,
        MediaConcurrencies: [{ Channel: 'VOICE', Concurrency: 2 }],
      }),
    ),
  ).rejects.toMatchObject({ name: 'InvalidParameterException' })
})

it('has quick connects, until they are deleted', async () => {
  const { client, InstanceId, QueueId } = await startQueue()
  const { QuickConnectId = '' } = await client.send(
    new CreateQuickConnectCommand({
      InstanceId,
      Name: 'Office',
      QuickConnectConfig: { QuickConnectType: 'PHONE_NUMBER', PhoneConfig: { PhoneNumber: '+99912345678' } },
    }),
  )
  const queue = { InstanceId, QueueId }
  const ids = { ...queue, QuickConnectIds: [QuickConnectId] }
  await client.send(new AssociateQueueQuickConnectsCommand(ids))
  const listed = await client.send(new ListQueueQuickConnectsCommand(queue))
  expect(listed.QuickConnectSummaryList).toMatchObject([{ Name: 'Office', QuickConnectType: 'PHONE_NUMBER' }])
  await client.send(new DisassociateQueueQuickConnectsCommand(ids))
  await client.send(new AssociateQueueQuickConnectsCommand(ids))

  const quickConnect = { InstanceId, QuickConnectId }
  await client.send(new UpdateQuickConnectNameCommand({ ...quickConnect, Name: 'Head office' }))
  const { QuickConnect } = await client.send(new DescribeQuickConnectCommand(quickConnect))
  expect(QuickConnect).toMatchObject({ Name: 'Head office' })
  await expect(
    client.send(
      new UpdateQuickConnectConfigCommand({
        ...quickConnect,
        QuickConnectConfig: { QuickConnectType: 'QUEUE', QueueConfig: { QueueId, ContactFlowId: 'none' } },
      }),
    ),
  ).rejects.toMatchObject({ name: 'ResourceNotFoundException' })
  await expect(
    client.send(
      new UpdateQuickConnectConfigCommand({ ...quickConnect, QuickConnectConfig: { QuickConnectType: 'FLOW' } }),
    ),
  ).rejects.toMatchObject({ message: 'A quick connect of the type FLOW needs FlowConfig.' })
  const all = await client.send(new ListQuickConnectsCommand({ InstanceId, QuickConnectTypes: ['USER'] }))
  expect(all.QuickConnectSummaryList).toEqual([])
  await client.send(new DeleteQuickConnectCommand(quickConnect))
  const after = await client.send(new ListQueueQuickConnectsCommand(queue))
  expect(after.QuickConnectSummaryList).toEqual([])
})
