import {
  AssociatePhoneNumberContactFlowCommand,
  ClaimPhoneNumberCommand,
  DescribePhoneNumberCommand,
  DisassociatePhoneNumberContactFlowCommand,
  ListContactFlowsCommand,
  ListPhoneNumbersCommand,
  ListPhoneNumbersV2Command,
  ReleasePhoneNumberCommand,
  SearchAvailablePhoneNumbersCommand,
  UpdatePhoneNumberCommand,
  UpdatePhoneNumberMetadataCommand,
} from '@aws-sdk/client-connect'
import { expect, it } from 'vitest'
import { startInstance } from '../../test/start-connect.js'

async function startNumber() {
  const started = await startInstance()
  const { client, instanceArn: TargetArn } = started
  const { AvailableNumbersList: [found] = [] } = await client.send(
    new SearchAvailablePhoneNumbersCommand({
      TargetArn,
      PhoneNumberCountryCode: 'KR',
      PhoneNumberType: 'TOLL_FREE',
      MaxResults: 2,
    }),
  )
  const PhoneNumber = found?.PhoneNumber ?? ''
  const { PhoneNumberId = '' } = await client.send(new ClaimPhoneNumberCommand({ TargetArn, PhoneNumber }))
  return { ...started, PhoneNumber, PhoneNumberId }
}

it('is claimed, described and released', async () => {
  const { client, InstanceId, instanceArn, PhoneNumber, PhoneNumberId } = await startNumber()
  await client.send(new UpdatePhoneNumberMetadataCommand({ PhoneNumberId, PhoneNumberDescription: 'Main' }))
  await client.send(new UpdatePhoneNumberCommand({ PhoneNumberId, TargetArn: instanceArn }))
  const { ClaimedPhoneNumberSummary } = await client.send(new DescribePhoneNumberCommand({ PhoneNumberId }))
  expect(ClaimedPhoneNumberSummary).toMatchObject({
    PhoneNumber,
    PhoneNumberCountryCode: 'KR',
    PhoneNumberType: 'TOLL_FREE',
    PhoneNumberDescription: 'Main',
    PhoneNumberStatus: { Status: 'CLAIMED' },
    TargetArn: instanceArn,
    InstanceId,
  })
  const listed = await client.send(new ListPhoneNumbersCommand({ InstanceId, PhoneNumberCountryCodes: ['KR'] }))
  expect(listed.PhoneNumberSummaryList).toMatchObject([{ Id: PhoneNumberId, PhoneNumber }])
  const others = await client.send(new ListPhoneNumbersCommand({ InstanceId, PhoneNumberTypes: ['DID'] }))
  expect(others.PhoneNumberSummaryList).toEqual([])
  await client.send(new ReleasePhoneNumberCommand({ PhoneNumberId }))
  const left = await client.send(new ListPhoneNumbersV2Command({ TargetArn: instanceArn }))
  expect(left.ListPhoneNumbersSummaryList).toEqual([])
})

it('is nobody else’s: it cannot be claimed twice, and no search finds it', async () => {
  const { client, instanceArn: TargetArn, PhoneNumber } = await startNumber()
  await expect(client.send(new ClaimPhoneNumberCommand({ TargetArn, PhoneNumber }))).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
  })
  const { AvailableNumbersList = [] } = await client.send(
    new SearchAvailablePhoneNumbersCommand({ TargetArn, PhoneNumberCountryCode: 'KR', PhoneNumberType: 'TOLL_FREE' }),
  )
  expect(AvailableNumbersList.map((one) => one.PhoneNumber)).not.toContain(PhoneNumber)
  expect(new Set(AvailableNumbersList.map((one) => one.PhoneNumber)).size).toBe(10)
})

it('begins as it was asked for', async () => {
  const { client, instanceArn: TargetArn } = await startNumber()
  const { AvailableNumbersList: [found] = [] } = await client.send(
    new SearchAvailablePhoneNumbersCommand({
      TargetArn,
      PhoneNumberCountryCode: 'US',
      PhoneNumberType: 'DID',
      PhoneNumberPrefix: '+1206',
    }),
  )
  expect(found?.PhoneNumber).toMatch(/^\+1206\d{7}$/)
})

it('has a flow of its instance', async () => {
  const { client, connect, InstanceId, PhoneNumberId } = await startNumber()
  const { ContactFlowSummaryList: [flow] = [] } = await client.send(new ListContactFlowsCommand({ InstanceId }))
  const ContactFlowId = flow?.Id ?? ''
  await client.send(new AssociatePhoneNumberContactFlowCommand({ InstanceId, PhoneNumberId, ContactFlowId }))
  expect(connect.state.phoneNumbers.get(PhoneNumberId)?.flowId).toBe(ContactFlowId)
  await client.send(new DisassociatePhoneNumberContactFlowCommand({ InstanceId, PhoneNumberId }))
  expect(connect.state.phoneNumbers.get(PhoneNumberId)?.flowId).toBeUndefined()
  await expect(
    client.send(new AssociatePhoneNumberContactFlowCommand({ InstanceId, PhoneNumberId, ContactFlowId: 'none' })),
  ).rejects.toMatchObject({ name: 'ResourceNotFoundException' })
})
