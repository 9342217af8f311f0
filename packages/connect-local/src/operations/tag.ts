import { z } from 'zod'
import type { Service } from '../connect-state.js'
import { tags } from '../members.js'
import { operation } from '../operation.js'
import type { Operation } from '../operation.js'
import { InvalidInput, notFound } from '../refusals.js'
import { tagsOf } from '../resources.js'

const resourceArn = z.string().regex(/^arn:/)

export const tagOperations: readonly Operation[] = [
  operation({
    name: 'TagResource',
    route: 'POST /tags/{resourceArn}',
    members: { resourceArn, tags },
    handle(input, service) {
      const { tags: own } = taggedOf(input.resourceArn, service)
      const after = new Map([...own, ...Object.entries(input.tags)])
      if (after.size > 50) throw new InvalidInput('A resource has at most 50 tags.')
      for (const [key, value] of after) own.set(key, value)
    },
  }),
  operation({
    name: 'UntagResource',
    route: 'DELETE /tags/{resourceArn}',
    members: { resourceArn, tagKeys: z.array(z.string().min(1).max(128)).min(1).max(50) },
    query: { tagKeys: ['tagKeys'] },
    handle(input, service) {
      const { tags: own } = taggedOf(input.resourceArn, service)
      for (const key of input.tagKeys) own.delete(key)
    },
  }),
  operation({
    name: 'ListTagsForResource',
    route: 'GET /tags/{resourceArn}',
    members: { resourceArn },
    handle(input, service) {
      return { tags: tagsOf(taggedOf(input.resourceArn, service)) }
    },
  }),
]

interface Tagged {
  readonly arn: string
  readonly tags: Map<string, string>
}

function taggedOf(arn: string, { state }: Service): Tagged {
  const instances = [...state.instances.values()]
  const places: readonly ReadonlyMap<string, Tagged>[] = [
    state.instances,
    state.phoneNumbers,
    ...instances.flatMap((instance) => [
      instance.hoursOfOperations,
      instance.queues,
      instance.routingProfiles,
      instance.securityProfiles,
      instance.hierarchyGroups,
      instance.users,
      instance.quickConnects,
      instance.prompts,
      instance.contactFlows,
      instance.contactFlowModules,
      instance.integrationAssociations,
    ]),
  ]
  const id = arn.slice(arn.lastIndexOf('/') + 1)
  for (const place of places) {
    const found = place.get(id)
    if (found?.arn === arn) return found
  }
  throw notFound('resource', arn)
}
