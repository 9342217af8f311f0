import { placeholderFor } from '@aicc/flow-compiler'
import type { Resource } from '@aicc/flow-dsl/language'

/** A resource by its kind and name: `queue:general-support`. The key of its ARN in templates. */
export function keyOf({ kind, name }: Pick<Resource, 'kind' | 'name'>): string {
  return `${kind}:${name}`
}

/**
 * The content of a flow as a template for `templatefile` of Terraform: `{{queue:support}}` becomes
 * `${arns["queue:support"]}`, and what Terraform would take for one of its sequences is escaped.
 * @param content - Compiled with placeholders.
 * @param references - The resources whose placeholders stand in it. Other text in double braces stays as it is.
 * @see https://developer.hashicorp.com/terraform/language/expressions/strings
 */
export function templateFrom(content: string, references: readonly Resource[]): string {
  const keys = new Map(references.map((resource) => [inJson(placeholderFor(resource)), keyOf(resource)]))
  if (keys.size === 0) return escapeText(content)
  const anyPlaceholder = new RegExp([...keys.keys()].map(escapePattern).join('|'), 'g')
  const parts: string[] = []
  let end = 0
  for (const { 0: placeholder, index } of content.matchAll(anyPlaceholder)) {
    parts.push(escapeText(content.slice(end, index), true), '${arns[', quote(keys.get(placeholder) ?? ''), ']}')
    end = index + placeholder.length
  }
  parts.push(escapeText(content.slice(end)))
  return parts.join('')
}

/**
 * @param beforeReference - Whether `${` of a reference follows: dollars in front of it would escape it, so they are
 * written as a text in a sequence of their own.
 */
function escapeText(text: string, beforeReference = false): string {
  const escaped = normalized(text).replaceAll(/([$%])\{/g, '$1$1{')
  return beforeReference ? escaped.replace(/\$+$/, (dollars) => `\${"${dollars}"}`) : escaped
}

/**
 * Terraform composes letters (Unicode normalization form C), also across the end of a reference; what this would change
 * is written as JSON escapes.
 */
function normalized(text: string): string {
  if (text === text.normalize('NFC') && !/^\p{Mark}/u.test(text)) return text
  return text.replaceAll(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

/** A text as a quoted one in the language of Terraform. */
function quote(text: string): string {
  return JSON.stringify(text).replaceAll(/([$%])\{/g, '$1$1{')
}

/** A text as a pattern that matches it. */
function escapePattern(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&')
}

/** A text as it stands inside a string of JSON. */
function inJson(text: string): string {
  return JSON.stringify(text).slice(1, -1)
}
