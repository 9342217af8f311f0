import { isJsonObject } from '@aicc/flow-dsl/language'

/**
 * The name that the console noted for the resource at a place, beside the id in the action's parameters.
 *
 * Newer exports mirror the parameters, with `displayName` where a resource stands; older ones have members of their own
 * for some blocks. Nothing of it is read by the service, so it may be out of date.
 * @param metadata - What `Metadata.ActionMetadata` has for the action.
 * @param pointer - Members below the action: `['Parameters', 'ContactFlowId']`.
 */
export function consoleNameIn(metadata: unknown, pointer: readonly (string | number)[]): string | undefined {
  if (!isJsonObject(metadata)) return undefined
  let mirrored: unknown = metadata.parameters
  for (const member of pointer.slice(1)) mirrored = memberOf(mirrored, member)
  const older = pointer.at(-1) === 'FlowModuleId' ? [metadata.contactFlowModuleName] : olderFlowNames(metadata)
  return [memberOf(mirrored, 'displayName'), ...older]
    .filter((name) => typeof name === 'string')
    .find((name) => name !== '')
}

/** Blocks that name a flow spell the member with a small or a capital letter. */
function olderFlowNames({ contactFlow, ContactFlow }: { readonly [key: string]: unknown }): readonly unknown[] {
  return [memberOf(contactFlow, 'text'), memberOf(ContactFlow, 'text')]
}

function memberOf(value: unknown, member: string | number): unknown {
  if (Array.isArray(value)) return typeof member === 'number' ? value[member] : undefined
  return isJsonObject(value) && Object.hasOwn(value, member) ? value[member] : undefined
}
