import { z } from 'zod'
import type { Service } from '../connect-state.js'
import { id, paging, pagingQuery } from '../members.js'
import { operation } from '../operation.js'
import type { Operation } from '../operation.js'
import { page } from '../page.js'
import { duplicate, notFound } from '../refusals.js'
import { instanceOf, lastModified } from '../resources.js'

const kind = 'predefined attribute'

const members = {
  Values: z.object({ StringList: z.array(z.string().min(1).max(100)).min(1).max(500) }).optional(),
  Purposes: z.array(z.string().min(1).max(100)).min(1).max(10).optional(),
  AttributeConfiguration: z.object({ EnableValueValidationOnAssociation: z.boolean().optional() }).optional(),
}
const content = z.object(members)

/** A predefined attribute. Has neither id nor ARN, and no tags. */
export interface PredefinedAttribute {
  readonly name: string
  content: z.output<typeof content>
  modified: number
}

const attributeName = z.string().min(1).max(100)
const inInstance = { InstanceId: id, Name: attributeName }

export const predefinedAttributeOperations: readonly Operation[] = [
  operation({
    name: 'CreatePredefinedAttribute',
    route: 'PUT /predefined-attributes/{InstanceId}',
    members: { ...inInstance, ...members },
    handle(input, service) {
      const { predefinedAttributes } = instanceOf(input, service)
      const { Name } = input
      if (predefinedAttributes.has(Name)) throw duplicate(kind, Name)
      predefinedAttributes.set(Name, { name: Name, content: content.parse(input), modified: service.now() })
    },
  }),
  operation({
    name: 'DescribePredefinedAttribute',
    route: 'GET /predefined-attributes/{InstanceId}/{Name}',
    members: inInstance,
    handle(input, service) {
      const attribute = attributeOf(input, service)
      return {
        PredefinedAttribute: { Name: attribute.name, ...attribute.content, ...lastModified(attribute, service) },
      }
    },
  }),
  operation({
    name: 'UpdatePredefinedAttribute',
    route: 'POST /predefined-attributes/{InstanceId}/{Name}',
    members: { ...inInstance, ...members },
    handle(input, service) {
      const attribute = attributeOf(input, service)
      attribute.content = { ...attribute.content, ...content.parse(input) }
      attribute.modified = service.now()
    },
  }),
  operation({
    name: 'DeletePredefinedAttribute',
    route: 'DELETE /predefined-attributes/{InstanceId}/{Name}',
    members: inInstance,
    handle(input, service) {
      instanceOf(input, service).predefinedAttributes.delete(attributeOf(input, service).name)
    },
  }),
  operation({
    name: 'ListPredefinedAttributes',
    route: 'GET /predefined-attributes/{InstanceId}',
    members: { InstanceId: id, ...paging },
    query: pagingQuery,
    handle(input, service) {
      const items = [...instanceOf(input, service).predefinedAttributes.values()].map((attribute) => ({
        Name: attribute.name,
        ...lastModified(attribute, service),
      }))
      return page(items, input, 'PredefinedAttributeSummaryList')
    },
  }),
]

function attributeOf(
  input: { readonly InstanceId: string; readonly Name: string },
  service: Service,
): PredefinedAttribute {
  const attribute = instanceOf(input, service).predefinedAttributes.get(input.Name)
  if (attribute === undefined) throw notFound(kind, input.Name)
  return attribute
}
