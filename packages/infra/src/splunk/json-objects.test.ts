import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { JsonObjectScanner, readJsonObjects, UnreadableJsonError, valueAt } from './json-objects.js'

describe('a stream of JSON objects', () => {
  it('gives the same objects wherever it is cut, with or without anything blank between them', () => {
    const anyObject = fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue())
    fc.assert(
      fc.property(
        fc.array(fc.tuple(anyObject, fc.constantFrom('', '\n', ' \r\n\t')), { maxLength: 5 }),
        fc.integer({ min: 1, max: 20 }),
        (parts, size) => {
          const bytes = Buffer.from(parts.map(([object, blank]) => JSON.stringify(object) + blank).join(''))
          const scanner = new JsonObjectScanner(1_000_000)
          const found: unknown[] = []
          for (let start = 0; start < bytes.length; start += size) {
            found.push(...scanner.push(bytes.subarray(start, start + size)))
          }
          scanner.end()
          expect(found).toEqual(parts.map(([object]) => JSON.parse(JSON.stringify(object))))
        },
      ),
      { seed: 1 },
    )
  })

  it('refuses an object that is too long before all of it is there', () => {
    const scanner = new JsonObjectScanner(100)
    const pushAll = (): void => {
      for (let count = 0; count < 20; count += 1) {
        const part = Buffer.from(count === 0 ? '{"a":"' : 'x'.repeat(10))
        expect([...scanner.push(part)]).toEqual([])
      }
    }
    expect(pushAll).toThrow('A JSON object has more than 100 bytes.')
  })

  it.each([
    ['an array', '[{}]'],
    ['a comma', '{},{}'],
    ['the middle', '{"a":1}{"b"'],
    ['a wrong bracket', '{"a":[}}'],
    ['too many', '{}{}{}'],
  ])('refuses %s without saying what it read', (_, text) => {
    expect(() => readJsonObjects(Buffer.from(text), 2)).toThrow(UnreadableJsonError)
  })
})

it('finds only what stands there itself', () => {
  expect(valueAt({ a: { b: 1 } }, ['a', 'b'])).toBe(1)
  expect(valueAt({ a: {} }, ['a', 'constructor'])).toBeUndefined()
  expect(valueAt({ a: null }, ['a', 'b'])).toBeUndefined()
})
