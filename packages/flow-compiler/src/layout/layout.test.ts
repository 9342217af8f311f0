import { describe, expect, it } from 'vitest'
import { blockSize, layoutBlocks, type LayoutBlock } from './layout.js'
import { measureLayout } from './measure-layout.js'
import { sketchBlocks, sketchChain } from './sketch-blocks.js'

function layoutSketch(sketch: Readonly<Record<string, string>>) {
  const { blocks, of } = sketchBlocks(sketch)
  const { positions, entry } = layoutBlocks(blocks, 0)
  return { blocks, positions, entry, place: (name: string) => of(positions, name) }
}

describe('a simple flow', () => {
  const { blocks, positions, entry, place } = layoutSketch({
    greet: '>menu !sorry',
    menu: '?sales ?support !sorry !sorry',
    sales: '>transfer !sorry',
    support: '>transfer !sorry',
    transfer: '>bye !sorry',
    bye: '',
    sorry: '>hangup',
    hangup: '',
  })

  it('stands the main path on one line, from left to right', () => {
    const path = ['greet', 'menu', 'sales', 'transfer', 'bye'].map(place)
    expect(path.map(({ y }) => y)).toEqual(path.map(() => path[0]?.y))
    expect(path.map(({ x }) => x)).toEqual([150, 450, 750, 1050, 1350])
  })

  it('stands the entry point left of the start', () => {
    expect(entry).toEqual({ x: 0, y: place('greet').y })
  })

  it('stands other branches beside it, and shared error handling below', () => {
    expect(place('support')).toEqual({ x: place('sales').x, y: place('sales').y + blockSize(2).height + 48 })
    expect(place('sorry').y).toBeGreaterThan(place('support').y)
    expect(place('hangup').y).toBe(place('sorry').y)
    expect(place('hangup').x).toBe(place('sorry').x + 300)
    expect(place('sorry').x).toBeLessThanOrEqual(place('bye').x)
  })

  it('leads back only where the last block fails', () => {
    expect(measureLayout(blocks, positions)).toMatchObject({ overlaps: 0, backward: 0, notRightward: 1 })
  })
})

describe('a menu', () => {
  it('keeps its branches in order, and the one that leads furthest level with it', () => {
    const { place } = layoutSketch({ menu: '?a ?b ?c', a: '', b: '>d', c: '', d: '>e', e: '' })
    expect(place('a').y).toBeLessThan(place('b').y)
    expect(place('b').y).toBeLessThan(place('c').y)
    expect([place('b').y, place('d').y, place('e').y]).toEqual(Array(3).fill(place('menu').y))
  })

  it('takes a retry without bending', () => {
    const { place, blocks, positions } = layoutSketch({
      menu: '?play !again',
      play: '>bye',
      bye: '',
      again: '>menu',
    })
    expect([place('play').y, place('bye').y]).toEqual([place('menu').y, place('menu').y])
    expect(measureLayout(blocks, positions)).toMatchObject({ overlaps: 0, crossings: 0, backward: 1 })
  })
})

describe('a long line', () => {
  const blocks = sketchChain(199)
  const { positions } = layoutBlocks(blocks, 0)
  const measure = measureLayout(blocks, positions)

  it('is wrapped into rows', () => {
    expect(measure.overlaps).toBe(0)
    expect(measure.width).toBeLessThanOrEqual(6000)
    expect(measure.height).toBeLessThan(measure.width)
    const rows = new Set(positions.slice(0, -1).map(({ y }) => y))
    expect(rows.size).toBe(10)
  })

  it('has its shared error handling below, away from the edges', () => {
    const handler = positions.at(-1) ?? { x: 0, y: 0 }
    expect(handler.y).toBeGreaterThan(Math.max(...positions.slice(0, -1).map(({ y }) => y)))
    expect(handler.x).toBeGreaterThan(measure.width / 3)
    expect(handler.x).toBeLessThan((2 * measure.width) / 3)
  })

  it('is as wide as it is allowed to be', () => {
    for (const maxWidth of [1000, 3000, 12_000]) {
      const narrow = layoutBlocks(blocks, 0, { maxWidth })
      const right = Math.max(...narrow.positions.map(({ x }) => x)) + blockSize(2).width
      expect(right).toBeLessThanOrEqual(maxWidth)
      expect(measureLayout(blocks, narrow.positions).overlaps).toBe(0)
    }
  })

  it('is not changed by where its errors lead', () => {
    const toNext = blocks.map((block, index) => ({
      ...block,
      transitions: block.transitions.map((to) => (to.kind === 'error' ? { ...to, target: (index * 37) % 200 } : to)),
    }))
    const other = layoutBlocks(toNext, 0).positions
    expect(other.slice(0, 199).map(({ x }) => x)).toEqual(positions.slice(0, 199).map(({ x }) => x))
  })
})

describe('unusual input', () => {
  it('has nothing to do without blocks', () => {
    expect(layoutBlocks([], 0)).toEqual({ entry: { x: 0, y: 0 }, positions: [] })
  })

  it('places blocks that nothing leads to below', () => {
    const { place } = layoutSketch({ greet: '>bye', bye: '', lost: '>found', found: '' })
    expect(place('lost').y).toBeGreaterThan(place('bye').y)
    expect(place('found').x).toBeGreaterThan(place('lost').x)
  })

  it('takes a flow without a start, transitions to nowhere and blocks that lead to themselves', () => {
    const { blocks } = sketchBlocks({ a: '>a !nobody', b: '?a ?b' })
    const { positions, entry } = layoutBlocks(blocks, -1)
    expect(entry).toEqual({ x: 0, y: 0 })
    expect(measureLayout(blocks, positions).overlaps).toBe(0)
  })

  it('takes blocks of different sizes', () => {
    const blocks: readonly LayoutBlock[] = [900, 10, 300].map((width, index) => ({
      width,
      height: 50 + 400 * index,
      transitions: [{ target: (index + 1) % 3, kind: 'next' }],
    }))
    expect(measureLayout(blocks, layoutBlocks(blocks, 0).positions).overlaps).toBe(0)
  })

  it('lays out 5,000 blocks', () => {
    const { positions } = layoutBlocks(sketchChain(4999), 0)
    expect(Math.max(...positions.map(({ x }) => x))).toBeLessThan(12_000)
  })
})
