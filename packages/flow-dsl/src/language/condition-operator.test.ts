import { expect, it } from 'vitest'
import { conditionOperators, disputedOperators, findConditionOperator } from './condition-operator.js'

it('knows which operators compare numbers', () => {
  expect(conditionOperators.filter(({ numeric }) => numeric).map(({ operator }) => operator)).toEqual([
    'NumberGreaterThan',
    'NumberGreaterOrEqualTo',
    'NumberLessThan',
    'NumberLessOrEqualTo',
  ])
})

it('knows the one operator without an operand', () => {
  expect(conditionOperators.filter(({ operands }) => operands === 0).map(({ operator }) => operator)).toEqual([
    'Exists',
  ])
})

it('finds an operator by its exact name', () => {
  expect(findConditionOperator('TextContains')).toMatchObject({ operator: 'TextContains', operands: 1, numeric: false })
})

it.each(['NumericLessThan', 'And', 'equals', 'Contains', '', 'constructor'])('knows no operator %j', (name) => {
  expect(findConditionOperator(name)).toBeUndefined()
})

it('has something better for every operator that was refused', () => {
  expect(Object.values(disputedOperators).map((operator) => findConditionOperator(operator)?.operator)).toEqual(
    Object.values(disputedOperators),
  )
})
