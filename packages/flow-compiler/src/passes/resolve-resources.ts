import { isArnOf, isResource } from '@aicc/flow-dsl/language'
import type {
  ActionNode,
  FlowGraph,
  ParameterObject,
  ParameterValue,
  Resource,
  ResourceKind,
} from '@aicc/flow-dsl/language'
import { isParameterObject } from '../analysis/parameter-walk.js'

/**
 * Turns a symbol into the ARN or id of an environment. undefined: the environment has none.
 */
export type ResourceResolver = (resource: Resource) => string | undefined

/** A resource that an environment does not have, or has wrongly, with the action that needs it. */
export interface UnresolvedResource {
  readonly resource: Resource
  /** The ARN of something else that the environment has for it; undefined when it has nothing. */
  readonly wrongArn: string | undefined
  readonly action: number
  readonly pointer: readonly (string | number)[]
}

/** Text that stands for a resource where no environment is given: `{{queue:general-support}}`. */
export function placeholderFor(resource: Pick<Resource, 'kind' | 'name'>): string {
  return `{{${resource.kind}:${resource.name}}}`
}

/** What a text stands for when it is a placeholder for a resource of a kind: the resource's name. */
export function nameInPlaceholder(kind: ResourceKind, text: string): string | undefined {
  const opening = `{{${kind}:`
  return text.startsWith(opening) && text.endsWith('}}') ? text.slice(opening.length, -2) : undefined
}

/**
 * Replace resources by what an environment has for them.
 *
 * Needs: nothing. Leaves: parameters that are plain JSON; resources that the environment lacks or has wrongly as
 * placeholders, and a list of them.
 */
export function resolveResources(
  graph: FlowGraph,
  resolve: ResourceResolver,
): { readonly graph: FlowGraph; readonly unresolved: readonly UnresolvedResource[] } {
  const unresolved: UnresolvedResource[] = []
  const actions = graph.actions.map((node, action): ActionNode => {
    const replace = (value: ParameterValue, pointer: readonly (string | number)[]): ParameterValue => {
      if (isResource(value)) {
        const resolved = resolve(value)
        if (resolved !== undefined && isArnOf(value.kind, resolved)) return resolved
        unresolved.push({ resource: value, wrongArn: resolved, action, pointer })
        return placeholderFor(value)
      }
      if (Array.isArray(value)) {
        const items: readonly ParameterValue[] = value
        return items.map((item, index) => replace(item, [...pointer, index]))
      }
      return isParameterObject(value) ? replaceMembers(value, pointer) : value
    }
    const replaceMembers = (source: ParameterObject, pointer: readonly (string | number)[]): ParameterObject => {
      const result: Record<string, ParameterValue> = Object.create(null)
      for (const [name, member] of Object.entries(source)) {
        if (member !== undefined) result[name] = replace(member, [...pointer, name])
      }
      return result
    }
    return { ...node, parameters: replaceMembers(node.parameters, ['Parameters']) }
  })
  return { graph: { ...graph, actions }, unresolved }
}
