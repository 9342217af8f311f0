import { z } from 'zod'
import type { Resource, Service } from '../connect-state.js'
import { description, id, paging, pagingQuery, tags } from '../members.js'
import { operation } from '../operation.js'
import type { Operation } from '../operation.js'
import { page } from '../page.js'
import { inUse } from '../refusals.js'
import { find, instanceOf, lastModified, newResource, refuseNameOfAnother, summary, tagsOf } from '../resources.js'

const kind = 'security profile'

/** What a security profile restricts, as it was given. */
const restrictions = {
  AllowedAccessControlTags: tags.optional(),
  TagRestrictedResources: z.array(z.string()).optional(),
  HierarchyRestrictedResources: z.array(z.string()).optional(),
  AllowedAccessControlHierarchyGroupId: z.string().optional(),
}
const restrictionsObject = z.object(restrictions)

/** Permissions are not looked at: which there are, no list of the vendor says completely. */
const permissions = z.array(z.string().min(1).max(128)).max(500)

/** A security profile. */
export interface SecurityProfile extends Resource {
  permissions: readonly string[]
  restrictions: z.output<typeof restrictionsObject>
}

const inInstance = { InstanceId: id, SecurityProfileId: id }

export const securityProfileOperations: readonly Operation[] = [
  operation({
    name: 'CreateSecurityProfile',
    route: 'PUT /security-profiles/{InstanceId}',
    members: {
      InstanceId: id,
      SecurityProfileName: z
        .string()
        .min(1)
        .max(127)
        .regex(/^[ a-zA-Z0-9_@-]+$/),
      Description: description,
      Permissions: permissions.optional(),
      Tags: tags.optional(),
      ...restrictions,
    },
    handle({ SecurityProfileName: Name, Permissions = [], ...input }, service) {
      const instance = instanceOf(input, service)
      refuseNameOfAnother(instance.securityProfiles, kind, Name)
      const profile: SecurityProfile = {
        ...newResource({ ...input, Name }, instance, 'security-profile', service),
        permissions: [...new Set(Permissions)],
        restrictions: restrictionsObject.parse(input),
      }
      instance.securityProfiles.set(profile.id, profile)
      return { SecurityProfileId: profile.id, SecurityProfileArn: profile.arn }
    },
  }),
  operation({
    name: 'DescribeSecurityProfile',
    route: 'GET /security-profiles/{InstanceId}/{SecurityProfileId}',
    members: inInstance,
    handle(input, service) {
      const profile = profileOf(input, service)
      return {
        SecurityProfile: {
          Id: profile.id,
          OrganizationResourceId: instanceOf(input, service).id,
          Arn: profile.arn,
          SecurityProfileName: profile.name,
          Description: profile.description,
          ...profile.restrictions,
          Tags: tagsOf(profile),
          ...lastModified(profile, service),
        },
      }
    },
  }),
  operation({
    name: 'UpdateSecurityProfile',
    route: 'POST /security-profiles/{InstanceId}/{SecurityProfileId}',
    members: { ...inInstance, Description: description, Permissions: permissions.optional(), ...restrictions },
    handle(input, service) {
      const profile = profileOf(input, service)
      const { Description = profile.description, Permissions = profile.permissions } = input
      Object.assign(profile, {
        description: Description,
        permissions: [...new Set(Permissions)],
        restrictions: { ...profile.restrictions, ...restrictionsObject.parse(input) },
        modified: service.now(),
      })
    },
  }),
  operation({
    name: 'DeleteSecurityProfile',
    route: 'DELETE /security-profiles/{InstanceId}/{SecurityProfileId}',
    members: inInstance,
    handle(input, service) {
      const { securityProfiles, users } = instanceOf(input, service)
      const profile = profileOf(input, service)
      for (const user of users.values()) {
        if (user.securityProfileIds.includes(profile.id)) throw inUse(kind, profile, `the user "${user.name}"`)
      }
      securityProfiles.delete(profile.id)
    },
  }),
  operation({
    name: 'ListSecurityProfiles',
    route: 'GET /security-profiles-summary/{InstanceId}',
    members: { InstanceId: id, ...paging },
    query: pagingQuery,
    handle(input, service) {
      const items = [...instanceOf(input, service).securityProfiles.values()].map((profile) =>
        summary(profile, service),
      )
      return page(items, input, 'SecurityProfileSummaryList')
    },
  }),
  operation({
    name: 'ListSecurityProfilePermissions',
    route: 'GET /security-profiles-permissions/{InstanceId}/{SecurityProfileId}',
    members: { ...inInstance, ...paging },
    query: pagingQuery,
    handle(input, service) {
      const profile = profileOf(input, service)
      return { ...page(profile.permissions, input, 'Permissions'), ...lastModified(profile, service) }
    },
  }),
]

function profileOf(
  input: { readonly InstanceId: string; readonly SecurityProfileId: string },
  service: Service,
): SecurityProfile {
  return find(instanceOf(input, service).securityProfiles, kind, input.SecurityProfileId)
}
