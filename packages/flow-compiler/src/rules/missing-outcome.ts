import { errorTypes } from '@aicc/flow-dsl/language'
import { nameOf, typeAndForm } from '../analysis/checked-flow.js'
import type { CheckedAction } from '../analysis/checked-flow.js'
import type { Rule } from './rule.js'

/**
 * Every outcome that the service requires has a branch.
 *
 * A caller who presses a wrong key, a queue that is full, a Lambda that fails: each needs an answer. The service refuses
 * the action otherwise.
 * @see https://docs.aws.amazon.com/connect/latest/devguide/flow-language-actions.html
 */
export const missingOutcome: Rule = {
  code: 'FLOW2007',
  name: 'missing-outcome',
  severity: 'error',
  refusedByService: true,
  summary: 'Every outcome that the service requires has a branch.',
  check(flow, report) {
    for (const action of flow.actions) {
      const { form, node } = action
      if (form === undefined) continue
      const given = new Set(node.errors.map(({ errorType }) => errorType))
      for (const [errorType, outcome] of Object.entries(form.outcomes.errors)) {
        if (outcome?.required !== true || given.has(errorType)) continue
        const meaning: string = Reflect.get(errorTypes, errorType) ?? ''
        report({
          message: `${nameOf(action)} (${typeAndForm(action)}) has no branch for ${errorType}: ${outcome.when ?? meaning}.`,
          args: { action: node.identifier, outcome: errorType },
          at: { action: action.index, pointer: ['Transitions', 'Errors'] },
          suggestion: flow.authored
            ? outcome.kind === 'failure'
              ? `Add \`on: { ${errorType}: ... }\`, or declare \`onError\` for the flow.`
              : `Add \`on: { ${errorType}: ... }\`.`
            : `Add {"ErrorType": "${errorType}", "NextAction": "..."} to Transitions.Errors.`,
        })
      }
      checkConditions(action, report, flow.authored)
    }
  },
}

function checkConditions(action: CheckedAction, report: Parameters<Rule['check']>[1], authored: boolean): void {
  const conditions = action.form?.outcomes.conditions
  if (conditions === undefined) return
  const { node } = action
  const at = { action: action.index, pointer: ['Transitions', 'Conditions'] }
  const given = new Set(node.conditions.map(({ operands }) => operands[0]))
  const required = conditions.operands.kind === 'results' ? conditions.operands.required : []
  const missing = required.filter((result) => !given.has(result))
  for (const result of missing) {
    report({
      message: `${nameOf(action)} (${typeAndForm(action)}) has no branch for ${result}.`,
      args: { action: node.identifier, outcome: result },
      at,
      suggestion: authored ? `Add \`on: { ${result}: ... }\`.` : `Add a condition with the operand "${result}".`,
    })
  }
  if (missing.length === 0 && node.conditions.length < conditions.minimum) {
    report({
      message: `${nameOf(action)} (${node.type}) needs at least ${conditions.minimum === 1 ? 'one condition' : `${conditions.minimum} conditions`}, and has ${node.conditions.length === 0 ? 'none' : node.conditions.length}.`,
      args: { action: node.identifier, outcome: 'condition' },
      at,
    })
  }
}
