import { isAttributeReference } from '../language/attribute-reference.js'

/** Attribute values as the flow language wants them: references as they are, everything else as text. */
export function attributeTexts(values: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const texts: Record<string, unknown> = Object.create(null)
  for (const [name, given] of Object.entries(values)) {
    if (given !== undefined) texts[name] = isAttributeReference(given) ? given : String(given)
  }
  return texts
}
