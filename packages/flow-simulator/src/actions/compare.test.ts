import { describe, expect, it } from 'vitest'
import { compare } from '../machine/condition.js'
import { flowOf, play } from '../../test/player.js'
import type { TestAction } from '../../test/player.js'

function comparing(value: string, when: TestAction['when'] = []) {
  return flowOf({
    compare: {
      type: 'Compare',
      parameters: { ComparisonValue: value },
      when,
      next: 'no',
      errors: { NoMatchingCondition: 'no' },
    },
  })
}

function takes(value: string, operator: string, operand: string, attributes = {}) {
  const flow = comparing('$.Attributes.value', [{ operator, operand, next: 'yes' }])
  return play(flow, { attributes: { value, ...attributes } }).last
}

describe('Check contact attributes', () => {
  it('takes the first condition that holds, in their order', () => {
    const flow = comparing('$.Attributes.value', [
      { operator: 'NumberGreaterThan', operand: '1', next: 'first' },
      { operator: 'Equals', operand: '5', next: 'second' },
    ])
    expect(play(flow, { attributes: { value: '5' } }).last).toBe('first')
  })

  it('compares text exactly', () => {
    expect(takes('Gold', 'Equals', 'Gold')).toBe('yes')
    expect(takes('gold', 'Equals', 'Gold')).toBe('no')
    expect(takes(' Gold', 'Equals', 'Gold')).toBe('no')
    expect(takes('1.0', 'Equals', '1')).toBe('no')
  })

  it('looks into text with regard to case', () => {
    expect(takes('platinum', 'TextStartsWith', 'plat')).toBe('yes')
    expect(takes('platinum', 'TextEndsWith', 'num')).toBe('yes')
    expect(takes('platinum', 'TextContains', 'tin')).toBe('yes')
    expect(takes('platinum', 'Contains', 'tin')).toBe('yes')
    expect(takes('platinum', 'TextContains', 'TIN')).toBe('no')
  })

  it('compares numbers as plain decimals; what is none satisfies nothing', () => {
    expect(takes('10', 'NumberGreaterThan', '9')).toBe('yes')
    expect(takes('10', 'NumberGreaterOrEqualTo', '10')).toBe('yes')
    expect(takes('-1.5', 'NumberLessThan', '0')).toBe('yes')
    expect(takes('0', 'NumberLessOrEqualTo', '0')).toBe('yes')
    for (const odd of ['1e3', ' 5', '+5', 'five', '0x5']) expect(takes(odd, 'NumberGreaterThan', '0'), odd).toBe('no')
    expect(takes('5', 'NumberGreaterThan', 'none')).toBe('no')
  })

  it('takes NoMatchingCondition for a value that is missing or empty, whatever the operator', () => {
    for (const operator of ['Equals', 'TextStartsWith', 'TextContains', 'NumberLessThan', 'Exists', 'KeyExists']) {
      expect(play(comparing('$.Attributes.none', [{ operator, operand: '1', next: 'yes' }])).last, operator).toBe('no')
      expect(takes('', operator, '1'), operator).toBe('no')
    }
  })

  it('knows of objects whether a key exists, and nothing else', () => {
    expect(compare('KeyExists', { tier: 'gold' }, 'tier')).toBe(true)
    expect(compare('KeyExists', { tier: 'gold' }, 'toString')).toBe(false)
    expect(compare('Equals', { tier: 'gold' }, '{"tier":"gold"}')).toBe(false)
    expect(compare('TextContains', ['a'], 'a')).toBe(false)
  })

  it('compares numbers and truths of a function as text', () => {
    expect(compare('Equals', 10, '10')).toBe(true)
    expect(compare('Equals', true, 'true')).toBe(true)
  })

  it('has an operator that needs no operand', () => {
    const flow = comparing('$.Attributes.value', [{ operator: 'Exists', next: 'yes' }])
    expect(play(flow, { attributes: { value: 'x' } }).last).toBe('yes')
  })

  it('resolves an operand that is a reference, unless it is assumed to be literal', () => {
    const when = [{ operator: 'Equals', operand: '$.Attributes.other', next: 'yes' }]
    const attributes = { value: 'x', other: 'x' }
    const flow = comparing('$.Attributes.value', when)
    expect(play(flow, { attributes, assumptions: { comparedReferences: 'resolved' } }).last).toBe('yes')
    expect(play(flow, { attributes, assumptions: { comparedReferences: 'literal' } }).last).toBe('no')
    const literal = { value: '$.Attributes.other' }
    expect(play(flow, { attributes: literal, assumptions: { comparedReferences: 'literal' } }).last).toBe('yes')
    expect(play(flow, { attributes: literal }).last).toBe('no')
  })
})
