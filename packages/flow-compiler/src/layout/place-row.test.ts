import { describe, expect, it } from 'vitest'
import { splitParts } from './layout-graph.js'
import { placeRow, settle } from './place-row.js'
import { sketchBlocks } from './sketch-blocks.js'

describe('settle', () => {
  it('grants wishes that leave room', () => {
    const wishes = [
      { top: 0, weight: 1, height: 100 },
      { top: 200, weight: 1, height: 100 },
    ]
    expect(settle(wishes, 50)).toEqual([0, 200])
  })

  it('meets in the middle, by weight', () => {
    const wishes = [
      { top: 0, weight: 3, height: 100 },
      { top: 0, weight: 1, height: 100 },
    ]
    expect(settle(wishes, 20)).toEqual([-30, 90])
  })

  it('moves only the others where one must stay', () => {
    const wishes = [
      { top: 0, weight: 5, height: 100 },
      { top: 0, weight: Infinity, height: 100 },
      { top: -10, weight: 5, height: 100 },
      { top: 500, weight: 5, height: 100 },
    ]
    expect(settle(wishes, 20)).toEqual([-120, 0, 120, 500])
  })

  it('has nothing to say about an empty column', () => {
    expect(settle([], 20)).toEqual([])
  })
})

describe('placeRow', () => {
  it('keeps the main path on one line and the branches around it in order', () => {
    const { blocks, at } = sketchBlocks({ menu: '?a ?b ?c', a: '', b: '>end', c: '', end: '' })
    const tops = blocks.map(() => 0)
    const row = [[at('menu')], [at('a'), at('b'), at('c')], [at('end')]]
    for (const { graph } of splitParts(blocks, 0)) placeRow(graph, row, new Set([0, 2, 4]), 48, tops)
    expect(tops).toEqual([0, -194, 0, 194, 0])
  })

  it('stands a block beside the one that leads to it', () => {
    const { blocks } = sketchBlocks({ menu: '?a ?b', a: '', b: '>c', c: '>d', d: '' })
    const tops = blocks.map(() => 0)
    for (const { graph } of splitParts(blocks, 0)) placeRow(graph, [[0], [1, 2], [3], [4]], new Set([0, 1]), 48, tops)
    expect(tops.slice(2)).toEqual([194, 194, 194])
  })
})
