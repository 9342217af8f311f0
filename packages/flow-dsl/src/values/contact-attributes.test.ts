import { describe, expect, expectTypeOf, it } from 'vitest'
import { z } from 'zod'
import type { AttributeReference } from '../index.js'
import { attribute, contactAttributes, flowAttributes } from './contact-attributes.js'

describe('contactAttributes', () => {
  const customer = contactAttributes({ tier: z.enum(['gold', 'silver']), 'employee number': z.string() })

  it('gives a reference for every name', () => {
    expect(Object.keys(customer)).toEqual(['tier', 'employee number'])
    expect(String(customer.tier)).toBe('$.Attributes.tier')
    expect(String(customer['employee number'])).toBe("$.Attributes['employee number']")
  })

  it('types each reference by its schema', () => {
    expectTypeOf(customer.tier).toEqualTypeOf<AttributeReference<'gold' | 'silver'>>()
  })
})

it('flowAttributes live in the flow', () => {
  expect(String(flowAttributes({ step: z.string() }).step)).toBe('$.FlowAttributes.step')
})

describe('attribute', () => {
  it('is the path it was given', () => {
    expect(attribute("$['Attributes']['tier']").path).toBe("$['Attributes']['tier']")
  })

  it('is text unless its type is stated, wherever it stands', () => {
    expectTypeOf(attribute('$.Attributes.tier')).toEqualTypeOf<AttributeReference>()
    expectTypeOf(attribute<number>('$.Attributes.visits')).toEqualTypeOf<AttributeReference<number>>()
    // @ts-expect-error: an attribute is no number only because a number is wanted
    const visits: AttributeReference<number> = attribute('$.Attributes.visits')
    expect(visits.path).toBe('$.Attributes.visits')
  })
})
