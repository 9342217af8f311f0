import { arbitraryFlow } from '@aicc/flow-dsl/testing'
import { assert, property } from 'fast-check'
import { expect, test } from 'vitest'
import { compile } from '../../src/index.js'
import { blockSize } from '../../src/layout/index.js'
import { seed } from './seed.js'

interface Box {
  readonly name: string
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** Every block of a document with its place and the size that it is drawn in. */
function boxesOf({ document }: ReturnType<typeof compile>): readonly Box[] {
  return document.Actions.map(({ Identifier, Transitions }) => {
    const { Errors = [], Conditions = [] } = Transitions
    // At least: a NextAction that is never taken is no line of its own.
    const { width, height } = blockSize(Errors.length + Conditions.length)
    const place: unknown = document.Metadata.ActionMetadata[Identifier]?.['position']
    const { x: left, y: top } = place as { readonly x: number; readonly y: number }
    return { name: Identifier, left, top, right: left + width, bottom: top + height }
  })
}

test('no two blocks lie on each other, and none on the entry point', () => {
  assert(
    property(arbitraryFlow(), (flow) => {
      const compiled = compile(flow)
      const boxes = boxesOf(compiled)
      for (const [index, one] of boxes.entries()) {
        expect(one.left).toBeGreaterThan(compiled.document.Metadata.entryPointPosition.x)
        const covering = boxes
          .slice(index + 1)
          .filter(
            (other) =>
              one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom,
          )
        expect(covering.map(({ name }) => `${one.name} and ${name}`)).toEqual([])
      }
    }),
    { seed, numRuns: 100 },
  )
})
