import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { moduleSettings } from './module-settings.js'

describe('the contract of a module', () => {
  it('is JSON Schema of input and output, and the branches', () => {
    const settings = moduleSettings({
      input: z.object({ digits: z.number(), language: z.enum(['ko-KR', 'en-US']).optional() }),
      output: z.object({ name: z.string(), known: z.boolean(), tags: z.array(z.string()) }),
      branches: ['verified', 'refused'],
    })
    expect(settings).toEqual({
      input: { schema: { type: 'object', properties: { digits: { type: 'number' }, language: { type: 'string' } } } },
      resultData: {
        schema: {
          type: 'object',
          properties: { name: { type: 'string' }, known: { type: 'boolean' }, tags: { type: 'array' } },
        },
      },
      transitions: {
        results: [
          { name: 'verified', description: '' },
          { name: 'refused', description: '' },
        ],
      },
    })
  })

  it.each([{}, { branches: [] }])('has no branches where none are declared: %j', (contract) => {
    expect(moduleSettings(contract)).toEqual({
      input: { schema: { type: 'object', properties: {} } },
      resultData: { schema: { type: 'object', properties: {} } },
    })
  })

  it('has all members of a union', () => {
    const output = z.union([z.object({ ok: z.literal('yes') }), z.object({ error: z.string() })])
    expect(moduleSettings({ output }).resultData).toEqual({
      schema: { type: 'object', properties: { ok: { type: 'string' }, error: { type: 'string' } } },
    })
  })
})
