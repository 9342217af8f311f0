import type { FlowType } from './flow-type.js'

/** How a condition compares an action's result with its operand. */
export type ConditionOperator =
  | 'Equals'
  | 'TextStartsWith'
  | 'TextEndsWith'
  | 'TextContains'
  | 'NumberGreaterThan'
  | 'NumberGreaterOrEqualTo'
  | 'NumberLessThan'
  | 'NumberLessOrEqualTo'
  | 'KeyExists'
  | 'Exists'

/** What the project knows about one operator. */
export interface ConditionOperatorDefinition {
  readonly operator: ConditionOperator
  /** Operands it takes: the service refuses a second one; `Exists` takes none. */
  readonly operands: 0 | 1
  /** Whether the operand must parse as a number. */
  readonly numeric: boolean
  /** Flow types in which it is shown to work; all when left out. */
  readonly flowTypes?: readonly FlowType[]
  /** Undocumented, or proven in one place only. */
  readonly note?: string
}

/**
 * The operators. And, Or, Not and nested conditions, which the reference hints at, were refused when probed.
 * @see https://docs.aws.amazon.com/connect/latest/devguide/flow-language-actions.html
 * @see https://github.com/mgaffigan/pulumi-amazon-connect/blob/HEAD/docs/wire-format-checks.md (one operand; KeyExists)
 */
export const conditionOperators: readonly ConditionOperatorDefinition[] = [
  { operator: 'Equals', operands: 1, numeric: false },
  { operator: 'TextStartsWith', operands: 1, numeric: false },
  { operator: 'TextEndsWith', operands: 1, numeric: false },
  { operator: 'TextContains', operands: 1, numeric: false },
  { operator: 'NumberGreaterThan', operands: 1, numeric: true },
  { operator: 'NumberGreaterOrEqualTo', operands: 1, numeric: true },
  { operator: 'NumberLessThan', operands: 1, numeric: true },
  { operator: 'NumberLessOrEqualTo', operands: 1, numeric: true },
  { operator: 'KeyExists', operands: 1, numeric: false, note: 'accepted by the service, not documented' },
  {
    operator: 'Exists',
    operands: 0,
    numeric: false,
    flowTypes: ['CAMPAIGN'],
    note: 'shown in the official journey example; refused in a published probe elsewhere',
  },
]

/**
 * Operators that published probes saw refused and that a console export has all the same, with what to write instead.
 */
export const disputedOperators: Readonly<Record<string, ConditionOperator>> = { Contains: 'TextContains' }

const byName = new Map(conditionOperators.map((definition) => [definition.operator as string, definition]))

/** The definition of an operator, or undefined when there is none of that name. */
export function findConditionOperator(name: string): ConditionOperatorDefinition | undefined {
  return byName.get(name)
}
