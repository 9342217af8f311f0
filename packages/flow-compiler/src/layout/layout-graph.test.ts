import { describe, expect, it } from 'vitest'
import { splitParts } from './layout-graph.js'
import { sketchBlocks } from './sketch-blocks.js'

describe('splitParts', () => {
  it('puts the part with the start block first and keeps the order of the others', () => {
    const { blocks, at } = sketchBlocks({ lost: '', greet: '>bye', island: '>shore', bye: '', shore: '' })
    const parts = splitParts(blocks, at('greet'))
    expect(parts.map(({ members }) => members)).toEqual([[1, 3], [0], [2, 4]])
    expect(parts[0]?.graph.root).toBe(0)
  })

  it('leaves out transitions to nowhere and to the same block, and keeps the number of the branch', () => {
    const { blocks } = sketchBlocks({ menu: '?nobody ?menu ?sales !sales', sales: '' })
    const [part] = splitParts(blocks, 0)
    expect(part?.graph.edges).toEqual([
      { source: 0, target: 1, branch: 2, kind: 'condition' },
      { source: 0, target: 1, branch: 3, kind: 'error' },
    ])
    expect(part?.graph.nodes[0]?.branchCount).toBe(4)
  })

  it('begins a part without the start at a block that nothing leads to, or at its first block', () => {
    const { blocks } = sketchBlocks({ end: '', begin: '>end', ping: '>pong', pong: '>ping' })
    expect(splitParts(blocks, -1).map(({ graph }) => graph.root)).toEqual([1, 0])
  })

  it('takes sizes that cannot be calculated with', () => {
    const [part] = splitParts([{ transitions: [], width: NaN, height: -5 }], 0)
    expect(part?.graph.nodes).toEqual([{ width: 1, height: 1, branchCount: 0 }])
  })

  it('has nothing to do without blocks', () => {
    expect(splitParts([], 0)).toEqual([])
  })
})
