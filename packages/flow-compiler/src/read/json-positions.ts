import { parseTree } from 'jsonc-parser'
import type { Node } from 'jsonc-parser'

/** A place in a JSON text. */
export interface JsonPosition {
  readonly line: number
  readonly column: number
}

/**
 * Finds lines and columns of members in a JSON text. The text is parsed into a tree when the first place is asked for:
 * a flow without problems never needs one.
 */
export class JsonPositions {
  readonly #text: string
  #tree: Node | undefined
  #lineStarts: readonly number[] | undefined

  constructor(text: string) {
    this.#text = text
  }

  /** The place of a member, or of the nearest one above it that exists. */
  find(pointer: readonly (string | number)[]): JsonPosition {
    this.#tree ??= parseTree(this.#text)
    let node = this.#tree
    for (const part of pointer) {
      const child = node === undefined ? undefined : childOf(node, part)
      if (child === undefined) break
      node = child
    }
    return this.#positionAt(node?.offset ?? 0)
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

function childOf(node: Node, part: string | number): Node | undefined {
  if (node.type === 'array') return typeof part === 'number' ? node.children?.[part] : undefined
  if (node.type !== 'object') return undefined
  return node.children?.find((property) => property.children?.[0]?.value === part)?.children?.[1]
}

function lineStartsOf(text: string): readonly number[] {
  const starts = [0]
  for (let index = text.indexOf('\n'); index >= 0; index = text.indexOf('\n', index + 1)) starts.push(index + 1)
  return starts
}
