/**
 * Find where in a column a block could stand.
 *
 * Needs: the blocks of the column from top to bottom, without overlaps. Leaves: tops, all different, that keep the gap
 * to every one of them: for each free space its ends and whatever is nearest to a wish.
 */
export interface Taken {
  readonly top: number
  readonly bottom: number
}

export function findFreeTops(column: readonly Taken[], height: number, gap: number, wishes: readonly number[]): readonly number[] {
  const tops = new Set<number>()
  let first = -Infinity
  for (let index = 0; index <= column.length; index++) {
    const next = column[index]
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
