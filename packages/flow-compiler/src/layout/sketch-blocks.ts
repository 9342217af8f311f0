/**
 * Blocks for tests, from a few words: `{ menu: '?sales ?support !bye', sales: '>bye', support: '', bye: '' }`.
 * `>` leads to the next action, `?` is a condition, `!` an error branch; a name that is none of the keys leads nowhere.
 */
import { blockSize } from './block-size.js'
import type { LayoutBlock, LayoutTransition, LayoutTransitionKind } from './layout-block.js'

const KINDS = new Map<string | undefined, LayoutTransitionKind>([
  ['>', 'next'],
  ['?', 'condition'],
  ['!', 'error'],
])

export interface Sketch {
  readonly blocks: readonly LayoutBlock[]
  /** The index of a block, -1 if there is none of that name. */
  readonly at: (name: string) => number
  /** What a list has for a block. */
  readonly of: <T>(list: readonly T[], name: string) => T
}

export function sketchBlocks(sketch: Readonly<Record<string, string>>): Sketch {
  const indexes = new Map(Object.keys(sketch).map((name, index) => [name, index]))
  const at = (name: string): number => indexes.get(name) ?? -1
  const blocks = Object.values(sketch).map((branches) => {
    const transitions = branches.split(' ').flatMap((word): LayoutTransition[] => {
      const kind = KINDS.get(word[0])
      return kind === undefined ? [] : [{ target: at(word.slice(1)), kind }]
    })
    return { transitions, ...blockSize(transitions.length) }
  })
  const of = <T>(list: readonly T[], name: string): T => {
    const item = list[at(name)]
    if (item === undefined) throw new Error(`There is nothing for ${name}.`)
    return item
  }
  return { blocks, at, of }
}

/** Blocks one after the other, the errors of all leading to one more block at the end. */
export function sketchChain(length: number): readonly LayoutBlock[] {
  const handler = { transitions: [], ...blockSize(0) }
  const chain = Array.from({ length }, (_, index): LayoutBlock => {
    const next: LayoutTransition[] = index + 1 < length ? [{ target: index + 1, kind: 'next' }] : []
    return { transitions: [...next, { target: length, kind: 'error' }], ...blockSize(next.length + 1) }
  })
  return [...chain, handler]
}
