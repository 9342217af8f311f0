import { describe, expect, it } from 'vitest'
import { parseTemplate, referencesIn } from './template.js'

describe('a parameter', () => {
  it('is constant where nothing in it is a reference', () => {
    expect(parseTemplate({ a: ['b', 1, null, { c: true }] }).kind).toBe('constant')
    expect(parseTemplate('costs $5').kind).toBe('constant')
  })

  it('has references in text, in lists, in values and in keys', () => {
    const template = parseTemplate({ '$.Attributes.key': ['$.External.a', 'is $.External.b.'], plain: 1 })
    expect(referencesIn(template).map(({ path }) => path)).toEqual(['$.Attributes.key', '$.External.a', '$.External.b'])
  })

  it('is one reference where it is nothing else', () => {
    expect(parseTemplate("$.Attributes['tier']")).toEqual({
      kind: 'reference',
      path: "$.Attributes['tier']",
      members: ['Attributes', 'tier'],
    })
  })
})
