import type { JsonValue } from '@aicc/flow-dsl/language'
import type { Condition, Instruction } from '../program/program.js'
import type { Template } from '../program/template.js'
import { numberOf, textOf } from './execution.js'
import type { Execution } from './execution.js'

/**
 * The first condition of an action that holds for its result. A result that is not there satisfies none.
 * @see https://docs.aws.amazon.com/connect/latest/devguide/flow-language-actions.html (in the order of the list)
 */
export function firstHolding(
  execution: Execution,
  action: Instruction,
  result: JsonValue | undefined,
): Condition | undefined {
  return action.conditions.find((condition) => holds(execution, condition, result))
}

function holds(execution: Execution, { operator, operand }: Condition, result: JsonValue | undefined): boolean {
  if (result === undefined || result === null || result === '') return false
  if (operator === 'Exists') return true
  const expected = operand === undefined ? undefined : operandOf(execution, operand)
  if (expected === undefined || expected === null || expected === '') return false
  return compare(operator, result, textOf(expected))
}

function operandOf(execution: Execution, operand: Template): JsonValue | undefined {
  const literal = operand.kind === 'reference' && execution.environment.assumptions.comparedReferences === 'literal'
  return literal ? operand.path : execution.resolve(operand)
}

/** Whether an operator holds between a value and an operand. Text is compared exactly, numbers as plain decimals. */
export function compare(operator: string, value: JsonValue, operand: string): boolean {
  if (operator === 'KeyExists') return typeof value === 'object' && value !== null && Object.hasOwn(value, operand)
  // A list or an object as a whole is no text to compare with.
  if (typeof value === 'object') return false
  const text = textOf(value)
  switch (operator) {
    case 'Equals':
      return text === operand
    case 'TextStartsWith':
      return text.startsWith(operand)
    case 'TextEndsWith':
      return text.endsWith(operand)
    // One console export has the short spelling.
    case 'Contains':
    case 'TextContains':
      return text.includes(operand)
  }
  const [left, right] = [numberOf(text), numberOf(operand)]
  if (left === undefined || right === undefined) return false
  switch (operator) {
    case 'NumberGreaterThan':
      return left > right
    case 'NumberGreaterOrEqualTo':
      return left >= right
    case 'NumberLessThan':
      return left < right
    case 'NumberLessOrEqualTo':
      return left <= right
    default:
      return false
  }
}
