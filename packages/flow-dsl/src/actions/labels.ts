import type { ParameterValue } from '../graph/flow-graph.js'
import { findReferences } from '../language/attribute-reference.js'
import { isResource } from '../values/resource.js'

/** Words of a text for an identifier; a text that had to be cut gets a short hash, so that two long ones differ. */
export function firstWords(text: string): string {
  const plain = namedReferences(text).replace(/\s+/g, ' ').trim()
  const longest = 22
  if (plain.length <= longest) return plain
  const cut = plain.slice(0, longest - 5)
  const atSpace = cut.lastIndexOf(' ')
  return `${(atSpace > 8 ? cut.slice(0, atSpace) : cut).replace(/[\ud800-\udbff]$/, '')} ${shortHash(plain)}`
}

/** A text with the last member of each reference in place of its whole path: `$.External.number` becomes `number`. */
function namedReferences(text: string): string {
  let named = ''
  let from = 0
  for (const { start, end, members } of findReferences(text)) {
    named += text.slice(from, start) + (members.at(-1) ?? '')
    from = end
  }
  return named + text.slice(from)
}

/** Four characters that stand for a text (FNV-1a, base 36). For telling texts apart, not for security. */
export function shortHash(text: string): string {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1) {
    hash ^= text.charCodeAt(index)
    hash = Math.imul(hash, 0x01000193)
  }
  return (hash >>> 0).toString(36).padStart(7, '0').slice(-4)
}

/** A name for a value: a resource's symbol, the last member of a reference, the last part of an ARN. */
export function nameOfValue(value: ParameterValue | undefined): string | undefined {
  if (isResource(value)) return value.name
  if (typeof value !== 'string') return undefined
  if (value.startsWith('$')) return value.split(/[.[\]']/).findLast((part) => part !== '')
  return firstWords(value.split('/').at(-1) ?? value)
}

/** The keys of an object parameter, as one text. */
export function keysOf(value: ParameterValue | undefined): string | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !isResource(value)
    ? firstWords(Object.keys(value).join(' '))
    : undefined
}
