import { limits } from './limits.js'

/**
 * Characters that an `Identifier` must not contain. Everything else is allowed, spaces and Unicode too.
 * @see https://docs.aws.amazon.com/connect/latest/devguide/flow-language-actions.html
 */
export const forbiddenIdentifierCharacters = '%:(\\/)=$,;[]{}'

// Control characters are not on the service's list, but they would garble logs and terminals.
// oxlint-disable-next-line no-control-regex
const forbidden = /[%:(\\/)=$,;[\]{}\u0000-\u001f\u007f]/u

/** Words that an `Identifier` must not be. */
export const reservedIdentifiers: ReadonlySet<string> = new Set([
  '__proto__',
  'constructor',
  '__defineGetter__',
  '__defineSetter__',
  'toString',
  'hasOwnProperty',
  'isPrototypeOf',
  'propertyIsEnumerable',
  'toLocaleString',
  'valueOf',
])

/** Why a text cannot be an `Identifier`, as the end of a sentence; undefined when it can. */
export function identifierProblem(identifier: string): string | undefined {
  if (identifier === '') return 'is empty'
  const maximum = limits.identifierCharacters.value
  if (identifier.length > maximum) return `has ${identifier.length} characters, at most ${maximum} are allowed`
  const found = forbidden.exec(identifier)
  if (found !== null) {
    return `contains ${JSON.stringify(found[0])}, and none of ${[...forbiddenIdentifierCharacters].join(' ')} is allowed`
  }
  if (reservedIdentifiers.has(identifier)) return 'is a word that Amazon Connect reserves'
  return undefined
}

/** A text made into one that an `Identifier` may contain: forbidden characters and runs of space become one space. */
export function toIdentifierText(text: string): string {
  // oxlint-disable-next-line no-control-regex
  return text.replace(/[%:(\\/)=$,;[\]{}\s\u0000-\u001f\u007f]+/gu, ' ').trim()
}
