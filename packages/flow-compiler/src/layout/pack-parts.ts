/**
 * Put the parts of a flow into one picture.
 *
 * Needs: the size of each part. Leaves: an offset for each: the first at the top left, the others below it from left to
 * right on shelves, none overlapping.
 */
export interface PartSize {
  readonly width: number
  readonly height: number
}

export interface PartOffset {
  readonly x: number
  readonly y: number
}

export function packParts(parts: readonly PartSize[], shelfWidth: number, gap: { readonly x: number; readonly y: number }): readonly PartOffset[] {
  let x = 0, y = 0, shelfHeight = 0
  return parts.map((part, index) => {
    if (index === 1 || (x > 0 && x + part.width > shelfWidth)) {
      x = 0
      y += shelfHeight + gap.y
      shelfHeight = 0
    }
    const offset = { x, y }
    x += part.width + gap.x
    shelfHeight = Math.max(shelfHeight, part.height)
    return offset
  })
}
