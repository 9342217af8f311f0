import {
  CreateSecurityProfileCommand,
  CreateUserCommand,
  CreateUserHierarchyGroupCommand,
  DeleteRoutingProfileCommand,
  DeleteSecurityProfileCommand,
  DeleteUserCommand,
  DeleteUserHierarchyGroupCommand,
  DescribeSecurityProfileCommand,
  DescribeUserCommand,
  DescribeUserHierarchyGroupCommand,
  DescribeUserHierarchyStructureCommand,
  ListRoutingProfilesCommand,
  ListSecurityProfilePermissionsCommand,
  ListSecurityProfilesCommand,
  ListUserHierarchyGroupsCommand,
  ListUsersCommand,
  UpdateSecurityProfileCommand,
  UpdateUserHierarchyCommand,
  UpdateUserHierarchyGroupNameCommand,
  UpdateUserHierarchyStructureCommand,
  UpdateUserIdentityInfoCommand,
  UpdateUserPhoneConfigCommand,
  UpdateUserRoutingProfileCommand,
  UpdateUserSecurityProfilesCommand,
} from '@aws-sdk/client-connect'
import { expect, it } from 'vitest'
import { startInstance } from '../../test/start-connect.js'

async function startUser() {
  const started = await startInstance()
  const { client, InstanceId } = started
  const { RoutingProfileSummaryList: [profile] = [] } = await client.send(
    new ListRoutingProfilesCommand({ InstanceId }),
  )
  const RoutingProfileId = profile?.Id ?? ''
  const { SecurityProfileId = '' } = await client.send(
    new CreateSecurityProfileCommand({
      InstanceId,
      SecurityProfileName: 'Leads',
      Permissions: ['BasicAgentAccess'],
      AllowedAccessControlTags: { team: 'one' },
    }),
  )
  const created = await client.send(
    new CreateUserCommand({
      InstanceId,
      Username: 'kim',
      Password: 'Passw0rd!',
      RoutingProfileId,
      SecurityProfileIds: [SecurityProfileId],
      PhoneConfig: { PhoneType: 'SOFT_PHONE' },
    }),
  )
  return { ...started, RoutingProfileId, SecurityProfileId, UserId: created.UserId ?? '' }
}

it('has what was created and changed', async () => {
  const { client, connect, InstanceId, UserId, RoutingProfileId, SecurityProfileId } = await startUser()
  const user = { InstanceId, UserId }
  await client.send(
    new UpdateUserIdentityInfoCommand({ ...user, IdentityInfo: { FirstName: 'Minji', LastName: 'Kim' } }),
  )
  await client.send(
    new UpdateUserPhoneConfigCommand({ ...user, PhoneConfig: { PhoneType: 'SOFT_PHONE', AutoAccept: true } }),
  )
  await client.send(new UpdateUserRoutingProfileCommand({ ...user, RoutingProfileId }))
  await client.send(new UpdateUserSecurityProfilesCommand({ ...user, SecurityProfileIds: [SecurityProfileId] }))
  const { User } = await client.send(new DescribeUserCommand(user))
  expect(User).toMatchObject({
    Username: 'kim',
    IdentityInfo: { FirstName: 'Minji', LastName: 'Kim' },
    PhoneConfig: { PhoneType: 'SOFT_PHONE', AutoAccept: true },
    RoutingProfileId,
    SecurityProfileIds: [SecurityProfileId],
  })
  const { UserSummaryList } = await client.send(new ListUsersCommand({ InstanceId }))
  expect(UserSummaryList).toMatchObject([{ Username: 'kim' }])
  expect(JSON.stringify([...(connect.state.instances.get(InstanceId)?.users.values() ?? [])])).not.toContain('Passw0rd')
})

it('needs a password where Connect manages identities', async () => {
  const { client, InstanceId, RoutingProfileId, SecurityProfileId } = await startUser()
  await expect(
    client.send(
      new CreateUserCommand({
        InstanceId,
        Username: 'lee',
        RoutingProfileId,
        SecurityProfileIds: [SecurityProfileId],
        PhoneConfig: { PhoneType: 'SOFT_PHONE' },
      }),
    ),
  ).rejects.toMatchObject({ name: 'InvalidParameterException' })
})

it('keeps its profiles from being deleted', async () => {
  const { client, InstanceId, UserId, RoutingProfileId, SecurityProfileId } = await startUser()
  const deletions = () => [
    client.send(new DeleteRoutingProfileCommand({ InstanceId, RoutingProfileId })),
    client.send(new DeleteSecurityProfileCommand({ InstanceId, SecurityProfileId })),
  ]
  for (const deletion of deletions()) {
    await expect(deletion).rejects.toMatchObject({
      name: 'ResourceInUseException',
      message: expect.stringContaining('the user "kim"'),
    })
  }
  await client.send(new DeleteUserCommand({ InstanceId, UserId }))
  await Promise.all(deletions())
})

it('has security profiles with permissions', async () => {
  const { client, InstanceId, SecurityProfileId } = await startUser()
  const profile = { InstanceId, SecurityProfileId }
  await client.send(new UpdateSecurityProfileCommand({ ...profile, Permissions: ['Users.View', 'Users.Edit'] }))
  const { Permissions } = await client.send(new ListSecurityProfilePermissionsCommand(profile))
  expect(Permissions).toEqual(['Users.View', 'Users.Edit'])
  const { SecurityProfile } = await client.send(new DescribeSecurityProfileCommand(profile))
  expect(SecurityProfile).toMatchObject({ SecurityProfileName: 'Leads', AllowedAccessControlTags: { team: 'one' } })
  const { SecurityProfileSummaryList = [] } = await client.send(new ListSecurityProfilesCommand({ InstanceId }))
  expect(SecurityProfileSummaryList.map(({ Name }) => Name)).toEqual([
    'Admin',
    'Agent',
    'CallCenterManager',
    'QualityAnalyst',
    'Leads',
  ])
})

it('stands in groups, level by level', async () => {
  const { client, InstanceId, UserId } = await startUser()
  await expect(client.send(new CreateUserHierarchyGroupCommand({ InstanceId, Name: 'Seoul' }))).rejects.toMatchObject({
    name: 'InvalidRequestException',
    message: 'The user hierarchy has no LevelOne.',
  })
  const structure = (...levels: readonly string[]) => {
    const [LevelOne, LevelTwo] = levels.map((Name) => ({ Name }))
    return new UpdateUserHierarchyStructureCommand({
      InstanceId,
      HierarchyStructure: { ...(LevelOne && { LevelOne }), ...(LevelTwo && { LevelTwo }) },
    })
  }
  await client.send(structure('Site', 'Team'))
  const { HierarchyGroupId: site = '' } = await client.send(
    new CreateUserHierarchyGroupCommand({ InstanceId, Name: 'Seoul' }),
  )
  const { HierarchyGroupId: team = '' } = await client.send(
    new CreateUserHierarchyGroupCommand({ InstanceId, Name: 'Support', ParentGroupId: site }),
  )
  await client.send(
    new UpdateUserHierarchyGroupNameCommand({ InstanceId, HierarchyGroupId: team, Name: 'Tier 1 Support' }),
  )
  const { HierarchyStructure } = await client.send(new DescribeUserHierarchyStructureCommand({ InstanceId }))
  const { HierarchyGroup } = await client.send(
    new DescribeUserHierarchyGroupCommand({ InstanceId, HierarchyGroupId: team }),
  )
  expect(HierarchyGroup).toMatchObject({
    Name: 'Tier 1 Support',
    LevelId: HierarchyStructure?.LevelTwo?.Id,
    HierarchyPath: { LevelOne: { Name: 'Seoul' }, LevelTwo: { Name: 'Tier 1 Support' } },
  })
  await client.send(new UpdateUserHierarchyCommand({ InstanceId, UserId, HierarchyGroupId: team }))
  const inUse = { name: 'ResourceInUseException' }
  const deletion = (HierarchyGroupId: string) => new DeleteUserHierarchyGroupCommand({ InstanceId, HierarchyGroupId })
  await expect(client.send(deletion(site))).rejects.toMatchObject(inUse)
  await expect(client.send(deletion(team))).rejects.toMatchObject(inUse)
  await expect(client.send(structure('Site'))).rejects.toMatchObject(inUse)
  await client.send(new UpdateUserHierarchyCommand({ InstanceId, UserId }))
  await client.send(deletion(team))
  await client.send(structure('Place'))
  await client.send(deletion(site))
  await client.send(structure())
  const { UserHierarchyGroupSummaryList } = await client.send(new ListUserHierarchyGroupsCommand({ InstanceId }))
  expect(UserHierarchyGroupSummaryList).toEqual([])
})
