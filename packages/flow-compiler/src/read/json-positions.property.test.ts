import fc from 'fast-check'
import { parseTree } from 'jsonc-parser'
import type { Node } from 'jsonc-parser'
import { expect, it } from 'vitest'
import { JsonPositions } from './json-positions.js'

/** JSON with the names and texts that could be taken for something else, laid out in several ways. */
const anyJson = fc
  .tuple(
    fc.letrec<{ value: unknown }>((tie) => ({
      value: fc.oneof(
        { depthSize: 'medium', withCrossShrink: true },
        fc.constantFrom('', '"', '\\', '\\"', '}', '[', ':,', 'a\nb', '👍', '안녕', '{"a": 1}', 0, -1.5e9, true, null),
        fc.string(),
        fc.array(tie('value'), { maxLength: 4 }),
        fc.dictionary(fc.oneof(fc.constantFrom('a', '"', '\\', '__proto__', '}', ''), fc.string()), tie('value'), {
          maxKeys: 4,
        }),
      ),
    })).value,
    fc.constantFrom(undefined, 2, '\t'),
    fc.boolean(),
  )
  .map(([value, space, carriageReturns]) => {
    const text = JSON.stringify(value, null, space) ?? 'null'
    return carriageReturns ? text.replaceAll('\n', '\r\n') : text
  })

function* nodesIn(node: Node, pointer: readonly (string | number)[]): Generator<[Node, readonly (string | number)[]]> {
  yield [node, pointer]
  for (const [index, child] of (node.children ?? []).entries()) {
    const value = node.type === 'array' ? child : child.children?.[1]
    const name: unknown = node.type === 'array' ? index : child.children?.[0]?.value
    if (value !== undefined && (typeof name === 'string' || typeof name === 'number'))
      yield* nodesIn(value, [...pointer, name])
  }
}

it('finds every member where a parser has it', () => {
  fc.assert(
    fc.property(anyJson, (text) => {
      const tree = parseTree(text)
      if (tree === undefined) throw new Error('no tree')
      const positions = new JsonPositions(text)
      for (const [{ offset }, pointer] of nodesIn(tree, [])) {
        const before = text.slice(0, offset)
        expect(positions.find(pointer), JSON.stringify(pointer)).toEqual({
          line: before.split('\n').length,
          column: offset - before.lastIndexOf('\n'),
        })
      }
    }),
    { numRuns: 500 },
  )
})

it('finds some place in any text', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string(), fc.stringMatching(/^[[\]{}",:\\ a1\n]*$/)),
      fc.array(fc.oneof(fc.nat(3), fc.constantFrom('a', '')), { maxLength: 3 }),
      (text, pointer) => {
        const { line, column } = new JsonPositions(text).find(pointer)
        expect(line).toBeGreaterThan(0)
        expect(column).toBeGreaterThan(0)
      },
    ),
  )
})
