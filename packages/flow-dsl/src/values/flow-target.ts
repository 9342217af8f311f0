import type { BuildableFlow } from '../graph/flow-graph.js'
import type { AttributeReference } from '../language/attribute-reference.js'
import { isAttributeReference } from '../language/attribute-reference.js'
import { isResource, resource } from './resource.js'
import type { Resource } from './resource.js'

/** Another flow: the flow itself, its name, or an attribute that holds its id or ARN. */
export type FlowTarget = BuildableFlow | Resource<'flow'> | AttributeReference

/** What a reference to a flow becomes in parameters. */
export function flowParameter(target: FlowTarget): Resource<'flow'> | AttributeReference {
  return isAttributeReference(target) || isResource(target) ? target : resource('flow', target.name)
}
