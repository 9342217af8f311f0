import { findReferences } from '@aicc/flow-dsl/language'
import type { FoundReference, JsonValue } from '@aicc/flow-dsl/language'

/** A reference, split up once: `$.Attributes['tier']` has the members `Attributes` and `tier`. */
export interface Reference {
  readonly kind: 'reference'
  /** As it is written. */
  readonly path: string
  readonly members: readonly string[]
}

/** Text with references in it. */
export interface MixedText {
  readonly kind: 'mixed'
  readonly parts: readonly (string | Reference)[]
}

/** A parameter's value, read once so that it can be resolved many times. */
export type Template =
  | { readonly kind: 'constant'; readonly value: JsonValue }
  | Reference
  | MixedText
  | { readonly kind: 'list'; readonly items: readonly Template[] }
  | { readonly kind: 'object'; readonly members: readonly (readonly [key: Template, value: Template])[] }

/** Read a parameter's value. */
export function parseTemplate(value: JsonValue): Template {
  if (typeof value === 'string') return parseText(value)
  if (typeof value !== 'object' || value === null) return { kind: 'constant', value }
  if (Array.isArray(value)) {
    const items = (value as readonly JsonValue[]).map(parseTemplate)
    return items.every(isConstant) ? { kind: 'constant', value } : { kind: 'list', items }
  }
  // Keys of attributes may be references, too.
  const members = Object.entries(value).map(([key, member]) => [parseText(key), parseTemplate(member)] as const)
  return members.every(([key, member]) => isConstant(key) && isConstant(member))
    ? { kind: 'constant', value }
    : { kind: 'object', members }
}

function isConstant(template: Template): boolean {
  return template.kind === 'constant'
}

function parseText(text: string): Template {
  const found = findReferences(text).filter(({ members }) => members.length > 0)
  const [first] = found
  if (first === undefined) return { kind: 'constant', value: text }
  if (first.start === 0 && first.end === text.length) return referenceFrom(text, first)
  const parts: (string | Reference)[] = []
  let end = 0
  for (const reference of found) {
    if (reference.start > end) parts.push(text.slice(end, reference.start))
    parts.push(referenceFrom(text, reference))
    end = reference.end
  }
  if (end < text.length) parts.push(text.slice(end))
  return { kind: 'mixed', parts }
}

function referenceFrom(text: string, { start, end, members }: FoundReference): Reference {
  return { kind: 'reference', path: text.slice(start, end), members }
}

/** The references in a template, in order. */
export function referencesIn(template: Template): readonly Reference[] {
  switch (template.kind) {
    case 'constant':
      return []
    case 'reference':
      return [template]
    case 'mixed':
      return template.parts.filter((part) => typeof part !== 'string')
    case 'list':
      return template.items.flatMap(referencesIn)
    case 'object':
      return template.members.flatMap(([key, value]) => [...referencesIn(key), ...referencesIn(value)])
  }
}
