import { isAttributeReference } from '../language/attribute-reference.js'
import type { AttributeReference } from '../language/attribute-reference.js'

/** What may stand in a text: a literal, or the value that an attribute has when the text is spoken or sent. */
export type TextPart =
  string | number | AttributeReference<string> | AttributeReference<number> | AttributeReference<boolean>

/** Marks SSML. Shared by all copies of this package. */
export const ssmlBrand: unique symbol = Symbol.for('@aicc/flow-dsl/ssml')

/** Speech marked up in SSML, made by {@link ssml}. Voice contacts only. */
export interface Ssml {
  /** The markup, wrapped in `<speak>`. */
  readonly ssml: string
  /** @internal */
  readonly [ssmlBrand]: true
}

/** Whether a value is SSML, also one made by another copy of this package. */
export function isSsml(value: unknown): value is Ssml {
  return typeof value === 'object' && value !== null && ssmlBrand in value
}

function join(strings: readonly string[], values: readonly TextPart[], write: (part: TextPart) => string): string {
  return strings.map((literal, index) => (index === 0 ? literal : write(values[index - 1] ?? '') + literal)).join('')
}

/**
 * A text with attributes in it. A plain template literal does the same; this tag also refuses, at compile time, what
 * is not text (an object, an undefined value).
 *
 * Leave a space behind an attribute that a letter or digit would follow: nothing documents where the service ends the
 * attribute's name then. The checker points at such places.
 * @example
 * ```ts
 * flow.playPrompt(text`전화하신 번호는 ${contact.customerEndpoint.address} 입니다.`)
 * // "Text": "전화하신 번호는 $.CustomerEndpoint.Address 입니다."
 * ```
 */
export function text(strings: TemplateStringsArray, ...values: readonly TextPart[]): string {
  return join(strings, values, String)
}

function escapeXml(literal: string): string {
  return literal.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/**
 * Speech in SSML. Attributes and literal values go in escaped; `<speak>` is added where it is missing.
 * @example
 * ```ts
 * const address = contact.customerEndpoint.address
 * flow.playPrompt(ssml`전화하신 번호는 <say-as interpret-as="telephone">${address}</say-as> 입니다.`)
 * ```
 */
export function ssml(strings: TemplateStringsArray, ...values: readonly TextPart[]): Ssml {
  const body = join(strings, values, (part) =>
    isAttributeReference(part) ? part.path : escapeXml(String(part)),
  ).trim()
  const wrapped = body.startsWith('<speak') ? body : `<speak>${body}</speak>`
  return {
    ssml: wrapped,
    [ssmlBrand]: true,
  }
}
