import type { CheckedFlow, Way } from './checked-flow.js'

/** Sets of things, one set for each action: a row of bits each. */
export class BitRows {
  readonly #words: Uint32Array
  readonly wordsInRow: number

  constructor(rows: number, bits: number, filled = false) {
    this.wordsInRow = Math.max(1, Math.ceil(bits / 32))
    this.#words = new Uint32Array(rows * this.wordsInRow)
    if (filled) this.#words.fill(0xffff_ffff)
  }

  has(row: number, bit: number): boolean {
    return ((this.word(row, bit >>> 5) >>> (bit & 31)) & 1) === 1
  }

  add(row: number, bit: number): void {
    this.set(row, bit >>> 5, this.word(row, bit >>> 5) | (1 << (bit & 31)))
  }

  word(row: number, index: number): number {
    return this.#words[row * this.wordsInRow + index] ?? 0
  }

  set(row: number, index: number, word: number): void {
    this.#words[row * this.wordsInRow + index] = word
  }
}

/** What happens to the sets on a way: what is taken out of them, then what is put into them. Rows by their numbers. */
export interface Effect {
  readonly adds: number | undefined
  readonly removes: number | undefined
}

/** A question about all paths from the start to each action. */
export interface PathQuestion {
  /** How many things there are. */
  readonly bits: number
  /** Things that are there at the start. */
  readonly start: readonly number[]
  /** The rows that effects speak of. */
  readonly rows: BitRows
  readonly effectOf: (action: number, way: Way) => Effect
}

/** What is there at the entry of each action. */
export interface PathSets {
  readonly visited: readonly boolean[]
  /** There on every path. */
  readonly always: BitRows
  /** There on some path. */
  readonly sometimes: BitRows
}

/**
 * Which things are there at each action: on all paths, on some path.
 *
 * A forward analysis over pairs of sets. At a join `always` can only lose and `sometimes` can only gain, so each action
 * changes at most twice for each thing, and loops come to rest. Actions are taken up in the order in which a path would
 * come to them, those first whose predecessors are done, so that a flow with few loops is passed through two or three
 * times.
 */
export function solvePaths(flow: CheckedFlow, { bits, start, rows, effectOf }: PathQuestion): PathSets {
  const count = flow.actions.length
  const always = new BitRows(count, bits, true)
  const sometimes = new BitRows(count, bits)
  const visited = flow.actions.map(() => false)
  const first = flow.graph.start
  if (typeof first !== 'number') return { visited, always, sometimes }
  const given = new BitRows(1, bits)
  for (const bit of start) given.add(0, bit)
  for (let word = 0; word < given.wordsInRow; word += 1) {
    always.set(first, word, given.word(0, word))
    sometimes.set(first, word, given.word(0, word))
  }
  visited[first] = true

  /** Carry what is there at an action over one way; true when the target changed. */
  const carry = (action: number, way: Way, target: number): boolean => {
    const { adds, removes } = effectOf(action, way)
    let changed = visited[target] !== true
    visited[target] = true
    for (let word = 0; word < always.wordsInRow; word += 1) {
      const added = adds === undefined ? 0 : rows.word(adds, word)
      const kept = removes === undefined ? 0xffff_ffff : ~rows.word(removes, word)
      const oldAlways = always.word(target, word)
      const oldSometimes = sometimes.word(target, word)
      const newAlways = (oldAlways & ((always.word(action, word) & kept) | added)) >>> 0
      const newSometimes = (oldSometimes | (sometimes.word(action, word) & kept) | added) >>> 0
      if (newAlways === oldAlways && newSometimes === oldSometimes) continue
      changed = true
      always.set(target, word, newAlways)
      sometimes.set(target, word, newSometimes)
    }
    return changed
  }

  const order = topologicalOrder(flow, first)
  const pending = flow.actions.map(() => false)
  pending[first] = true
  for (let more = true; more;) {
    more = false
    for (const index of order) {
      if (pending[index] !== true) continue
      pending[index] = false
      for (const way of flow.actions[index]?.ways ?? []) {
        if (!way.taken || typeof way.target !== 'number' || !carry(index, way, way.target)) continue
        pending[way.target] = true
        more = true
      }
    }
  }
  return { visited, always, sometimes }
}

/** Actions so that each stands behind those that lead to it, loops aside: reversed postorder of a search in depth. */
function topologicalOrder(flow: CheckedFlow, start: number): readonly number[] {
  const order: number[] = []
  const seen = new Set([start])
  const stack: { readonly action: number; next: number }[] = [{ action: start, next: 0 }]
  for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
    const way = flow.actions[top.action]?.ways[top.next]
    top.next += 1
    if (way === undefined) {
      order.push(top.action)
      stack.pop()
    } else if (way.taken && typeof way.target === 'number' && !seen.has(way.target)) {
      seen.add(way.target)
      stack.push({ action: way.target, next: 0 })
    }
  }
  return order.toReversed()
}
