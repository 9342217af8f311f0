/**
 * The straight lines and rectangles of one row, and what is unpleasant about them: lines that cross, lines behind
 * blocks, lines that lead back. Kept up to date while single blocks move.
 *
 * Needs: the place of every block of the row. Leaves: nothing changed but by `move`.
 */
import { branchPortY, entryPortY } from './block-size.js'
import { createBoxes, findMeeting, setBox, type Boxes } from './boxes.js'
import type { LayoutEdge, LayoutNode } from './layout-graph.js'

export interface PictureBlock extends LayoutNode {
  readonly left: number
  readonly top: number
}

/** An edge whose ends are indexes of the row's blocks. */
export type PictureLine = LayoutEdge

/**
 * How bad things are, least for error branches. Of two lines that cross each costs its half. A line straight
 * up or down is not as bad as one that leads back.
 */
const CROSSING = { next: 7, condition: 7, error: 3 }
const COVERED = { next: 8, condition: 8, error: 5 }
const BACKWARD = { next: 60, condition: 60, error: 25 }
const UPRIGHT = 0.7
/** How bad a px of distance is, and how much worse one up or down. */
const LENGTH = 1 / 250
const STEEPNESS = 1.3

const NOWHERE: PictureLine = { source: -1, target: -1, branch: 0, kind: 'error' }
const NOTHING: PictureBlock = { width: 0, height: 0, branchCount: 0, left: 0, top: 0 }

export class RowPicture {
  /** Comparisons made so far: what a budget counts. */
  comparisons = 0

  readonly #blocks: readonly PictureBlock[]
  readonly #lines: readonly PictureLine[]
  readonly #linesOf: readonly (readonly number[])[]
  /** How much each line would rise if its blocks stood side by side and it began in the first branch. */
  readonly #rises: readonly number[]
  readonly #blockBoxes: Boxes
  readonly #lineBoxes: Boxes
  /** Where lines begin and end; the boxes around them do not know which corner is which. */
  readonly #ends: Boxes
  readonly #found: Int32Array

  constructor(blocks: readonly PictureBlock[], lines: readonly PictureLine[]) {
    this.#blocks = blocks
    this.#lines = lines
    const linesOf = blocks.map((): number[] => [])
    lines.forEach(({ source, target }, line) => {
      linesOf[source]?.push(line)
      linesOf[target]?.push(line)
    })
    this.#linesOf = linesOf
    this.#rises = lines.map(({ source, target }) => {
      const { height, branchCount } = blocks[source] ?? NOTHING
      return branchPortY(height, branchCount, 0) - entryPortY((blocks[target] ?? NOTHING).height)
    })
    this.#blockBoxes = createBoxes(blocks.length)
    this.#lineBoxes = createBoxes(lines.length)
    this.#ends = createBoxes(lines.length)
    this.#found = new Int32Array(Math.max(blocks.length, lines.length))
    blocks.forEach(({ left, top, width, height }, block) => {
      setBox(this.#blockBoxes, block, left, top, left + width, top + height)
    })
    lines.forEach((_, line) => this.#draw(line))
  }

  move(block: number, left: number, top: number): void {
    const { width, height } = this.#blocks[block] ?? NOTHING
    setBox(this.#blockBoxes, block, left, top, left + width, top + height)
    for (const line of this.#linesOf[block] ?? []) this.#draw(line)
  }

  /** What is bad about the lines of one block and the lines behind it, or only as much of it as is `enough`. */
  conflicts(block: number, enough = Infinity): number {
    const own = this.#linesOf[block] ?? []
    let sum = 0
    for (const line of own) sum += this.#backward(line)
    for (const line of own) {
      if (sum >= enough) return sum
      const { source, target, kind } = this.#lines[line] ?? NOWHERE
      const lines = this.#findMeeting(this.#lineBoxes, line, this.#lineBoxes)
      for (let index = 0; index < lines; index++) {
        const other = this.#found[index] ?? 0
        if (!this.#cross(line, other)) continue
        const cost = CROSSING[kind] + CROSSING[(this.#lines[other] ?? NOWHERE).kind]
        // Two lines of the same block are compared twice.
        sum += this.#touches(other, block) ? cost / 2 : cost
      }
      const blocks = this.#findMeeting(this.#lineBoxes, line, this.#blockBoxes)
      for (let index = 0; index < blocks; index++) {
        const other = this.#found[index] ?? 0
        if (other !== source && other !== target && this.#covers(other, line)) sum += COVERED[kind]
      }
    }
    const lines = this.#findMeeting(this.#blockBoxes, block, this.#lineBoxes)
    for (let index = 0; index < lines; index++) {
      const line = this.#found[index] ?? 0
      const { kind } = this.#lines[line] ?? NOWHERE
      if (!this.#touches(line, block) && this.#covers(block, line)) sum += COVERED[kind]
    }
    return sum
  }

  /** How far a block is from its neighbours. Blocks side by side are level, though the line between them rises. */
  stretch(block: number): number {
    const { left, top, right, bottom } = this.#ends
    let sum = 0
    for (const line of this.#linesOf[block] ?? []) {
      const width = Math.abs((right[line] ?? 0) - (left[line] ?? 0))
      const height = Math.abs((bottom[line] ?? 0) - (top[line] ?? 0) + (this.#rises[line] ?? 0))
      sum += LENGTH * (width + STEEPNESS * height)
    }
    return sum
  }

  #draw(line: number): void {
    const { source, target, branch } = this.#lines[line] ?? NOWHERE
    const { height, branchCount } = this.#blocks[source] ?? NOTHING
    const { left, top, right } = this.#blockBoxes
    const x1 = right[source] ?? 0
    const y1 = (top[source] ?? 0) + branchPortY(height, branchCount, branch)
    const x2 = left[target] ?? 0
    const y2 = (top[target] ?? 0) + entryPortY((this.#blocks[target] ?? NOTHING).height)
    setBox(this.#ends, line, x1, y1, x2, y2)
    setBox(this.#lineBoxes, line, Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2))
  }

  #findMeeting(boxes: Boxes, index: number, others: Boxes): number {
    this.comparisons += others.left.length
    return findMeeting(boxes, index, others, this.#found)
  }

  #touches(line: number, block: number): boolean {
    const { source, target } = this.#lines[line] ?? NOWHERE
    return source === block || target === block
  }

  #backward(line: number): number {
    const { source, target, kind } = this.#lines[line] ?? NOWHERE
    const from = this.#blockBoxes.left[source] ?? 0
    const to = this.#blockBoxes.left[target] ?? 0
    if (to > from) return 0
    return to < from ? BACKWARD[kind] : UPRIGHT * BACKWARD[kind]
  }

  /** True when two lines cross; the boxes around them overlap. */
  #cross(a: number, b: number): boolean {
    return this.#splits(a, b) && this.#splits(b, a)
  }

  /** True when one line, made endless, has the ends of another strictly on different sides. */
  #splits(line: number, other: number): boolean {
    const { left, top, right, bottom } = this.#ends
    const x = left[line] ?? 0
    const y = top[line] ?? 0
    const width = (right[line] ?? 0) - x
    const height = (bottom[line] ?? 0) - y
    const begin = width * ((top[other] ?? 0) - y) - height * ((left[other] ?? 0) - x)
    const end = width * ((bottom[other] ?? 0) - y) - height * ((right[other] ?? 0) - x)
    return (begin > 0 && end < 0) || (begin < 0 && end > 0)
  }

  /** True when a line runs behind a block; the box around it overlaps the block. */
  #covers(block: number, line: number): boolean {
    const x1 = this.#ends.left[line] ?? 0
    const y1 = this.#ends.top[line] ?? 0
    const width = (this.#ends.right[line] ?? 0) - x1
    const height = (this.#ends.bottom[line] ?? 0) - y1
    if (width === 0) return true
    const enter = Math.max(this.#blockBoxes.left[block] ?? 0, this.#lineBoxes.left[line] ?? 0)
    const leave = Math.min(this.#blockBoxes.right[block] ?? 0, this.#lineBoxes.right[line] ?? 0)
    const from = y1 + (height / width) * (enter - x1)
    const to = y1 + (height / width) * (leave - x1)
    const bottom = this.#blockBoxes.bottom[block] ?? 0
    const top = this.#blockBoxes.top[block] ?? 0
    return Math.min(from, to) < bottom && Math.max(from, to) > top
  }
}
