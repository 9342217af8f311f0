declare const valueType: unique symbol
const referenceBrand = Symbol.for('@aicc/flow-dsl/attribute-reference')

/**
 * A value that is known only while the contact is handled, written as a JSONPath such as `$.Attributes.tier`.
 *
 * In a template literal it becomes its JSONPath, so `` `Hello ${contact.name}` `` works as a prompt.
 * It is never equal to a literal: to compare it, use `flow.match(...)` or `flow.checkContactAttributes(...)`.
 *
 * `Value` is the type that the attribute has at run time, for instance `string`, `number` or `'gold' | 'silver'`.
 */
export class AttributeReference<Value = string> {
  /** The JSONPath, for instance `$.External.lotteryNumber`. */
  readonly path: string
  /** Type only: the attribute's type at run time. */
  declare readonly [valueType]: Value

  constructor(path: string) {
    this.path = path
  }

  /** Recognises a reference that another copy of this package made. */
  get [referenceBrand](): true {
    return true
  }

  /** The JSONPath, so that a reference can stand in a template literal. */
  toString(): string {
    return this.path
  }

  /** The JSONPath, as the flow language writes a reference. */
  toJSON(): string {
    return this.path
  }
}

/** The type that a reference's attribute has at run time. */
export type ValueOfReference<Reference> = Reference extends AttributeReference<infer Value> ? Value : never

/** Whether a value is an attribute reference, also one made by another copy of this package. */
export function isAttributeReference(value: unknown): value is AttributeReference<unknown> {
  return typeof value === 'object' && value !== null && referenceBrand in value
}

/** One reference found in a text. */
export interface FoundReference {
  /** Index of its `$`. */
  readonly start: number
  /** Index after its last character. */
  readonly end: number
  /** Its members: `$.Attributes['tier']` gives `['Attributes', 'tier']`; empty for a bare `$.`. */
  readonly members: readonly string[]
  /** The letter or digit that follows directly: nothing documents where the service ends the key then. */
  readonly followedBy: string | undefined
}

function isKeyCharacter(code: number): boolean {
  return (
    (code >= 48 && code <= 57) || // 0-9
    (code >= 65 && code <= 90) || // A-Z
    (code >= 97 && code <= 122) || // a-z
    code === 95 || // _
    code === 45 // -
  )
}

const letterOrDigit = /[\p{L}\p{N}]/u

/**
 * Finds closing brackets in a text that is read from left to right. What it found stays known until it is passed: many
 * brackets that nothing closes must not cost a search to the end each.
 */
class Closings {
  readonly #text: string
  // Most texts have no bracket, and there are many texts.
  #known: Map<string, number> | undefined

  constructor(text: string) {
    this.#text = text
  }

  /** Index of the next closing at or behind an index; negative when there is none. */
  find(closing: string, from: number): number {
    this.#known ??= new Map()
    const known = this.#known.get(closing)
    if (known !== undefined && (known < 0 || known >= from)) return known
    const found = this.#text.indexOf(closing, from)
    this.#known.set(closing, found)
    return found
  }
}

/** Read `['key']`, `["key"]`, `[0]` or `` [`$.A`] `` at an index of its `[`; undefined when it is not closed. */
function readBracket(
  text: string,
  start: number,
  closings: Closings,
): { readonly member: string; readonly end: number } | undefined {
  const quote = text[start + 1]
  if (quote === "'" || quote === '"' || quote === '`') {
    const close = closings.find(`${quote}]`, start + 2)
    return close < 0 ? undefined : { member: text.slice(start + 2, close), end: close + 2 }
  }
  let index = start + 1
  while (index < text.length && text.charCodeAt(index) >= 48 && text.charCodeAt(index) <= 57) index += 1
  return index > start + 1 && text[index] === ']' ? { member: text.slice(start + 1, index), end: index + 1 } : undefined
}

/** Read the reference that starts at an index of `$`. */
function readReference(text: string, start: number, closings: Closings): FoundReference {
  const members: string[] = []
  let end = start + 1
  for (;;) {
    const dotted = text[end] === '.'
    const at = dotted ? end + 1 : end
    if (text[at] === '[') {
      const bracket = readBracket(text, at, closings)
      if (bracket === undefined) break
      members.push(bracket.member)
      end = bracket.end
      continue
    }
    if (!dotted) break
    let index = at
    while (index < text.length && isKeyCharacter(text.charCodeAt(index))) index += 1
    // A dot that no key follows ends a sentence, not a reference.
    if (index === at) break
    members.push(text.slice(at, index))
    end = index
  }
  // A letter or digit of ASCII would have been read as part of the key, except behind a bracket.
  const next = text.codePointAt(end)
  const followed =
    members.length > 0 &&
    next !== undefined &&
    (next < 128 ? isKeyCharacter(next) && next !== 45 : letterOrDigit.test(String.fromCodePoint(next)))
  return { start, end, members, followedBy: followed ? String.fromCodePoint(next) : undefined }
}

/**
 * All references in a text, in order. Linear in the text's length.
 *
 * The key characters are letters, digits, `_` and `-` of ASCII; other keys stand in brackets.
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/how-to-reference-attributes.html
 */
export function findReferences(text: string): readonly FoundReference[] {
  const found: FoundReference[] = []
  const closings = new Closings(text)
  let from = text.indexOf('$')
  while (from >= 0) {
    const next = text[from + 1]
    if (next === '.' || (next === '[' && /['"`]/.test(text[from + 2] ?? ''))) {
      const reference = readReference(text, from, closings)
      found.push(reference)
      from = text.indexOf('$', Math.max(reference.end, from + 1))
    } else {
      from = text.indexOf('$', from + 1)
    }
  }
  return found
}

/** The reference that a text is as a whole; undefined when the text is anything else. */
export function wholeReference(text: string): FoundReference | undefined {
  if (text[0] !== '$') return undefined
  const [first] = findReferences(text)
  return first !== undefined && first.start === 0 && first.end === text.length && first.members.length > 0
    ? first
    : undefined
}

/** A JSONPath from its members: keys that need it stand in brackets. */
export function referencePath(members: readonly string[]): string {
  return `$${members
    .map((member) => (/^[A-Za-z0-9_-]+$/.test(member) ? `.${member}` : `['${member.replaceAll("'", '')}']`))
    .join('')}`
}
