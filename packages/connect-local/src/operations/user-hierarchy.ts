import { z } from 'zod'
import type { Instance, Resource, Service } from '../connect-state.js'
import { id, paging, pagingQuery, tags } from '../members.js'
import { operation } from '../operation.js'
import type { Operation } from '../operation.js'
import { page } from '../page.js'
import { InvalidInput, inUse, invalidRequest } from '../refusals.js'
import { find, instanceOf, lastModified, newResource, refuseNameOfAnother, summary, tagsOf } from '../resources.js'

const kind = 'user hierarchy group'

/** From the top down. */
const levelNames = ['LevelOne', 'LevelTwo', 'LevelThree', 'LevelFour', 'LevelFive'] as const

/** A level of the user hierarchy. */
export interface HierarchyLevel extends Resource {}

/** A group of users. */
export interface HierarchyGroup extends Resource {
  readonly parentId: string | undefined
}

const level = z.object({ Name: z.string().min(1).max(50) }).optional()
const inInstance = { InstanceId: id, HierarchyGroupId: id }
const groupName = z.string().min(1).max(100)

export const userHierarchyOperations: readonly Operation[] = [
  operation({
    name: 'UpdateUserHierarchyStructure',
    route: 'POST /user-hierarchy-structure/{InstanceId}',
    members: {
      InstanceId: id,
      HierarchyStructure: z.object({
        LevelOne: level,
        LevelTwo: level,
        LevelThree: level,
        LevelFour: level,
        LevelFive: level,
      }),
    },
    handle(input, service) {
      const instance = instanceOf(input, service)
      const given = levelNames.map((levelName) => input.HierarchyStructure[levelName]?.Name)
      const count = given.findIndex((Name) => Name === undefined)
      const names = given.filter((Name) => Name !== undefined)
      if (count !== -1 && names.length > count)
        throw new InvalidInput(`${levelNames[count] ?? ''} is needed where a level below it is given.`)
      const removed = instance.hierarchyLevels[names.length]
      for (const group of instance.hierarchyGroups.values()) {
        if (removed !== undefined && pathOf(group, instance).length > names.length)
          throw inUse('user hierarchy level', removed, `the group "${group.name}"`)
      }
      instance.hierarchyLevels = names.map((Name, index) => {
        const old = instance.hierarchyLevels[index]
        if (old === undefined) return newResource({ Name }, instance, 'agent-group-level', service)
        return old.name === Name ? old : { ...old, name: Name, modified: service.now() }
      })
    },
  }),
  operation({
    name: 'DescribeUserHierarchyStructure',
    route: 'GET /user-hierarchy-structure/{InstanceId}',
    members: { InstanceId: id },
    handle(input, service) {
      return { HierarchyStructure: byLevel(instanceOf(input, service).hierarchyLevels, service) }
    },
  }),
  operation({
    name: 'CreateUserHierarchyGroup',
    route: 'PUT /user-hierarchy-groups/{InstanceId}',
    members: { InstanceId: id, Name: groupName, ParentGroupId: id.optional(), Tags: tags.optional() },
    handle(input, service) {
      const instance = instanceOf(input, service)
      const { hierarchyGroups } = instance
      const parent = input.ParentGroupId === undefined ? undefined : find(hierarchyGroups, kind, input.ParentGroupId)
      const depth = parent === undefined ? 0 : pathOf(parent, instance).length
      // Which error this has is not documented.
      if (instance.hierarchyLevels[depth] === undefined)
        throw invalidRequest(`The user hierarchy has no ${levelNames[depth] ?? 'level below the fifth'}.`)
      refuseNameOfAnother(hierarchyGroups, kind, input.Name)
      const group: HierarchyGroup = { ...newResource(input, instance, 'agent-group', service), parentId: parent?.id }
      hierarchyGroups.set(group.id, group)
      return { HierarchyGroupId: group.id, HierarchyGroupArn: group.arn }
    },
  }),
  operation({
    name: 'DescribeUserHierarchyGroup',
    route: 'GET /user-hierarchy-groups/{InstanceId}/{HierarchyGroupId}',
    members: inInstance,
    handle(input, service) {
      const instance = instanceOf(input, service)
      const group = find(instance.hierarchyGroups, kind, input.HierarchyGroupId)
      const path = pathOf(group, instance)
      return {
        HierarchyGroup: {
          Id: group.id,
          Arn: group.arn,
          Name: group.name,
          LevelId: instance.hierarchyLevels[path.length - 1]?.id,
          HierarchyPath: byLevel(path, service),
          Tags: tagsOf(group),
          ...lastModified(group, service),
        },
      }
    },
  }),
  operation({
    name: 'UpdateUserHierarchyGroupName',
    route: 'POST /user-hierarchy-groups/{InstanceId}/{HierarchyGroupId}/name',
    members: { ...inInstance, Name: groupName },
    handle(input, service) {
      const { hierarchyGroups } = instanceOf(input, service)
      const group = find(hierarchyGroups, kind, input.HierarchyGroupId)
      refuseNameOfAnother(hierarchyGroups, kind, input.Name, group)
      Object.assign(group, { name: input.Name, modified: service.now() })
    },
  }),
  operation({
    name: 'DeleteUserHierarchyGroup',
    route: 'DELETE /user-hierarchy-groups/{InstanceId}/{HierarchyGroupId}',
    members: inInstance,
    handle(input, service) {
      const { hierarchyGroups, users } = instanceOf(input, service)
      const group = find(hierarchyGroups, kind, input.HierarchyGroupId)
      for (const { parentId, name } of hierarchyGroups.values()) {
        if (parentId === group.id) throw inUse(kind, group, `the group "${name}"`)
      }
      for (const { hierarchyGroupId, name } of users.values()) {
        if (hierarchyGroupId === group.id) throw inUse(kind, group, `the user "${name}"`)
      }
      hierarchyGroups.delete(group.id)
    },
  }),
  operation({
    name: 'ListUserHierarchyGroups',
    route: 'GET /user-hierarchy-groups-summary/{InstanceId}',
    members: { InstanceId: id, ...paging },
    query: pagingQuery,
    handle(input, service) {
      const items = [...instanceOf(input, service).hierarchyGroups.values()].map((group) => summary(group, service))
      return page(items, input, 'UserHierarchyGroupSummaryList')
    },
  }),
]

/** A group with all above it, from the top down. */
function pathOf(group: HierarchyGroup, { hierarchyGroups }: Instance): readonly HierarchyGroup[] {
  const path = [group]
  for (let parent = group.parentId; parent !== undefined; parent = path[0]?.parentId) {
    path.unshift(find(hierarchyGroups, kind, parent))
  }
  return path
}

function byLevel(resources: readonly Resource[], service: Service): object {
  return Object.fromEntries(resources.map((resource, index) => [levelNames[index], summary(resource, service)]))
}
