import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { lambda, referencesTo, responseType } from './lambda.js'

/** A tree of references as paths. */
const pathsOf = (schema: unknown): unknown => JSON.parse(JSON.stringify(referencesTo(schema, ['External'])))

it('lambda declares a resource with its contract', () => {
  const input = z.object({ number: z.string() })
  const output = z.object({ status: z.string() })
  expect(lambda('registration', { input, output })).toMatchObject({
    kind: 'lambda',
    name: 'registration',
    input,
    output,
  })
})

describe('referencesTo', () => {
  it('has a reference for every member', () => {
    expect(pathsOf(z.object({ status: z.enum(['A', 'B']), 'lottery number': z.string() }))).toEqual({
      status: '$.External.status',
      'lottery number': "$.External['lottery number']",
    })
  })

  it('goes into nested objects, and stops at lists', () => {
    expect(
      pathsOf(
        z.object({ customer: z.object({ address: z.object({ city: z.string() }) }), orders: z.array(z.string()) }),
      ),
    ).toEqual({
      customer: { address: { city: '$.External.customer.address.city' } },
      orders: '$.External.orders',
    })
  })

  it('has the members of all objects of a union', () => {
    const answer = z.union([z.object({ number: z.string() }), z.object({ message: z.string(), code: z.number() })])
    expect(pathsOf(answer)).toEqual({
      number: '$.External.number',
      message: '$.External.message',
      code: '$.External.code',
    })
  })

  it('has the discriminator of a discriminated union once', () => {
    const answer = z.discriminatedUnion('status', [
      z.object({ status: z.literal('SUCCESS'), number: z.string() }),
      z.object({ status: z.literal('ERROR'), message: z.string() }),
    ])
    expect(pathsOf(answer)).toEqual({
      status: '$.External.status',
      number: '$.External.number',
      message: '$.External.message',
    })
  })

  it('looks through optional, nullable and default', () => {
    expect(
      pathsOf(
        z.object({
          note: z.string().optional(),
          inner: z.object({ a: z.string().nullable() }).optional(),
          level: z.string().default('x'),
        }),
      ),
    ).toEqual({ note: '$.External.note', inner: { a: '$.External.inner.a' }, level: '$.External.level' })
  })

  it('has none for a schema without members', () => {
    expect(pathsOf(z.object({}))).toEqual({})
    expect(pathsOf(undefined)).toEqual({})
    expect(pathsOf(z.string())).toEqual({})
  })

  it('takes a member named like one of Object.prototype for a member', () => {
    expect(pathsOf(z.object({ constructor: z.string(), toString: z.string() }))).toEqual({
      constructor: '$.External.constructor',
      toString: '$.External.toString',
    })
  })
})

describe('responseType', () => {
  it.each([
    ['texts', z.object({ a: z.string(), b: z.enum(['x']), c: z.literal('y') })],
    ['optional texts', z.object({ a: z.string().optional() })],
    ['nothing', z.object({})],
    ['a union of flat objects', z.union([z.object({ a: z.string() }), z.object({ b: z.string() })])],
  ])('is a map of texts for %s', (_, output) => {
    expect(responseType(output)).toBe('STRING_MAP')
  })

  it.each([
    ['a number', z.object({ a: z.number() })],
    ['a switch', z.object({ a: z.boolean() })],
    ['a list', z.object({ a: z.array(z.string()) })],
    ['a nested object', z.object({ a: z.object({ b: z.string() }) })],
    ['a number in one of several objects', z.union([z.object({ a: z.string() }), z.object({ b: z.number() })])],
    ['a union with a number', z.object({ a: z.union([z.string(), z.number()]) })],
    ['a literal number', z.object({ a: z.literal(1) })],
  ])('is JSON for %s', (_, output) => {
    expect(responseType(output)).toBe('JSON')
  })
})
