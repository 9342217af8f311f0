import { describe, expect, it } from 'vitest'
import { blockSize, branchPortY, entryPortY } from './block-size.js'

describe('blockSize', () => {
  it('grows with every branch, from one branch on', () => {
    expect([0, 1, 2, 7].map((count) => blockSize(count))).toEqual([
      { width: 200, height: 146 },
      { width: 200, height: 146 },
      { width: 200, height: 182 },
      { width: 200, height: 362 },
    ])
  })

  it('takes any number', () => {
    expect([-3, NaN, Infinity, 1.7].map((count) => blockSize(count).height)).toEqual([146, 146, 146, 146])
  })
})

describe('branchPortY', () => {
  it('counts branches from the top, all inside the block', () => {
    const { height } = blockSize(3)
    expect([0, 1, 2].map((branch) => branchPortY(height, 3, branch))).toEqual([116, 152, 188])
    expect(height).toBe(218)
  })

  it('stays inside blocks of a size of their own', () => {
    expect(branchPortY(40, 5, 0)).toBe(0)
    expect(entryPortY(10)).toBe(10)
  })
})
