import { describe, expect, it } from 'vitest'
import { alternativesFor, alternativesOf, candidatesFor, witnesses } from './alternatives.js'
import { missing } from './unknown.js'

const equals = (operand: string) => ({ operator: 'Equals', operand })

describe('witnesses', () => {
  it('satisfy one condition each and none before, and the last one satisfies none', () => {
    const conditions = [
      { operator: 'NumberGreaterThan', operand: '10' },
      { operator: 'NumberGreaterThan', operand: '3' },
    ]
    expect(witnesses(conditions, candidatesFor(conditions, undefined)).map(({ condition }) => condition)).toEqual([
      0, 1, -1,
    ])
  })

  it('there is none for a condition that an earlier one covers', () => {
    const conditions = [{ operator: 'TextStartsWith', operand: 'a' }, equals('ab')]
    expect(witnesses(conditions, candidatesFor(conditions, undefined)).map(({ condition }) => condition)).toEqual([
      0, -1,
    ])
  })
})

describe('alternatives', () => {
  it('of a value that is compared are each operand, another value and nothing', () => {
    const alternatives = alternativesFor('lambda.1.status', undefined, [equals('OPEN'), equals('CLOSED')], undefined)
    expect(alternatives.map((one) => (one.kind === 'value' ? one.value : one.kind))).toEqual([
      'OPEN',
      'CLOSED',
      'some',
      'missing',
    ])
  })

  it('fit to what is known', () => {
    const [, other] = alternativesFor('lambda.1.status', undefined, [equals('OPEN')], undefined)
    const alternatives = alternativesFor('lambda.1.status', other, [equals('OPEN'), equals('CLOSED')], undefined)
    expect(alternatives.map((one) => (one.kind === 'value' ? one.value : one.kind))).toEqual(['CLOSED', 'some'])
  })

  it('of typed digits are digits', () => {
    const alternatives = alternativesFor(
      'digits.1.3',
      undefined,
      [equals('12'), equals('Timeout'), equals('1234')],
      undefined,
    )
    expect(alternatives.flatMap((one) => (one.kind === 'value' ? [one.value] : []))).toEqual(['12', ''])
  })

  it('where nothing is compared are that it is there, and that it is not', () => {
    expect(alternativesOf('attribute.name', undefined, [])).toEqual([
      { kind: 'some', constraints: [], witness: 'some name' },
      missing,
    ])
  })
})
