import { z } from 'zod'
import type { Instance, Resource, Service } from '../connect-state.js'
import { id, paging, pagingQuery, tags } from '../members.js'
import { operation } from '../operation.js'
import type { Operation } from '../operation.js'
import { page } from '../page.js'
import { InvalidInput } from '../refusals.js'
import { find, instanceOf, lastModified, newResource, refuseNameOfAnother, tagsOf } from '../resources.js'

const kind = 'user'

const identityInfo = z.object({
  FirstName: z.string().max(255).optional(),
  LastName: z.string().max(300).optional(),
  Email: z.string().optional(),
  SecondaryEmail: z.string().optional(),
  Mobile: z.string().optional(),
})

const phoneConfig = z.object({
  PhoneType: z.enum(['SOFT_PHONE', 'DESK_PHONE']).optional(),
  AutoAccept: z.boolean().optional(),
  AfterContactWorkTimeLimit: z.number().int().min(0).optional(),
  DeskPhoneNumber: z.string().optional(),
  PersistentConnection: z.boolean().optional(),
})

const securityProfileIds = z.array(id).min(1).max(10)

/** Somebody who signs in. The password is not kept. */
export interface User extends Resource {
  identity: z.output<typeof identityInfo> | undefined
  phone: z.output<typeof phoneConfig> | undefined
  readonly directoryUserId: string | undefined
  securityProfileIds: readonly string[]
  routingProfileId: string
  hierarchyGroupId: string | undefined
}

const inInstance = { InstanceId: id, UserId: id }

export const userOperations: readonly Operation[] = [
  operation({
    name: 'CreateUser',
    route: 'PUT /users/{InstanceId}',
    members: {
      InstanceId: id,
      Username: z
        .string()
        .min(1)
        .max(100)
        .regex(/^[a-zA-Z0-9_\-.@]+$/),
      Password: z.string().min(8).max(64).regex(/[a-z]/).regex(/[A-Z]/).regex(/[0-9]/).optional(),
      IdentityInfo: identityInfo.optional(),
      PhoneConfig: phoneConfig.optional(),
      DirectoryUserId: z.string().optional(),
      SecurityProfileIds: securityProfileIds,
      RoutingProfileId: id,
      HierarchyGroupId: id.optional(),
      Tags: tags.optional(),
    },
    handle(input, service) {
      const instance = instanceOf(input, service)
      const managed = instance.identityManagement === 'CONNECT_MANAGED'
      // https://docs.aws.amazon.com/connect/latest/APIReference/API_CreateUser.html
      if (managed !== (input.Password !== undefined))
        throw new InvalidInput(
          `An instance whose identities are ${instance.identityManagement} takes ${managed ? 'no user without' : 'no'} Password.`,
        )
      const profiles = knownSecurityProfiles(input.SecurityProfileIds, instance)
      const { id: routingProfileId } = find(instance.routingProfiles, 'routing profile', input.RoutingProfileId)
      const hierarchyGroupId = knownGroup(input.HierarchyGroupId, instance)
      refuseNameOfAnother(instance.users, kind, input.Username)
      const user: User = {
        ...newResource({ Name: input.Username, Tags: input.Tags }, instance, 'agent', service),
        identity: input.IdentityInfo,
        phone: input.PhoneConfig,
        directoryUserId: input.DirectoryUserId,
        securityProfileIds: profiles,
        routingProfileId,
        hierarchyGroupId,
      }
      instance.users.set(user.id, user)
      return { UserId: user.id, UserArn: user.arn }
    },
  }),
  operation({
    name: 'DescribeUser',
    route: 'GET /users/{InstanceId}/{UserId}',
    members: inInstance,
    handle(input, service) {
      const user = userOf(input, service)
      return {
        User: {
          Id: user.id,
          Arn: user.arn,
          Username: user.name,
          IdentityInfo: user.identity,
          PhoneConfig: user.phone,
          DirectoryUserId: user.directoryUserId,
          SecurityProfileIds: user.securityProfileIds,
          RoutingProfileId: user.routingProfileId,
          HierarchyGroupId: user.hierarchyGroupId,
          Tags: tagsOf(user),
          ...lastModified(user, service),
        },
      }
    },
  }),
  operation({
    name: 'DeleteUser',
    route: 'DELETE /users/{InstanceId}/{UserId}',
    members: inInstance,
    handle(input, service) {
      instanceOf(input, service).users.delete(userOf(input, service).id)
    },
  }),
  operation({
    name: 'ListUsers',
    route: 'GET /users-summary/{InstanceId}',
    members: { InstanceId: id, ...paging },
    query: pagingQuery,
    handle(input, service) {
      const items = [...instanceOf(input, service).users.values()].map((user) => ({
        Id: user.id,
        Arn: user.arn,
        Username: user.name,
        ...lastModified(user, service),
      }))
      return page(items, input, 'UserSummaryList')
    },
  }),
  operation({
    name: 'UpdateUserIdentityInfo',
    route: 'POST /users/{InstanceId}/{UserId}/identity-info',
    members: { ...inInstance, IdentityInfo: identityInfo },
    handle(input, service) {
      change(userOf(input, service), { identity: input.IdentityInfo }, service)
    },
  }),
  operation({
    name: 'UpdateUserPhoneConfig',
    route: 'POST /users/{InstanceId}/{UserId}/phone-config',
    members: { ...inInstance, PhoneConfig: phoneConfig },
    handle(input, service) {
      change(userOf(input, service), { phone: input.PhoneConfig }, service)
    },
  }),
  operation({
    name: 'UpdateUserRoutingProfile',
    route: 'POST /users/{InstanceId}/{UserId}/routing-profile',
    members: { ...inInstance, RoutingProfileId: id },
    handle(input, service) {
      const user = userOf(input, service)
      const { routingProfiles } = instanceOf(input, service)
      change(user, { routingProfileId: find(routingProfiles, 'routing profile', input.RoutingProfileId).id }, service)
    },
  }),
  operation({
    name: 'UpdateUserSecurityProfiles',
    route: 'POST /users/{InstanceId}/{UserId}/security-profiles',
    members: { ...inInstance, SecurityProfileIds: securityProfileIds },
    handle(input, service) {
      const user = userOf(input, service)
      const profiles = knownSecurityProfiles(input.SecurityProfileIds, instanceOf(input, service))
      change(user, { securityProfileIds: profiles }, service)
    },
  }),
  operation({
    name: 'UpdateUserHierarchy',
    route: 'POST /users/{InstanceId}/{UserId}/hierarchy',
    members: { ...inInstance, HierarchyGroupId: id.optional() },
    handle(input, service) {
      const user = userOf(input, service)
      change(user, { hierarchyGroupId: knownGroup(input.HierarchyGroupId, instanceOf(input, service)) }, service)
    },
  }),
]

function userOf(input: { readonly InstanceId: string; readonly UserId: string }, service: Service): User {
  return find(instanceOf(input, service).users, kind, input.UserId)
}

function change(user: User, changes: Partial<User>, service: Service): void {
  Object.assign(user, changes, { modified: service.now() })
}

function knownSecurityProfiles(ids: readonly string[], { securityProfiles }: Instance): readonly string[] {
  return ids.map((profile) => find(securityProfiles, 'security profile', profile).id)
}

function knownGroup(group: string | undefined, { hierarchyGroups }: Instance): string | undefined {
  return group === undefined ? undefined : find(hierarchyGroups, 'user hierarchy group', group).id
}
