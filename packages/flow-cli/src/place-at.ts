import type { FilePlace } from './file-problem.js'

/** Line and column of an offset in a text, both from 1. */
export function placeAt(text: string, offset: number): FilePlace {
  const lines = text.slice(0, offset).split(/\r\n|[\n\r]/)
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 }
}
