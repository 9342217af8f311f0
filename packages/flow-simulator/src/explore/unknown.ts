import type { JsonValue } from '@aicc/flow-dsl/language'

/**
 * Values that only the call knows: what a caller types, what a function answers, which number calls. In an exploration
 * they stand in the data as markers in text, so that copying, storing and joining them needs nothing special.
 *
 * Characters of the private use area cannot come from the service's own values.
 */
const opening = '\uE000'
const closing = '\uE001'

/** Member of an object whose other members are unknown; its value names the unknown that they belong to. */
export const openMember = '\uE002'

/** Member of an answer that has outlived a later call of a function. */
export const staleMember = '\uE003'

/**
 * Where an unknown comes from. The first character of its name says it, so that no table is needed:
 * `lambda.3.status` is a member of the third answer.
 */
export type UnknownSource = 'attribute' | 'bot' | 'contact' | 'digits' | 'input' | 'lambda' | 'service'

/** The marker of an unknown. */
export function markerOf(unknown: string): string {
  return `${opening}${unknown}${closing}`
}

/** An object whose members are unknown. */
export function openObject(unknown: string): { readonly [openMember]: string } {
  return { [openMember]: unknown }
}

/** Whether a text has an unknown in it. */
export function hasUnknown(text: string): boolean {
  return text.includes(opening)
}

/** The unknowns in a text, in order. */
export function unknownsIn(text: string): readonly string[] {
  let from = text.indexOf(opening)
  if (from === -1) return none
  const found: string[] = []
  while (from !== -1) {
    const end = text.indexOf(closing, from)
    if (end === -1) break
    found.push(text.slice(from + 1, end))
    from = text.indexOf(opening, end)
  }
  return found
}

const none: readonly string[] = []

/** The unknown that a text is, as a whole; undefined where it is something else or more. */
export function wholeUnknown(text: string): string | undefined {
  return text.startsWith(opening) && text.indexOf(closing) === text.length - 1 ? text.slice(1, -1) : undefined
}

/** A text with each unknown replaced. */
export function replaceUnknowns(text: string, replace: (unknown: string) => string): string {
  let replaced = ''
  let done = 0
  for (let from = text.indexOf(opening); from !== -1; from = text.indexOf(opening, done)) {
    const end = text.indexOf(closing, from)
    if (end === -1) break
    replaced += text.slice(done, from) + replace(text.slice(from + 1, end))
    done = end + 1
  }
  return done === 0 ? text : replaced + text.slice(done)
}

/** Where an unknown comes from. */
export function sourceOf(unknown: string): UnknownSource {
  const source = unknown.slice(0, unknown.indexOf('.'))
  switch (source) {
    case 'attribute':
    case 'bot':
    case 'contact':
    case 'digits':
    case 'input':
    case 'lambda':
      return source
    default:
      return 'service'
  }
}

/** Most digits of what a caller types: `digits.4.8` has eight at most. */
export function longestDigits(unknown: string): number | undefined {
  return sourceOf(unknown) === 'digits' ? Number(unknown.slice(unknown.lastIndexOf('.') + 1)) : undefined
}

/** A condition, and whether it holds. */
export interface Constraint {
  readonly operator: string
  readonly operand: string
  readonly holds: boolean
}

/**
 * What a call has come to know of an unknown. `value`: it is this. `missing`: there is nothing. `some`: it is there, and
 * satisfies conditions; the witness does.
 */
export type Knowledge =
  | { readonly kind: 'value'; readonly value: JsonValue }
  | { readonly kind: 'missing' }
  | { readonly kind: 'some'; readonly constraints: readonly Constraint[]; readonly witness: string }

/** What is known, by unknown. */
export type Known = ReadonlyMap<string, Knowledge>

/** Nothing is there. */
export const missing: Knowledge = { kind: 'missing' }
