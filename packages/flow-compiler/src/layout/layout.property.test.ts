import fc from 'fast-check'
import { expect, it } from 'vitest'
import { layoutBlocks, type LayoutBlock, type LayoutTransition } from './layout.js'
import { measureLayout } from './measure-layout.js'

const GAP = 40

const kind = fc.constantFrom('next', 'condition', 'error')

/** Any graph at all, also with transitions to nowhere. */
function anyBlocks(maxLength: number): fc.Arbitrary<readonly LayoutBlock[]> {
  return fc.integer({ min: 1, max: maxLength }).chain((length) => {
    const transition: fc.Arbitrary<LayoutTransition> = fc.record({ target: fc.integer({ min: -1, max: length }), kind })
    const block = fc.record({
      transitions: fc.array(transition, { maxLength: 6 }),
      width: fc.oneof({ weight: 4, arbitrary: fc.constant(200) }, fc.integer({ min: 1, max: 700 })),
      height: fc.integer({ min: 1, max: 600 }),
    })
    return fc.array(block, { minLength: length, maxLength: length })
  })
}

/** A line with branches, returns and shared error handling, as flows are. */
const flowBlocks: fc.Arbitrary<readonly LayoutBlock[]> = fc
  .array(fc.record({ jumps: fc.array(fc.integer({ min: -4, max: 9 }), { maxLength: 4 }), fails: fc.boolean() }), {
    minLength: 2,
    maxLength: 120,
  })
  .map((steps) =>
    steps.map(({ jumps, fails }, index): LayoutBlock => {
      const last = steps.length - 1
      const within = (target: number) => Math.max(0, Math.min(last, target))
      const transitions: LayoutTransition[] = [
        ...(jumps.length === 0 && index < last ? [{ target: index + 1, kind: 'next' } as const] : []),
        ...jumps.map((jump) => ({ target: within(index + jump), kind: 'condition' }) as const),
        ...(fails ? [{ target: last, kind: 'error' } as const] : []),
      ]
      return { transitions, width: 200, height: 110 + 36 * Math.max(1, transitions.length) }
    }),
  )

const anyFlow = fc.oneof(anyBlocks(40), flowBlocks)

it('places every block, on whole numbers from 0 on', () => {
  fc.assert(
    fc.property(anyFlow, fc.integer({ min: -1, max: 40 }), (blocks, start) => {
      const { positions, entry } = layoutBlocks(blocks, start)
      expect(positions).toHaveLength(blocks.length)
      const numbers = [entry, ...positions].flatMap(({ x, y }) => [x, y])
      expect(numbers.filter((number) => !Number.isInteger(number) || number < 0)).toEqual([])
    }),
  )
})

it('leaves a gap around every block', () => {
  fc.assert(
    fc.property(anyFlow, (blocks) => {
      const spaced = blocks.map((block) => ({ ...block, width: block.width + GAP, height: block.height + GAP }))
      expect(measureLayout(spaced, layoutBlocks(blocks, 0).positions).overlaps).toBe(0)
    }),
  )
})

it('gives the same result for the same input', () => {
  fc.assert(
    fc.property(anyFlow, (blocks) => {
      expect(layoutBlocks(structuredClone(blocks), 0)).toEqual(layoutBlocks(blocks, 0))
    }),
  )
})

it('is not wider than allowed, unless a block is', () => {
  fc.assert(
    fc.property(anyFlow, fc.integer({ min: 1000, max: 13_000 }), (blocks, maxWidth) => {
      const { positions } = layoutBlocks(blocks, 0, { maxWidth })
      const right = positions.map(({ x }, index) => x + (blocks[index]?.width ?? 0))
      expect(Math.max(...right)).toBeLessThanOrEqual(maxWidth)
    }),
  )
})

it('stands the start block leftmost, in the first row', () => {
  fc.assert(
    fc.property(anyFlow, fc.nat(), (blocks, seed) => {
      const start = seed % blocks.length
      const { positions, entry } = layoutBlocks(blocks, start)
      const { x, y } = positions[start] ?? { x: -1, y: -1 }
      expect(Math.min(...positions.map((position) => position.x))).toBe(x)
      expect(entry.x).toBeLessThan(x)
      expect(entry.y).toBe(y)
      // Other rows begin below the start block, so whatever else stands at the left edge is further down.
      expect(positions.filter((position) => position.x === x && position.y < y)).toEqual([])
    }),
  )
})

it('leads back no more than it must in a flow without returns', () => {
  fc.assert(
    fc.property(anyBlocks(20), (blocks) => {
      const onward = blocks.map((block, index) => ({
        ...block,
        width: 200,
        transitions: block.transitions.filter(({ target, kind: way }) => target > index && way !== 'error'),
      }))
      // Blocks 1 and on are reached from block 0, so that no part stands below another.
      const reached = onward.map((block, index) => {
        const all = onward.flatMap((_, target): LayoutTransition[] =>
          target > 0 ? [{ target, kind: 'condition' }] : [],
        )
        return index === 0 ? { ...block, transitions: all } : block
      })
      expect(measureLayout(reached, layoutBlocks(reached, 0).positions).backward).toBe(0)
    }),
  )
})
