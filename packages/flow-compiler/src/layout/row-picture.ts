/**
 * The straight lines and rectangles of one row, and what is unpleasant about them: lines that cross, lines behind
 * blocks, lines that lead back. Kept up to date while single blocks move.
 *
 * Needs: a column and a top for every block of the row. Leaves: nothing changed but by `move`.
 */
import { branchPortY, entryPortY } from './block-size.js'
import type { LayoutEdge, LayoutNode } from './layout-graph.js'

export interface PictureBlock extends LayoutNode {
  readonly left: number
  readonly top: number
}

/** An edge whose ends are indexes of the row's blocks. */
export type PictureLine = LayoutEdge

/** One crossing is 10. */
const CROSSING = 10, COVERED = 8, BACKWARD = { next: 60, condition: 60, error: 14 }, UPRIGHT = 0.7
const LENGTH = 1 / 250, STEEPNESS = 1.3

export class RowPicture {
  /** Comparisons made so far: what a budget counts. */
  comparisons = 0

  readonly #lines: readonly PictureLine[]
  readonly #linesOf: readonly (readonly number[])[]
  readonly #blocks: readonly PictureBlock[]
  /** Ends of the lines, and the rectangles around them and of the blocks. */
  readonly #ends: Ends
  /** How much a line from the first branch of the same block rises to a block beside it. */
  readonly #rises: readonly number[]
  readonly #lineBoxes: Boxes
  readonly #blockBoxes: Boxes

  constructor(blocks: readonly PictureBlock[], lines: readonly PictureLine[]) {
    this.#blocks = blocks
    this.#lines = lines
    const linesOf = blocks.map((): number[] => [])
    lines.forEach(({ source, target }, line) => {
      linesOf[source]?.push(line)
      linesOf[target]?.push(line)
    })
    this.#linesOf = linesOf
    this.#ends = { x1: floats(lines.length), y1: floats(lines.length), x2: floats(lines.length), y2: floats(lines.length) }
    this.#rises = lines.map(({ source, target }) => {
      const from = blocks[source], to = blocks[target]
      return from === undefined || to === undefined ? 0 : branchPortY(from.height, from.branchCount, 0) - entryPortY(to.height)
    })
    this.#lineBoxes = createBoxes(lines.length)
    this.#blockBoxes = createBoxes(blocks.length)
    blocks.forEach(({ left, top, width, height }, block) => { setBox(this.#blockBoxes, block, left, top, left + width, top + height) })
    lines.forEach((_, line) => { this.#draw(line) })
  }

  move(block: number, left: number, top: number): void {
    const { width, height } = this.#blocks[block] ?? { width: 0, height: 0 }
    setBox(this.#blockBoxes, block, left, top, left + width, top + height)
    for (const line of this.#linesOf[block] ?? []) this.#draw(line)
  }

  /** What is unpleasant about the lines of one block and about the lines behind it; at least `enough` if it is more. */
  conflicts(block: number, enough = Infinity): number {
    const own = this.#linesOf[block] ?? []
    let sum = 0
    for (const line of own) sum += this.#backward(line)
    for (const line of own) {
      if (sum >= enough) return sum
      const { source, target } = this.#lines[line] ?? { source: -1, target: -1 }
      eachMeeting(this.#lineBoxes, line, this.#lineBoxes, (other) => {
        if (this.#crosses(line, other)) sum += this.#touches(other, block) ? CROSSING / 2 : CROSSING
      })
      eachMeeting(this.#lineBoxes, line, this.#blockBoxes, (other) => {
        if (other !== source && other !== target && this.#covers(other, line)) sum += COVERED
      })
      this.comparisons += this.#lines.length + this.#blocks.length
    }
    eachMeeting(this.#blockBoxes, block, this.#lineBoxes, (line) => {
      if (!this.#touches(line, block) && this.#covers(block, line)) sum += COVERED
    })
    this.comparisons += this.#lines.length
    return sum
  }

  /** How far a block is from its neighbours. Blocks side by side count as level, though lines between them go up a bit. */
  stretch(block: number): number {
    const { x1, y1, x2, y2 } = this.#ends
    let sum = 0
    for (const line of this.#linesOf[block] ?? []) {
      const width = Math.abs((x2[line] ?? 0) - (x1[line] ?? 0))
      const height = Math.abs((y2[line] ?? 0) - (y1[line] ?? 0) + (this.#rises[line] ?? 0))
      sum += LENGTH * (width + STEEPNESS * height)
    }
    return sum
  }

  #draw(line: number): void {
    const edge = this.#lines[line]
    const source = this.#blocks[edge?.source ?? -1], target = this.#blocks[edge?.target ?? -1]
    if (edge === undefined || source === undefined || target === undefined) return
    const { right, left, top } = this.#blockBoxes
    const x1 = right[edge.source] ?? 0, x2 = left[edge.target] ?? 0
    const y1 = (top[edge.source] ?? 0) + branchPortY(source.height, source.branchCount, edge.branch)
    const y2 = (top[edge.target] ?? 0) + entryPortY(target.height)
    this.#ends.x1[line] = x1
    this.#ends.y1[line] = y1
    this.#ends.x2[line] = x2
    this.#ends.y2[line] = y2
    setBox(this.#lineBoxes, line, Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2))
  }

  #touches(line: number, block: number): boolean {
    const edge = this.#lines[line]
    return edge !== undefined && (edge.source === block || edge.target === block)
  }

  #backward(line: number): number {
    const edge = this.#lines[line]
    if (edge === undefined) return 0
    const source = this.#blockBoxes.left[edge.source] ?? 0, target = this.#blockBoxes.left[edge.target] ?? 0
    return target > source ? 0 : target < source ? BACKWARD[edge.kind] : UPRIGHT * BACKWARD[edge.kind]
  }

  #crosses(a: number, b: number): boolean {
    const { x1, y1, x2, y2 } = this.#ends
    const ax = x1[a] ?? 0, ay = y1[a] ?? 0, bx = x2[a] ?? 0, by = y2[a] ?? 0
    const cx = x1[b] ?? 0, cy = y1[b] ?? 0, dx = x2[b] ?? 0, dy = y2[b] ?? 0
    return areSplit(ax, ay, bx, by, cx, cy, dx, dy) && areSplit(cx, cy, dx, dy, ax, ay, bx, by)
  }

  #covers(block: number, line: number): boolean {
    const { left, right, top, bottom } = this.#blockBoxes
    const x1 = this.#ends.x1[line] ?? 0, y1 = this.#ends.y1[line] ?? 0, x2 = this.#ends.x2[line] ?? 0, y2 = this.#ends.y2[line] ?? 0
    if (x1 === x2) return true
    const slope = (y2 - y1) / (x2 - x1)
    const from = y1 + slope * (Math.max(left[block] ?? 0, Math.min(x1, x2)) - x1)
    const to = y1 + slope * (Math.min(right[block] ?? 0, Math.max(x1, x2)) - x1)
    return Math.min(from, to) < (bottom[block] ?? 0) && Math.max(from, to) > (top[block] ?? 0)
  }
}

interface Ends {
  readonly x1: Float64Array
  readonly y1: Float64Array
  readonly x2: Float64Array
  readonly y2: Float64Array
}

interface Boxes {
  readonly left: Float64Array
  readonly top: Float64Array
  readonly right: Float64Array
  readonly bottom: Float64Array
}

function floats(count: number): Float64Array {
  return new Float64Array(count)
}

function createBoxes(count: number): Boxes {
  return { left: floats(count), top: floats(count), right: floats(count), bottom: floats(count) }
}

function setBox(boxes: Boxes, index: number, left: number, top: number, right: number, bottom: number): void {
  boxes.left[index] = left
  boxes.top[index] = top
  boxes.right[index] = right
  boxes.bottom[index] = bottom
}

/** Visit the boxes that share a point with one box. Most do not: this is the loop that takes the time. */
function eachMeeting(boxes: Boxes, index: number, others: Boxes, visit: (other: number) => void): void {
  const left = boxes.left[index] ?? 0, top = boxes.top[index] ?? 0
  const right = boxes.right[index] ?? 0, bottom = boxes.bottom[index] ?? 0
  for (let other = 0; other < others.left.length; other++) {
    if ((others.left[other] ?? 0) < right && (others.right[other] ?? 0) > left &&
      (others.top[other] ?? 0) < bottom && (others.bottom[other] ?? 0) > top) visit(other)
  }
}

/** True when the line through a and b has c and d strictly on different sides. */
function areSplit(
  ax: number, ay: number, bx: number, by: number, cx: number, cy: number, dx: number, dy: number,
): boolean {
  const c = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax)
  const d = (bx - ax) * (dy - ay) - (by - ay) * (dx - ax)
  return (c > 0 && d < 0) || (c < 0 && d > 0)
}
