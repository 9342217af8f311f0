import {
  disputedOperators,
  findConditionOperator,
  flowTypeDefinition,
  limits,
  wholeReference,
} from '@aicc/flow-dsl/language'
import type { ConditionOutcomes, GraphCondition } from '@aicc/flow-dsl/language'
import { nameOf, typeAndForm, typeAsSubject } from '../analysis/checked-flow.js'
import { didYouMean, suggestionList } from '../diagnostics/suggestion-list.js'
import type { Rule } from './rule.js'

/**
 * A condition has an operator that the action takes, and one operand that fits.
 *
 * And, Or and Not, second operands and empty ones are refused by the service although its reference hints at them.
 * @see https://github.com/mgaffigan/pulumi-amazon-connect/blob/HEAD/docs/wire-format-checks.md
 */
export const invalidCondition: Rule = {
  code: 'FLOW2009',
  name: 'invalid-condition',
  severity: 'error',
  refusedByService: true,
  acceptedCases:
    'a condition that repeats an earlier one, an operator about which sources disagree, and more conditions than a journey is documented to take',
  summary: 'A condition has an operator that the action takes, and one operand that fits.',
  check(flow, report) {
    const { flowType } = flow.graph
    for (const action of flow.actions) {
      const { form, definition, node } = action
      if (form === undefined || definition === undefined || form.outcomes.next.kind === 'terminal') continue
      const allowed = form.outcomes.conditions
      const where = typeAsSubject(action)
      if (allowed === undefined) {
        if (node.conditions.length === 0) continue
        report({
          message: `${nameOf(action)}: ${where} takes no conditions.`,
          args: { action: node.identifier },
          at: { action: action.index, pointer: ['Transitions', 'Conditions'] },
          suggestion: 'Remove the conditions; to branch on a value, use Compare.',
        })
        continue
      }
      const most = limits.journeyConditions.value
      if (flowType === 'CAMPAIGN' && node.conditions.length > most) {
        report({
          message: `${nameOf(action)} (${node.type}) has ${node.conditions.length} conditions, and a journey takes ${most} at most.`,
          args: { action: node.identifier, conditions: node.conditions.length },
          at: { action: action.index, pointer: ['Transitions', 'Conditions'] },
          severity: 'warning',
          suggestion: 'Put a further action into the branch for NoMatchingCondition.',
        })
      }
      let previous = Number.NEGATIVE_INFINITY
      const seen = new Set<string>()
      for (const [index, condition] of node.conditions.entries()) {
        const at = { action: action.index, pointer: ['Transitions', 'Conditions', index, 'Condition'] }
        const problem = conditionProblem(condition, allowed)
        if (problem !== undefined) {
          report({
            message: `Condition ${index + 1} of ${nameOf(action)} (${typeAndForm(action)}): ${problem.message}`,
            args: { action: node.identifier, condition: index + 1 },
            at,
            suggestion: problem.suggestion,
            ...(problem.warning === true ? { severity: 'warning' } : {}),
          })
          continue
        }
        const key = JSON.stringify([condition.operator, condition.operands])
        if (seen.has(key)) {
          report({
            message: `Condition ${index + 1} of ${nameOf(action)} repeats an earlier one and is never taken.`,
            args: { action: node.identifier, condition: index + 1 },
            at,
            severity: 'warning',
            suggestion: 'Remove it.',
          })
        }
        seen.add(key)
        const flowTypes = findConditionOperator(condition.operator)?.flowTypes
        if (flowType !== undefined && flowTypes?.includes(flowType) === false) {
          const legal = flowTypes.map((type) => flowTypeDefinition(type).consoleName).join(', ')
          report({
            message: `Condition ${index + 1} of ${nameOf(action)}: the operator ${condition.operator} is known from flows of another type only (${legal}); elsewhere it was refused when probed.`,
            args: { action: node.identifier, condition: index + 1 },
            at,
            severity: 'warning',
            suggestion: 'Compare with a value; one that is missing takes the branch for NoMatchingCondition.',
          })
        }
        if (allowed.operands.kind === 'integer' && allowed.operands.rising === true) {
          const threshold = Number(condition.operands[0])
          if (threshold <= previous) {
            report({
              message: `Condition ${index + 1} of ${nameOf(action)} has the threshold ${threshold}, and the one before has ${previous}: thresholds have to rise.`,
              args: { action: node.identifier, condition: index + 1 },
              at,
              suggestion:
                'Each threshold is 1 plus the percentages so far: shares of 3 %, 6 % and 8 % are "4", "10" and "18".',
            })
          }
          previous = threshold
        }
      }
    }
  },
}

interface ConditionProblem {
  readonly message: string
  readonly suggestion: string | undefined
  readonly warning?: boolean
}

const numberText = /^-?\d+(\.\d+)?$/

function conditionProblem(condition: GraphCondition, allowed: ConditionOutcomes): ConditionProblem | undefined {
  const { operator } = condition
  const better = Object.hasOwn(disputedOperators, operator) ? disputedOperators[operator] : undefined
  if (better === undefined) return operatorProblem(condition, allowed)
  return (
    operatorProblem({ ...condition, operator: better }, allowed) ?? {
      message: `the operator "${operator}" was refused when probed, although an export has it.`,
      suggestion: `Write ${better}.`,
      warning: true,
    }
  )
}

function operatorProblem(condition: GraphCondition, allowed: ConditionOutcomes): ConditionProblem | undefined {
  const { operator, operands } = condition
  const definition = findConditionOperator(operator)
  if (definition === undefined) {
    const names = allowed.operators
    const compound = /^(And|Or|Not|All|Any)$/i.test(operator)
    return {
      message: `"${operator}" is not an operator${compound ? ': Amazon Connect refuses compound conditions' : ''}.`,
      suggestion: compound
        ? 'Use several conditions, or several actions one behind the other.'
        : (didYouMean(
            suggestionList(operator, [...names, ...names.map((name) => name.replace('Number', 'Numeric'))])
              .map((name) => name.replace('Numeric', 'Number'))
              .filter((name, index, all) => all.indexOf(name) === index),
          ) ?? `Use ${allowed.operators.join(', ')}.`),
    }
  }
  if (!allowed.operators.includes(definition.operator)) {
    return {
      message: `this action does not take the operator ${operator}.`,
      suggestion: `Use ${allowed.operators.join(', ')}.`,
    }
  }
  if (operands.length !== definition.operands) {
    return {
      message: `${operator} takes ${definition.operands === 0 ? 'no operand' : 'one operand'}, and has ${operands.length}.`,
      suggestion:
        definition.operands === 0
          ? 'Write "Operands": [].'
          : operands.length === 0
            ? 'Add the value to compare with.'
            : 'Use one condition for each value.',
    }
  }
  const operand = operands[0]
  if (operand === undefined) return undefined
  if (operand === '') {
    return {
      message: 'the operand is empty, which Amazon Connect refuses.',
      suggestion: 'Remove the condition: a value that is missing takes the branch for NoMatchingCondition.',
    }
  }
  return operandProblem(operand, definition.numeric, allowed)
}

function operandProblem(operand: string, numeric: boolean, allowed: ConditionOutcomes): ConditionProblem | undefined {
  const { operands } = allowed
  switch (operands.kind) {
    case 'results':
      return operands.results.includes(operand)
        ? undefined
        : {
            message: `"${operand}" is not a result of this action.`,
            suggestion:
              didYouMean(suggestionList(operand, operands.results)) ??
              `Its results are ${operands.results.join(', ')}.`,
          }
    case 'integer': {
      const value = Number(operand)
      return /^\d+$/.test(operand) && value >= operands.minimum && value <= operands.maximum
        ? undefined
        : {
            message: `"${operand}" is not a whole number from ${operands.minimum} to ${operands.maximum}.`,
            suggestion: undefined,
          }
    }
    case 'number':
      return numberText.test(operand) || wholeReference(operand) !== undefined
        ? undefined
        : { message: `"${operand}" is not a number.`, suggestion: undefined }
    case 'text':
      return !numeric || numberText.test(operand) || operand.startsWith('$')
        ? undefined
        : {
            message: `the operator compares numbers, and "${operand}" is not a number.`,
            suggestion: 'Use Equals or a Text operator for text.',
          }
  }
}
