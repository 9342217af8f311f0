import { undescribedActionTypes } from '@aicc/flow-dsl/language'
import { nameOf } from '../analysis/checked-flow.js'
import { suggestActionType } from '../diagnostics/action-type-suggestion.js'
import type { Rule } from './rule.js'

/**
 * Every action has a type that the flow language knows.
 *
 * Names from the console (Play prompt), from logs (PlayPrompt) and from generators look right and are refused.
 * @see https://docs.aws.amazon.com/connect/latest/devguide/flow-language-actions.html
 */
export const unknownActionType: Rule = {
  code: 'FLOW2013',
  name: 'unknown-action-type',
  severity: 'error',
  refusedByService: true,
  summary: 'Every action has a type that the flow language knows.',
  check(flow, report) {
    for (const action of flow.actions) {
      const { type } = action.node
      if (action.definition !== undefined || undescribedActionTypes.has(type)) continue
      report({
        message: `${nameOf(action)} has the type "${type}", which Amazon Connect does not have.`,
        args: { action: action.node.identifier, type },
        at: { action: action.index, pointer: ['Type'] },
        suggestion: suggestActionType(type, flow.graph.flowType),
      })
    }
  },
}
