import {
  CreateHoursOfOperationCommand,
  CreateHoursOfOperationOverrideCommand,
  DeleteHoursOfOperationOverrideCommand,
  DescribeHoursOfOperationOverrideCommand,
  ListHoursOfOperationOverridesCommand,
  UpdateHoursOfOperationOverrideCommand,
} from '@aws-sdk/client-connect'
import { expect, it } from 'vitest'
import { startInstance } from '../../test/start-connect.js'

const newYear = { Name: 'New Year', EffectiveFrom: '2027-01-01', EffectiveTill: '2027-01-01', Config: [] }
const halfDay = [{ Day: 'FRIDAY' as const, StartTime: { Hours: 9, Minutes: 0 }, EndTime: { Hours: 13, Minutes: 0 } }]

async function startHours() {
  const { client, InstanceId } = await startInstance()
  const { HoursOfOperationId = '' } = await client.send(
    new CreateHoursOfOperationCommand({ InstanceId, Name: 'Weekdays', TimeZone: 'Asia/Seoul', Config: [] }),
  )
  const hours = { InstanceId, HoursOfOperationId }
  const { HoursOfOperationOverrideId = '' } = await client.send(
    new CreateHoursOfOperationOverrideCommand({ ...hours, ...newYear }),
  )
  return { client, hours, override: { ...hours, HoursOfOperationOverrideId } }
}

it('has what was created and changed', async () => {
  const { client, hours, override } = await startHours()
  const described = await client.send(new DescribeHoursOfOperationOverrideCommand(override))
  expect(described.HoursOfOperationOverride).toMatchObject(newYear)
  await client.send(new UpdateHoursOfOperationOverrideCommand({ ...override, Config: halfDay }))
  const { HoursOfOperationOverrideList } = await client.send(new ListHoursOfOperationOverridesCommand(hours))
  expect(HoursOfOperationOverrideList).toMatchObject([{ ...newYear, Config: halfDay }])
  await client.send(new DeleteHoursOfOperationOverrideCommand(override))
  await expect(client.send(new DescribeHoursOfOperationOverrideCommand(override))).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
  })
})

it('refuses a name twice, and days that go backwards', async () => {
  const { client, hours, override } = await startHours()
  await expect(client.send(new CreateHoursOfOperationOverrideCommand({ ...hours, ...newYear }))).rejects.toMatchObject({
    name: 'DuplicateResourceException',
  })
  await expect(
    client.send(new UpdateHoursOfOperationOverrideCommand({ ...override, EffectiveTill: '2026-12-31' })),
  ).rejects.toMatchObject({ name: 'InvalidParameterException' })
})
