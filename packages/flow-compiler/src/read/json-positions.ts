/** A place in a JSON text. */
export interface JsonPosition {
  /** From 1. Lines end in a line feed, with or without a carriage return before it. */
  readonly line: number
  /** From 1, in UTF-16 code units, as TypeScript and the language server protocol count: a tab is one, an emoji two. */
  readonly column: number
}

/**
 * Finds lines and columns of members in a JSON text without byte order mark, which an engine has parsed before: here it
 * is only looked at, and only as far as a place needs it. A tree of a large file costs more than checking it.
 */
export class JsonPositions {
  readonly #text: string
  #lineStarts: readonly number[] | undefined
  /** Where the members of the objects and lists begin that were looked into, by where those begin. */
  readonly #members = new Map<number, ReadonlyMap<string | number, number>>()

  constructor(text: string) {
    this.#text = text
  }

  /**
   * The place of a member, or of the nearest one above it that exists. Of two members of one name it is that of the last,
   * which is the one that counts.
   */
  find(pointer: readonly (string | number)[]): JsonPosition {
    let offset = afterSpace(this.#text, 0)
    for (const part of pointer) {
      const member = this.#membersAt(offset).get(part)
      if (member === undefined) break
      offset = member
    }
    return this.#positionAt(offset < this.#text.length ? offset : 0)
  }

  #membersAt(offset: number): ReadonlyMap<string | number, number> {
    const known = this.#members.get(offset)
    if (known !== undefined) return known
    const members = membersAt(this.#text, offset)
    this.#members.set(offset, members)
    return members
  }

  #positionAt(offset: number): JsonPosition {
    this.#lineStarts ??= lineStartsOf(this.#text)
    const starts = this.#lineStarts
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      if ((starts[middle] ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 }
  }
}

const quote = 0x22
const comma = 0x2c
const colon = 0x3a
const openList = 0x5b
const backslash = 0x5c
const closeList = 0x5d
const openObject = 0x7b
const closeObject = 0x7d

/** Where the members of the object or list at an index begin; empty for other values. */
function membersAt(text: string, offset: number): ReadonlyMap<string | number, number> {
  const members = new Map<string | number, number>()
  const opened = text.charCodeAt(offset)
  if (opened !== openObject && opened !== openList) return members
  let index = afterSpace(text, offset + 1)
  for (let item = 0; index < text.length; item += 1) {
    if (text.charCodeAt(index) === (opened === openObject ? closeObject : closeList)) break
    let name: string | number = item
    if (opened === openObject) {
      if (text.charCodeAt(index) !== quote) break
      const end = afterText(text, index)
      name = nameFrom(text.slice(index, end))
      index = afterSpace(text, end)
      if (text.charCodeAt(index) !== colon) break
      index = afterSpace(text, index + 1)
    }
    members.set(name, index)
    index = afterSpace(text, afterValue(text, index))
    if (text.charCodeAt(index) !== comma) break
    index = afterSpace(text, index + 1)
  }
  return members
}

function nameFrom(written: string): string {
  if (!written.includes('\\')) return written.slice(1, -1)
  const name: unknown = JSON.parse(written)
  return String(name)
}

/** The index behind the value that begins at one. */
function afterValue(text: string, offset: number): number {
  const first = text.charCodeAt(offset)
  if (first === quote) return afterText(text, offset)
  let index = offset
  for (let depth = 0; index < text.length;) {
    const code = text.charCodeAt(index)
    if (code === quote) {
      index = afterText(text, index)
      continue
    }
    if (code === openObject || code === openList) depth += 1
    else if (code === closeObject || code === closeList) {
      if (depth === 0) return index
      depth -= 1
      if (depth === 0) return index + 1
    } else if (depth === 0 && (code === comma || code <= 0x20)) return index
    index += 1
  }
  return index
}

/** The index behind the text that begins with the quote at one. */
function afterText(text: string, offset: number): number {
  for (let end = text.indexOf('"', offset + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let escapes = 0
    while (text.charCodeAt(end - 1 - escapes) === backslash) escapes += 1
    if (escapes % 2 === 0) return end + 1
  }
  return text.length
}

/** The first index from one on that is no white space. */
function afterSpace(text: string, offset: number): number {
  let index = offset
  while (text.charCodeAt(index) <= 0x20) index += 1
  return index
}

function lineStartsOf(text: string): readonly number[] {
  const starts = [0]
  for (let index = text.indexOf('\n'); index >= 0; index = text.indexOf('\n', index + 1)) starts.push(index + 1)
  return starts
}
