import { describe, expect, it } from 'vitest'
import { findFreeTops, RowStacks } from './row-stacks.js'

describe('findFreeTops', () => {
  const taken = [
    { top: 0, bottom: 100 },
    { top: 400, bottom: 500 },
  ]

  it('offers the ends of every free space, and what is nearest to the wishes', () => {
    expect(findFreeTops(taken, 100, 50, [210]).toSorted((a, b) => a - b)).toEqual([-150, 150, 210, 250, 550])
  })

  it('leaves out spaces that are too small', () => {
    expect(findFreeTops(taken, 300, 50, [200]).toSorted((a, b) => a - b)).toEqual([-350, 550])
  })

  it('offers the wishes themselves in an empty column', () => {
    expect(findFreeTops([], 100, 50, [7, 7, 9])).toEqual([7, 9])
  })
})

describe('RowStacks', () => {
  it('knows what stands in a column, before and after a move', () => {
    const node = { width: 200, height: 100, branchCount: 1 }
    const columns = [0, 0, 1]
    const tops = [200, 0, 0]
    const stacks = new RowStacks([node, node, node], [0, 1, 2], columns, tops)
    expect(stacks.takenBeside(2, 0).map(({ top }) => top)).toEqual([0, 200])
    stacks.move(1, 1, 500)
    expect(stacks.takenBeside(2, 0)).toEqual([{ top: 200, bottom: 300 }])
    expect(stacks.takenBeside(2, 1)).toEqual([{ top: 500, bottom: 600 }])
    expect([columns, tops]).toEqual([
      [0, 1, 1],
      [200, 500, 0],
    ])
    expect([stacks.highest, stacks.lowest]).toEqual([0, 600])
  })
})
