import { describe, expect, it } from 'vitest'
import type { LayoutTransitionKind } from './layout-block.js'
import { RowPicture } from './row-picture.js'

const size = { width: 200, height: 146, branchCount: 1 }
const line = (source: number, target: number, kind: LayoutTransitionKind = 'next') => ({
  source,
  target,
  branch: 0,
  kind,
})

describe('conflicts', () => {
  it('sees lines that cross until they do not', () => {
    const blocks = [
      { ...size, left: 0, top: 0 },
      { ...size, left: 0, top: 300 },
      { ...size, left: 300, top: 0 },
      { ...size, left: 300, top: 300 },
    ]
    const picture = new RowPicture(blocks, [line(0, 3), line(1, 2)])
    expect(picture.conflicts(0)).toBe(14)
    picture.move(3, 300, -300)
    expect([0, 1, 2, 3].map((block) => picture.conflicts(block))).toEqual([0, 0, 0, 0])
  })

  it('counts a crossing of two lines of one block once', () => {
    const blocks = [
      { ...size, branchCount: 2, left: 0, top: 0 },
      { ...size, left: 300, top: 300 },
      { ...size, left: 300, top: 0 },
    ]
    const picture = new RowPicture(blocks, [line(0, 1), { ...line(0, 2), branch: 1 }])
    expect(picture.conflicts(0)).toBe(14)
  })

  it('sees a line behind a block, from the line and from the block', () => {
    const blocks = [0, 300, 600].map((left) => ({ ...size, left, top: 0 }))
    const picture = new RowPicture(blocks, [line(0, 2)])
    expect([0, 1, 2].map((block) => picture.conflicts(block))).toEqual([8, 8, 8])
    picture.move(1, 300, 200)
    expect(picture.conflicts(1)).toBe(0)
  })

  it('minds a line that leads back, least for error branches', () => {
    const blocks = [300, 0].map((left) => ({ ...size, left, top: 0 }))
    expect(new RowPicture(blocks, [line(0, 1)]).conflicts(0)).toBe(60)
    expect(new RowPicture(blocks, [line(0, 1, 'error')]).conflicts(0)).toBe(25)
    expect(new RowPicture(blocks, [line(1, 0)]).conflicts(0)).toBe(0)
  })

  it('does not look further than asked for', () => {
    const blocks = [0, 300, 600].map((left) => ({ ...size, left, top: 0 }))
    const picture = new RowPicture(blocks, [line(0, 2), line(2, 0)])
    expect(picture.conflicts(0, 1)).toBe(60)
    expect(picture.comparisons).toBe(0)
  })
})

describe('stretch', () => {
  it('takes blocks side by side as level', () => {
    const blocks = [0, 300].map((left) => ({ ...size, left, top: 0 }))
    const picture = new RowPicture(blocks, [line(0, 1)])
    expect(picture.stretch(0)).toBe(100 / 250)
    picture.move(1, 300, 100)
    expect(picture.stretch(0)).toBeCloseTo((100 + 1.3 * 100) / 250)
  })
})
