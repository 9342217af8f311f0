/** Many rectangles in flat arrays, so that it is quick to ask which of them touch another. */
export interface Boxes {
  readonly left: Float64Array
  readonly top: Float64Array
  readonly right: Float64Array
  readonly bottom: Float64Array
}

export function createBoxes(count: number): Boxes {
  return {
    left: new Float64Array(count),
    top: new Float64Array(count),
    right: new Float64Array(count),
    bottom: new Float64Array(count),
  }
}

export function setBox(boxes: Boxes, index: number, left: number, top: number, right: number, bottom: number): void {
  boxes.left[index] = left
  boxes.top[index] = top
  boxes.right[index] = right
  boxes.bottom[index] = bottom
}

/**
 * Write into `found` which of the others overlap one box, a border not being enough, and return how many.
 * Most do not: the layout spends its time in this loop.
 */
export function findMeeting(boxes: Boxes, index: number, others: Boxes, found: Int32Array): number {
  const left = boxes.left[index] ?? 0
  const top = boxes.top[index] ?? 0
  const right = boxes.right[index] ?? 0
  const bottom = boxes.bottom[index] ?? 0
  const total = others.left.length
  let count = 0
  for (let other = 0; other < total; other++) {
    if (
      (others.left[other] ?? 0) < right &&
      (others.right[other] ?? 0) > left &&
      (others.top[other] ?? 0) < bottom &&
      (others.bottom[other] ?? 0) > top
    )
      found[count++] = other
  }
  return count
}
