import type { BuildableFlow } from '../graph/flow-graph.js'
import type { AttributeReference } from '../language/attribute-reference.js'
import { isAttributeReference } from '../language/attribute-reference.js'
import type { FlowType } from '../language/flow-type.js'
import { isResource, resource } from './resource.js'
import type { Resource } from './resource.js'

/** A flow of a certain type, made by an entry function such as `customerQueueFlow(...)`. */
export interface FlowOf<Type extends FlowType> extends BuildableFlow {
  readonly flowType: Type
}

/** Another flow: the flow itself, `flowNamed(...)`, or an attribute that holds its id or ARN. */
export type FlowTarget<Type extends FlowType = FlowType> = FlowOf<Type> | Resource<'flow'> | AttributeReference

/** Where a resource keeps the flow that it was made of. Shared by all copies of this package. */
export const importedFlow: unique symbol = Symbol.for('@aicc/flow-dsl/imported-flow')

/** What a reference to a flow becomes in parameters. */
export function flowParameter(target: FlowTarget): Resource<'flow'> | AttributeReference {
  if (isAttributeReference(target) || isResource(target)) return target
  // Not enumerable: whoever compares or prints parameters sees the name, as of `flowNamed`.
  return Object.defineProperty(resource('flow', target.name), importedFlow, { value: target })
}
