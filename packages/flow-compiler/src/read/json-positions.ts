import { parseTree } from 'jsonc-parser'
import type { Node } from 'jsonc-parser'

/** A place in a JSON text. */
export interface JsonPosition {
  /** From 1. Lines end in a line feed, with or without a carriage return before it. */
  readonly line: number
  /** From 1, in UTF-16 code units, as TypeScript and the language server protocol count: a tab is one, an emoji two. */
  readonly column: number
}

/**
 * Finds lines and columns of members in a JSON text without byte order mark. The text is parsed into a tree when the first place is asked for:
 * a flow without problems never needs one.
 */
export class JsonPositions {
  readonly #text: string
  #tree: Node | undefined
  #lineStarts: readonly number[] | undefined
  /** Members of the large objects by name: many problems may stand in one of them. */
  readonly #members = new Map<Node, ReadonlyMap<unknown, Node>>()

  constructor(text: string) {
    this.#text = text
  }

  /**
   * The place of a member, or of the nearest one above it that exists. Of two members of one name it is that of the last,
   * which is the one that counts.
   */
  find(pointer: readonly (string | number)[]): JsonPosition {
    this.#tree ??= parseTree(this.#text)
    let node = this.#tree
    for (const part of pointer) {
      const child = node === undefined ? undefined : this.#childOf(node, part)
      if (child === undefined) break
      node = child
    }
    return this.#positionAt(node?.offset ?? 0)
  }

  #childOf(node: Node, part: string | number): Node | undefined {
    const { type, children = [] } = node
    if (type === 'array') return typeof part === 'number' ? children[part] : undefined
    if (type !== 'object') return undefined
    if (children.length <= fewMembers) return children.findLast((property) => nameOf(property) === part)?.children?.[1]
    let members = this.#members.get(node)
    if (members === undefined) {
      const named = children.flatMap((property): readonly (readonly [unknown, Node])[] => {
        const value = property.children?.[1]
        return value === undefined ? [] : [[nameOf(property), value]]
      })
      members = new Map(named)
      this.#members.set(node, members)
    }
    return members.get(part)
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

/** Up to so many members are looked through one by one. */
const fewMembers = 16

function nameOf(property: Node): unknown {
  return property.children?.[0]?.value
}

function lineStartsOf(text: string): readonly number[] {
  const starts = [0]
  for (let index = text.indexOf('\n'); index >= 0; index = text.indexOf('\n', index + 1)) starts.push(index + 1)
  return starts
}
