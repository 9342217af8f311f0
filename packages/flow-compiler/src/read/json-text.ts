import { parseTree } from 'jsonc-parser'
import type { ParseError } from 'jsonc-parser'

/** Whether a value is nested deeper than a bound. Walks with a list of its own, as deep as the value may be. */
export function isNestedDeeper(value: unknown, bound: number): boolean {
  let level: readonly unknown[] = [value]
  for (let depth = 0; depth <= bound; depth += 1) {
    const next: unknown[] = []
    for (const item of level) {
      if (typeof item !== 'object' || item === null) continue
      for (const member of Array.isArray(item) ? item : Object.values(item)) {
        if (typeof member === 'object' && member !== null) next.push(member)
      }
    }
    if (next.length === 0) return false
    level = next
  }
  return true
}

/** Index of the first bracket that is nested deeper than a bound; undefined when none is. Skips texts. */
export function tooDeepAt(text: string, bound: number): number | undefined {
  let depth = 0
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    if (code === 0x22) {
      index += 1
      while (index < text.length && text.charCodeAt(index) !== 0x22) {
        if (text.charCodeAt(index) === 0x5c) index += 1
        index += 1
      }
    } else if (code === 0x7b || code === 0x5b) {
      depth += 1
      if (depth > bound) return index
    } else if (code === 0x7d || code === 0x5d) depth -= 1
  }
  return undefined
}

/** Line and column of an index, both from 1. */
export function positionAt(text: string, offset: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, offset)
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') }
}

/** Where the first syntax error is, for those of which the engine quotes the text around and not the position. */
function firstErrorIn(text: string): number {
  const errors: ParseError[] = []
  try {
    parseTree(text, errors, { disallowComments: true })
  } catch {
    // Broken text can be nested deeper than its brackets say; then the place is not worth more.
  }
  return errors[0]?.offset ?? 0
}

/** The engine's words for a syntax error, and its place. */
export function syntaxProblem(
  text: string,
  error: unknown,
): { readonly message: string; readonly line: number; readonly column: number } {
  const words = error instanceof Error ? error.message : String(error)
  if (text.trim() === '') return { message: 'The file is empty.', line: 1, column: 1 }
  const offset = /at position (\d+)/.exec(words)?.[1]
  const at = positionAt(text, offset === undefined ? firstErrorIn(text) : Number(offset))
  const what = words.replace(/ in JSON at position.*$/s, '').replace(/, .*is not valid JSON$/s, '')
  return { message: `The file is not JSON: ${what}.`, ...at }
}
