import type { ParameterValue } from '../graph/flow-graph.js'
import { findReferences, isAttributeReference } from '../language/attribute-reference.js'
import { isResource } from '../values/resource.js'
import { factOf } from './action-definition.js'
import type { FlowFact } from './action-definition.js'

/** Attribute values as the flow language wants them: references as they are, everything else as text. */
export function attributeTexts(values: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const texts: Record<string, unknown> = Object.create(null)
  for (const [name, given] of Object.entries(values)) {
    if (given !== undefined) texts[name] = isAttributeReference(given) ? given : String(given)
  }
  return texts
}

/** The attributes that a map from names to values writes; the whole namespace where a name is made at run time. */
export function factsOfKeys(namespace: string, written: ParameterValue | undefined): readonly FlowFact[] {
  if (typeof written !== 'object' || written === null || Array.isArray(written) || isResource(written)) return []
  return Object.keys(written).map((name) => factOf(findReferences(name).length > 0 ? [namespace] : [namespace, name]))
}
