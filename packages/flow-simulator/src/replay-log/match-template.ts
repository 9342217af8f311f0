import { isJsonObject } from '@aicc/flow-dsl/language'
import type { JsonValue } from '@aicc/flow-dsl/language'
import { textOf } from '../machine/execution.js'
import { resourceName } from '../machine/resource-name.js'
import type { Reference, Template } from '../program/template.js'

/** What a reference was in the real contact, as an entry shows it. */
export interface ShownValue {
  readonly reference: Reference
  readonly value: JsonValue
}

/** What the simulated contact has to say of references. */
export interface KnownValues {
  readonly resolve: (template: Template) => JsonValue | undefined
  /** Whether a value is one that only the real contact knows. */
  readonly isOpen: (reference: Reference) => boolean
}

/**
 * Compare a parameter with what an entry shows of it. Values that only the real contact knows fit, whatever they are.
 * @returns Those values; undefined where it does not fit.
 */
export function matchTemplate(
  template: Template,
  shown: JsonValue,
  known: KnownValues,
): readonly ShownValue[] | undefined {
  const resolved = known.resolve(template)
  if (isSame(resolved, shown)) return []
  switch (template.kind) {
    case 'constant':
      return undefined
    case 'reference':
      return known.isOpen(template) ? [{ reference: template, value: shown }] : undefined
    case 'mixed':
      return typeof shown === 'object' ? undefined : matchParts(template.parts, textOf(shown), known)
    case 'list': {
      if (!isList(shown) || shown.length !== template.items.length) return undefined
      return all(template.items.map((item, index) => matchTemplate(item, shown[index] ?? null, known)))
    }
    case 'object': {
      if (!isJsonObject(shown)) return undefined
      const members = template.members.map(([key, value]) => {
        const name = textOf(known.resolve(key))
        const there = Object.hasOwn(shown, name) ? (shown[name] as JsonValue) : null
        // A log leaves out what is empty.
        return there === null && textOf(known.resolve(value)) === '' ? [] : matchTemplate(value, there, known)
      })
      return all(members)
    }
  }
}

function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value)
}

function all(matches: readonly (readonly ShownValue[] | undefined)[]): readonly ShownValue[] | undefined {
  const found: ShownValue[] = []
  for (const match of matches) {
    if (match === undefined) return undefined
    found.push(...match)
  }
  return found
}

/**
 * Fit a text into a template: what is fixed has to stand in it in order, what is open takes what is between. The first
 * place where a fixed part fits is taken, the last part has to end the text.
 */
function matchParts(
  parts: readonly (string | Reference)[],
  text: string,
  known: KnownValues,
): readonly ShownValue[] | undefined {
  const found: ShownValue[] = []
  let at = 0
  let open: Reference | undefined
  // Fixed text, and known values beside it, are one part.
  let fixed = ''
  const take = (isLast: boolean): boolean => {
    const start = open === undefined ? at : isLast ? text.length - fixed.length : text.indexOf(fixed, at)
    if (start < at || !text.startsWith(fixed, start)) return false
    if (open !== undefined) found.push({ reference: open, value: text.slice(at, start) })
    at = start + fixed.length
    open = undefined
    fixed = ''
    return true
  }
  for (const part of parts) {
    if (typeof part === 'string') fixed += part
    else if (!known.isOpen(part)) fixed += textOf(known.resolve(part))
    else {
      if ((open !== undefined || fixed !== '') && !take(false)) return undefined
      open = part
    }
  }
  return take(true) && at === text.length ? found : undefined
}

/** Whether two values are the same as far as a log can tell: it has texts for numbers and truth values. */
export function isSame(one: JsonValue | undefined, other: JsonValue | undefined): boolean {
  if (one === undefined || one === null || one === '') return other === undefined || other === null || other === ''
  if (other === undefined || other === null) return false
  if (isList(one))
    return isList(other) && one.length === other.length && one.every((item, index) => isSame(item, other[index]))
  if (isJsonObject(one)) {
    if (!isJsonObject(other)) return false
    const names = new Set([...Object.keys(one), ...Object.keys(other)])
    return [...names].every((name) => isSame(ownMember(one, name), ownMember(other, name)))
  }
  return typeof other !== 'object' && (textOf(one) === textOf(other) || isSameResource(textOf(one), textOf(other)))
}

function ownMember(object: { readonly [name: string]: unknown }, name: string): JsonValue | undefined {
  return Object.hasOwn(object, name) ? (object[name] as JsonValue) : undefined
}

/** Whether two texts can be the name of one resource: a placeholder stands for any, an ARN ends in the id. */
function isSameResource(one: string, other: string): boolean {
  const isPlaceholder = (text: string): boolean => /^\{\{[^{}:]+:[^{}]+\}\}$/.test(text)
  if (isPlaceholder(one) !== isPlaceholder(other)) return true
  return (one.startsWith('arn:') || other.startsWith('arn:')) && resourceName(one) === resourceName(other)
}
