import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { isTextMap, kindOfSchema, membersOfSchema } from './contract.js'

describe('membersOfSchema', () => {
  it('gives the schemas of an object by name, in order', () => {
    const name = z.string()
    const age = z.number()
    expect([...membersOfSchema(z.object({ name, age }))]).toEqual([
      ['name', name],
      ['age', age],
    ])
  })

  it('joins nested unions', () => {
    const inner = z.union([z.object({ a: z.string() }), z.object({ b: z.string() })])
    expect([...membersOfSchema(z.union([inner, z.object({ c: z.string() })])).keys()]).toEqual(['a', 'b', 'c'])
  })

  it.each([undefined, null, 'text', 5, {}, z.string(), z.array(z.object({ a: z.string() }))])(
    'has none for what is no object: %#',
    (schema) => {
      expect(membersOfSchema(schema).size).toBe(0)
    },
  )
})

describe('kindOfSchema', () => {
  it.each([
    [z.string(), 'string'],
    [z.number(), 'number'],
    [z.boolean(), 'boolean'],
    [z.enum(['a']), 'enum'],
    [z.literal('a'), 'literal'],
    [z.object({}), 'object'],
    [z.string().optional().nullable(), 'string'],
    [z.number().default(1), 'number'],
    [undefined, 'unknown'],
    [{}, 'unknown'],
  ])('names the kind: %#', (schema, kind) => {
    expect(kindOfSchema(schema)).toBe(kind)
  })
})

describe('isTextMap', () => {
  it('holds when every member is text', () => {
    expect(isTextMap(z.object({ a: z.string(), b: z.enum(['x', 'y']), c: z.literal('z') }))).toBe(true)
    expect(isTextMap(z.object({ a: z.string(), b: z.number() }))).toBe(false)
  })

  it('looks at every object of a union', () => {
    expect(isTextMap(z.union([z.object({ a: z.number() }), z.object({ a: z.string() })]))).toBe(false)
    expect(isTextMap(z.union([z.object({ a: z.string() }), z.object({ a: z.enum(['x']) })]))).toBe(true)
  })

  it('holds for a choice of texts, and not for one with something else in it', () => {
    expect(isTextMap(z.object({ a: z.union([z.literal('x'), z.enum(['y', 'z'])]) }))).toBe(true)
    expect(isTextMap(z.object({ a: z.literal(['x', 'y']) }))).toBe(true)
    expect(isTextMap(z.object({ a: z.union([z.string(), z.number()]) }))).toBe(false)
    expect(isTextMap(z.object({ a: z.literal(1) }))).toBe(false)
    expect(isTextMap(z.object({ a: z.literal(['x', 1]) }))).toBe(false)
    expect(isTextMap(z.object({ a: z.enum({ ONE: 1 }) }))).toBe(false)
    expect(isTextMap(z.object({ a: z.array(z.string()) }))).toBe(false)
  })
})
