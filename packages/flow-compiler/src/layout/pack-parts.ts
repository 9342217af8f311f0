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

/** How much wider than high the shelves are, if the first part is not wider anyway. */
const ASPECT = 2

export function packParts(
  parts: readonly PartSize[],
  maxWidth: number,
  gap: { readonly x: number; readonly y: number },
): readonly PartOffset[] {
  const area = parts.reduce((sum, { width, height }) => sum + (width + gap.x) * (height + gap.y), 0)
  const shelfWidth = Math.min(maxWidth, Math.max(parts[0]?.width ?? 0, Math.sqrt(ASPECT * area)))
  let x = 0
  let y = 0
  let shelfHeight = 0
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
