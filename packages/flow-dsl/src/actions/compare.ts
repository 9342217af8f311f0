import type { ActionRecorder, WrittenBranch, WrittenCondition } from '../builder/action-recorder.js'
import type { BlockOptions, Branch, Handled, Scope } from '../builder/scope.js'
import { wholeReference } from '../language/attribute-reference.js'
import type { AttributeReference } from '../language/attribute-reference.js'
import { conditionOperators } from '../language/condition-operator.js'
import { defineAction, everyChannel, everyFlowType, factOf, oneForm } from './action-definition.js'
import { nameOfValue } from './labels.js'
import { neverContinues, requiredEvent } from './outcomes.js'
import { reference, required } from './parameter.js'

/** The author's words for the operators, with what they are in the flow language. */
const operatorOf = {
  equals: 'Equals',
  startsWith: 'TextStartsWith',
  endsWith: 'TextEndsWith',
  contains: 'TextContains',
  greaterThan: 'NumberGreaterThan',
  greaterOrEqual: 'NumberGreaterOrEqualTo',
  lessThan: 'NumberLessThan',
  lessOrEqual: 'NumberLessOrEqualTo',
} as const

/** Check contact attributes: branch on the value of one attribute. */
export const compare = defineAction({
  type: 'Compare',
  family: 'flow-control',
  consoleBlocks: ['Check contact attributes'],
  summary: 'Compares one attribute with a list of values and branches on the first match.',
  flowTypes: everyFlowType,
  channels: everyChannel,
  parameters: {
    ComparisonValue: required(reference({ note: 'One JSONPath that ends in a value, not in a namespace.' })),
  },
  forms: oneForm(
    {
      next: neverContinues('NoMatchingCondition'),
      errors: { NoMatchingCondition: requiredEvent },
      conditions: {
        operators: conditionOperators.map(({ operator }) => operator),
        operands: { kind: 'text', meaning: 'text, a number as text, or one JSONPath', references: true },
        minimum: 1,
      },
    },
    { NoMatchingError: 'Compare cannot fail: what no condition accepts takes NoMatchingCondition.' },
  ),
  confirms: ({ ComparisonValue }) => {
    const compared = typeof ComparisonValue === 'string' ? wholeReference(ComparisonValue) : undefined
    return compared === undefined ? [] : [factOf(compared.members)]
  },
  toleratesMissing: true,
  label: ({ ComparisonValue }) => nameOfValue(ComparisonValue),
  methods: {
    match: (
      recorder: ActionRecorder,
      value: AttributeReference<unknown>,
      cases: Readonly<Record<string, WrittenBranch>>,
      options: BlockOptions = {},
    ) => {
      const { otherwise, ...branches } = cases
      recorder.write({
        parameters: { ComparisonValue: value },
        conditions: Object.entries(branches).map(([operand, branch]) => ({ operator: 'Equals', operand, branch })),
        // A value outside an enumeration that was matched whole breaks the other side's contract: a failure.
        errors: { NoMatchingCondition: otherwise ?? recorder.leftToHandler() },
        id: options.id,
      })
    },
    checkContactAttributes: (
      recorder: ActionRecorder,
      value: AttributeReference<unknown>,
      options: BlockOptions & { readonly conditions: readonly object[]; readonly otherwise: WrittenBranch },
    ) => {
      recorder.write({
        parameters: { ComparisonValue: value },
        conditions: options.conditions.flatMap(conditionFrom),
        errors: { NoMatchingCondition: options.otherwise },
        id: options.id,
      })
    },
  },
  sources: [
    'https://docs.aws.amazon.com/connect/latest/devguide/flow-control-actions-compare.html',
    'https://docs.aws.amazon.com/connect/latest/adminguide/check-contact-attributes.html',
  ],
  confidence: 'high',
  notes: [
    'NoMatchingError is refused; And, Or and Not are refused (published live checks).',
    'An attribute that is missing matches no condition.',
  ],
})

function conditionFrom(condition: object): readonly WrittenCondition[] {
  const branch: unknown = Reflect.get(condition, 'branch')
  return Object.entries(operatorOf).flatMap(([word, operator]) => {
    const operand: unknown = Reflect.get(condition, word)
    if (operand === undefined) return []
    return [{ operator, operand: String(operand), branch: isBranch(branch) ? branch : undefined }]
  })
}

function isBranch(value: unknown): value is Exclude<WrittenBranch, undefined> {
  return typeof value === 'function' || (typeof value === 'object' && value !== null && 'name' in value)
}

/** The texts that a value can be, as keys of `match`. */
type CaseOf<Value> = Value extends string ? Value : Value extends number | boolean ? `${Value}` : never

/** A branch for every value of an enumeration. */
export type EveryCase<Value, S extends Scope> = {
  readonly [Case in CaseOf<Value>]: Branch<S>
}

/** Branches for some values, and for all others. */
export type SomeCases<Value, S extends Scope> = {
  readonly [Case in CaseOf<Value>]?: Branch<S>
} & {
  /** Any other value, and no value. */
  readonly otherwise: Branch<S>
}

/** The branches of `match`. */
export type MatchCases<Value, S extends Scope> = string extends Value
  ? SomeCases<Value, S>
  : S['errors'] extends Handled
    ? (EveryCase<Value, S> & { readonly otherwise?: undefined }) | SomeCases<Value, S>
    : SomeCases<Value, S>

/** One comparison with a text. */
export type TextCondition<S extends Scope> =
  | { readonly equals: string | AttributeReference; readonly branch: Branch<S> }
  | { readonly startsWith: string | AttributeReference; readonly branch: Branch<S> }
  | { readonly endsWith: string | AttributeReference; readonly branch: Branch<S> }
  | { readonly contains: string | AttributeReference; readonly branch: Branch<S> }

/** One comparison with a number. */
export type NumberCondition<S extends Scope> =
  | { readonly equals: number | AttributeReference<number>; readonly branch: Branch<S> }
  | { readonly greaterThan: number | AttributeReference<number>; readonly branch: Branch<S> }
  | { readonly greaterOrEqual: number | AttributeReference<number>; readonly branch: Branch<S> }
  | { readonly lessThan: number | AttributeReference<number>; readonly branch: Branch<S> }
  | { readonly lessOrEqual: number | AttributeReference<number>; readonly branch: Branch<S> }

/** One comparison, with the operators that fit the attribute's type. */
export type ConditionOn<Value, S extends Scope> = [Value] extends [number] ? NumberCondition<S> : TextCondition<S>

/** Builder methods of Check contact attributes. */
export interface CheckContactAttributesMethods<S extends Scope> {
  /**
   * Check contact attributes for the values of an attribute: a branch for each value, or `otherwise` for the rest.
   * Over an enumeration with an `onError` in scope, `otherwise` may be left out when every value has its branch.
   * @param value - The attribute.
   * @param cases - A branch for each value; compared as exact text.
   * @param options - Identifier.
   * @example
   * ```ts
   * const customer = contactAttributes({ tier: z.enum(['gold', 'silver', 'bronze']) })
   * flow.setContactAttributes(customer, { tier: 'silver' })
   * flow.match(customer.tier, {
   *   gold: () => flow.changeRoutingPriority(1),
   *   silver: () => flow.changeRoutingPriority(3),
   *   otherwise: goOn,
   * })
   * ```
   * @see https://docs.aws.amazon.com/connect/latest/adminguide/check-contact-attributes.html
   */
  match<Value extends string | number | boolean>(
    value: AttributeReference<Value>,
    cases: MatchCases<Value, S>,
    options?: BlockOptions,
  ): void

  /**
   * Check contact attributes with any operator that fits the attribute's type. The first condition that holds is
   * taken; `otherwise` when none does, also when the attribute has no value.
   * @param value - The attribute.
   * @param options - Conditions in order, and `otherwise`.
   * @example
   * ```ts
   * flow.getQueueMetrics({ queue: queue('support') })
   * flow.checkContactAttributes(metrics.queue.size, {
   *   conditions: [
   *     { greaterThan: 20, branch: () => flow.playPrompt('대기 시간이 매우 깁니다.') },
   *     { greaterThan: 5, branch: () => flow.playPrompt('잠시 기다리셔야 합니다.') },
   *   ],
   *   otherwise: goOn,
   * })
   * ```
   * @see https://docs.aws.amazon.com/connect/latest/adminguide/check-contact-attributes.html
   */
  checkContactAttributes<Value extends string | number | boolean>(
    value: AttributeReference<Value>,
    options: BlockOptions & {
      /** Comparisons in order, at least one. */
      readonly conditions: readonly [ConditionOn<Value, S>, ...ConditionOn<Value, S>[]]
      /** No comparison holds. */
      readonly otherwise: Branch<S>
    },
  ): void
}
