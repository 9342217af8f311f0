import { flowTypeDefinition, isErrorType } from '@aicc/flow-dsl/language'
import type { ActionForm, ErrorOutcome } from '@aicc/flow-dsl/language'
import { nameOf, typeAndForm } from '../analysis/checked-flow.js'
import { didYouMean, suggestionList } from '../diagnostics/suggestion-list.js'
import type { Rule } from './rule.js'

/**
 * An action has error branches only for errors that it can have, one for each.
 *
 * The service refuses others; some are legal in one form of an action and refused in another.
 * @see https://docs.aws.amazon.com/connect/latest/devguide/flow-language-actions.html
 */
export const unknownOutcome: Rule = {
  code: 'FLOW2008',
  name: 'unknown-outcome',
  severity: 'error',
  refusedByService: true,
  summary: 'An action has error branches only for errors that it can have, one for each.',
  check(flow, report) {
    const { flowType } = flow.graph
    for (const action of flow.actions) {
      const { definition, form, node } = action
      if (form === undefined || definition === undefined || form.outcomes.next.kind === 'terminal') continue
      const allowed = Object.keys(form.outcomes.errors)
      const list = allowed.length === 0 ? 'none' : allowed.join(', ')
      const where = typeAndForm(action)
      // What has a branch already was not meant by another one.
      const missing = allowed.filter((type) => node.errors.every(({ errorType }) => errorType !== type))
      const seen = new Set<string>()
      for (const [index, { errorType }] of node.errors.entries()) {
        const at = { action: action.index, pointer: ['Transitions', 'Errors', index, 'ErrorType'] }
        if (!Object.hasOwn(form.outcomes.errors, errorType)) {
          report({
            message: `${nameOf(action)} (${where}) takes no branch for ${errorType}; it takes ${allowed.length === 0 ? 'no error branches' : list}.`,
            args: { action: node.identifier, outcome: errorType, allowed: list },
            at,
            suggestion:
              refusedHint(form, errorType) ?? didYouMean(suggestionList(errorType, missing)) ?? 'Remove this branch.',
          })
        } else if (seen.has(errorType)) {
          report({
            message: `${nameOf(action)} has two branches for ${errorType}.`,
            args: { action: node.identifier, outcome: errorType, allowed: list },
            at,
            suggestion: 'Remove one of them.',
          })
        }
        seen.add(errorType)
        if (flowType !== undefined && outcomeOf(form, errorType)?.refusedIn?.includes(flowType) === true) {
          report({
            message: `${nameOf(action)} (${where}) takes no branch for ${errorType} in a flow of type ${flowType} (${flowTypeDefinition(flowType).consoleName}).`,
            args: { action: node.identifier, outcome: errorType, allowed: list },
            at,
            suggestion: 'Remove this branch; NoMatchingError is taken instead.',
          })
        }
      }
    }
  },
}

function outcomeOf(form: ActionForm, errorType: string): ErrorOutcome | undefined {
  return isErrorType(errorType) ? form.outcomes.errors[errorType] : undefined
}

/** What the form itself says of an error that people give it. */
function refusedHint(form: ActionForm, errorType: string): string | undefined {
  return Object.entries(form.refusedErrors ?? {}).find(([type]) => type === errorType)?.[1]
}
