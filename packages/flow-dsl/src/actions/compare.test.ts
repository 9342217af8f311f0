import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { statedOutcomes, writtenBy, writtenUnderHandlerBy } from '../../test/written-action.js'
import { attribute, contactAttributes, metrics } from '../index.js'
import { compare } from './compare.js'

const customer = contactAttributes({ tier: z.enum(['gold', 'silver']), visits: z.number(), member: z.boolean() })

describe('match', () => {
  it('has a branch for each value and one for the rest', () => {
    expect(
      writtenBy((flow, elsewhere) =>
        flow.match(customer.tier, { gold: () => flow.disconnect({ id: 'gold' }), otherwise: elsewhere }),
      ),
    ).toEqual({
      type: 'Compare',
      parameters: { ComparisonValue: '$.Attributes.tier' },
      ways: { 'Equals gold': 'gold', NoMatchingCondition: 'elsewhere' },
    })
  })

  it('leaves a value outside a whole enumeration to onError', () => {
    expect(
      writtenUnderHandlerBy((flow, elsewhere) => flow.match(customer.tier, { gold: elsewhere, silver: () => {} })).ways,
    ).toEqual({ 'Equals gold': 'elsewhere', 'Equals silver': 'after', NoMatchingCondition: 'handler' })
  })

  it('prefers otherwise to onError', () => {
    expect(
      writtenUnderHandlerBy((flow, elsewhere) => flow.match(customer.tier, { gold: () => {}, otherwise: elsewhere }))
        .ways,
    ).toEqual({ 'Equals gold': 'after', NoMatchingCondition: 'elsewhere' })
  })

  it('matches the text of numbers and switches', () => {
    expect(
      writtenBy((flow, elsewhere) => flow.match(customer.member, { true: () => {}, otherwise: elsewhere })).ways,
    ).toEqual({ 'Equals true': 'after', NoMatchingCondition: 'elsewhere' })
    expect(
      writtenBy((flow, elsewhere) => flow.match(customer.visits, { 3: () => {}, otherwise: elsewhere })).ways,
    ).toEqual({ 'Equals 3': 'after', NoMatchingCondition: 'elsewhere' })
  })
})

describe('checkContactAttributes', () => {
  it('compares texts in the order given', () => {
    const { ways } = writtenBy((flow, elsewhere) =>
      flow.checkContactAttributes(attribute('$.Attributes.name'), {
        conditions: [
          { contains: 'lim', branch: elsewhere },
          { startsWith: 'K', branch: () => {} },
          { endsWith: 'm', branch: elsewhere },
          { equals: attribute('$.Attributes.other'), branch: elsewhere },
        ],
        otherwise: () => flow.disconnect({ id: 'rest' }),
      }),
    )
    expect(Object.entries(ways)).toEqual([
      ['TextContains lim', 'elsewhere'],
      ['TextStartsWith K', 'after'],
      ['TextEndsWith m', 'elsewhere'],
      ['Equals $.Attributes.other', 'elsewhere'],
      ['NoMatchingCondition', 'rest'],
    ])
  })

  it('compares numbers, also with zero', () => {
    const { parameters, ways } = writtenBy((flow, elsewhere) =>
      flow.checkContactAttributes(metrics.queue.size, {
        conditions: [
          { equals: 0, branch: elsewhere },
          { greaterThan: 9, branch: elsewhere },
          { greaterOrEqual: 5, branch: elsewhere },
          { lessThan: 2, branch: elsewhere },
          { lessOrEqual: 3, branch: elsewhere },
        ],
        otherwise: () => {},
      }),
    )
    expect(parameters).toEqual({ ComparisonValue: '$.Metrics.Queue.Size' })
    expect(Object.keys(ways)).toEqual([
      'Equals 0',
      'NumberGreaterThan 9',
      'NumberGreaterOrEqualTo 5',
      'NumberLessThan 2',
      'NumberLessOrEqualTo 3',
      'NoMatchingCondition',
    ])
  })
})

it('needs a branch for other values, and has no catch-all: the service refuses one', () => {
  expect(statedOutcomes(compare, {})).toEqual({
    form: 'only form',
    next: 'never',
    failures: [],
    events: ['NoMatchingCondition'],
    optional: [],
    results: [],
  })
})

it('is called by what it compares', () => {
  expect(compare.label?.({ ComparisonValue: '$.External.registrationStatus' })).toBe('registrationStatus')
})

it('knows on the ways of its conditions that the value is there', () => {
  const confirmed = (ComparisonValue: string) => compare.confirms?.({ ComparisonValue })
  expect(confirmed('$.External.status')).toEqual(['$.External.status'])
  expect(confirmed("$['Attributes']['first name']")).toEqual(["$.Attributes['first name']"])
  expect(confirmed('gold')).toEqual([])
  expect(compare.confirms?.({})).toEqual([])
})
