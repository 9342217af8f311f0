/**
 * What stands in the columns of one row, from top to bottom, and where there is room.
 *
 * Needs: columns and tops without overlaps. Leaves: the same, with the blocks that were moved elsewhere.
 */
import type { LayoutNode } from './layout-graph.js'

/** A place that a block takes in a column. */
export interface Taken {
  readonly top: number
  readonly bottom: number
}

export class RowStacks {
  /** How far up and down the blocks of the row reach or have reached. */
  highest = Infinity
  lowest = -Infinity

  readonly #nodes: readonly LayoutNode[]
  readonly #columns: number[]
  readonly #tops: number[]
  readonly #stacks = new Map<number, number[]>()

  /** `columns` and `tops` of all nodes change when a block of the row moves. */
  constructor(nodes: readonly LayoutNode[], members: readonly number[], columns: number[], tops: number[]) {
    this.#nodes = nodes
    this.#columns = columns
    this.#tops = tops
    for (const node of members) this.#push(node)
    for (const stack of this.#stacks.values()) this.#sort(stack)
  }

  /** The blocks of a column, but for one. */
  takenBeside(node: number, column: number): readonly Taken[] {
    const others = (this.#stacks.get(column) ?? []).filter((other) => other !== node)
    return others.map((other) => ({ top: this.#top(other), bottom: this.#bottom(other) }))
  }

  move(node: number, column: number, top: number): void {
    const stack = this.#stacks.get(this.#columns[node] ?? 0) ?? []
    stack.splice(stack.indexOf(node), 1)
    this.#columns[node] = column
    this.#tops[node] = top
    this.#sort(this.#push(node))
  }

  #push(node: number): number[] {
    const column = this.#columns[node] ?? 0
    const stack = this.#stacks.get(column) ?? []
    this.#stacks.set(column, stack)
    stack.push(node)
    this.highest = Math.min(this.highest, this.#top(node))
    this.lowest = Math.max(this.lowest, this.#bottom(node))
    return stack
  }

  #sort(stack: number[]): void {
    stack.sort((a, b) => this.#top(a) - this.#top(b))
  }

  #top(node: number): number {
    return this.#tops[node] ?? 0
  }

  #bottom(node: number): number {
    return this.#top(node) + (this.#nodes[node]?.height ?? 1)
  }
}

/**
 * Tops at which a block of some height keeps the gap to all others, all different: for each free space of a column its
 * ends and whatever in it is nearest to a wish.
 */
export function findFreeTops(
  taken: readonly Taken[],
  height: number,
  gap: number,
  wishes: readonly number[],
): readonly number[] {
  const tops = new Set<number>()
  let first = -Infinity
  for (let index = 0; index <= taken.length; index++) {
    const next = taken[index]
    const last = next === undefined ? Infinity : next.top - gap - height
    if (last >= first) {
      for (const wish of wishes) tops.add(Math.max(first, Math.min(last, wish)))
      if (first > -Infinity) tops.add(first)
      if (last < Infinity) tops.add(last)
    }
    if (next !== undefined) first = next.bottom + gap
  }
  return [...tops]
}
