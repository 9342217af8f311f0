/**
 * Numbers by which tests and benchmarks compare layouts, also with layouts that people drew.
 * Not part of the layout itself.
 */
import { branchPortY, entryPortY } from './block-size.js'
import type { LayoutBlock, LayoutPosition } from './layout-block.js'

export interface LayoutMeasure {
  /** Pairs of blocks whose rectangles share an area. */
  readonly overlaps: number
  /** Pairs of transitions whose straight lines cross; lines that meet in a port do not. */
  readonly crossings: number
  /** Transitions to a block further left than their own. A block that leads to itself is not counted. */
  readonly backward: number
  /** Transitions to a block that does not stand fully right of their own. */
  readonly notRightward: number
  /** Pairs of a transition and a third block that its straight line runs through. */
  readonly covered: number
  /** Sum of the lengths of the straight lines, px. */
  readonly length: number
  readonly width: number
  readonly height: number
}

/** A straight line from the branch on the right side of one block to the left side of another. */
export interface LayoutLine {
  readonly source: number
  readonly target: number
  readonly x1: number
  readonly y1: number
  readonly x2: number
  readonly y2: number
}

/** The lines of all transitions that lead from one block to another. */
export function layoutLines(blocks: readonly LayoutBlock[], positions: readonly LayoutPosition[]): LayoutLine[] {
  return blocks.flatMap((block, source) =>
    block.transitions.flatMap(({ target }, branch) => {
      const from = positions[source]
      const to = positions[target]
      const targetBlock = blocks[target]
      if (from === undefined || to === undefined || targetBlock === undefined || target === source) return []
      const y1 = from.y + branchPortY(block.height, block.transitions.length, branch)
      return [{ source, target, x1: from.x + block.width, y1, x2: to.x, y2: to.y + entryPortY(targetBlock.height) }]
    }),
  )
}

export function measureLayout(blocks: readonly LayoutBlock[], positions: readonly LayoutPosition[]): LayoutMeasure {
  const lines = layoutLines(blocks, positions)
  const boxes = blocks.flatMap((block, index) => {
    const { x: left, y: top } = positions[index] ?? { x: NaN, y: NaN }
    return Number.isNaN(left) ? [] : [{ index, left, top, right: left + block.width, bottom: top + block.height }]
  })
  const coverings = lines.flatMap((line) =>
    boxes.filter((box) => box.index !== line.source && box.index !== line.target && runsThrough(line, box)),
  )
  const extent = (starts: readonly number[], ends: readonly number[]): number =>
    boxes.length === 0 ? 0 : Math.max(...ends) - Math.min(...starts)
  return {
    overlaps: countPairs(boxes, (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom),
    crossings: countPairs(lines, linesCross),
    backward: lines.filter(({ source, x2 }) => x2 < (positions[source]?.x ?? 0)).length,
    notRightward: lines.filter(({ x1, x2 }) => x2 < x1).length,
    covered: coverings.length,
    length: Math.round(lines.reduce((sum, { x1, y1, x2, y2 }) => sum + Math.hypot(x2 - x1, y2 - y1), 0)),
    width: extent(
      boxes.map(({ left }) => left),
      boxes.map(({ right }) => right),
    ),
    height: extent(
      boxes.map(({ top }) => top),
      boxes.map(({ bottom }) => bottom),
    ),
  }
}

interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

function countPairs<T>(items: readonly T[], holds: (a: T, b: T) => boolean): number {
  let count = 0
  items.forEach((a, index) => {
    for (const b of items.slice(index + 1)) if (holds(a, b)) count++
  })
  return count
}

/** True when both ends of each line lie strictly on different sides of the other. */
function linesCross(a: LayoutLine, b: LayoutLine): boolean {
  return side(a, b.x1, b.y1) * side(a, b.x2, b.y2) < 0 && side(b, a.x1, a.y1) * side(b, a.x2, a.y2) < 0
}

function side(line: LayoutLine, x: number, y: number): number {
  return Math.sign((line.x2 - line.x1) * (y - line.y1) - (line.y2 - line.y1) * (x - line.x1))
}

/** True when a part of the line lies strictly inside the box (Liang-Barsky clipping). */
function runsThrough(line: LayoutLine, box: Box): boolean {
  const dx = line.x2 - line.x1
  const dy = line.y2 - line.y1
  let enter = 0
  let leave = 1
  for (const [slope, room] of [
    [-dx, line.x1 - box.left],
    [dx, box.right - line.x1],
    [-dy, line.y1 - box.top],
    [dy, box.bottom - line.y1],
  ] as const) {
    if (slope === 0) {
      if (room <= 0) return false
    } else if (slope < 0) {
      enter = Math.max(enter, room / slope)
    } else {
      leave = Math.min(leave, room / slope)
    }
  }
  return enter < leave
}
