import { undescribedActionTypes } from '@aicc/flow-dsl/language'
import { nameOf } from '../analysis/checked-flow.js'
import type { Rule } from './rule.js'

/**
 * The checker says which actions it does not know in detail.
 *
 * Their transitions are followed, their parameters and branches are not checked: look at them yourself.
 */
export const uncheckedAction: Rule = {
  code: 'FLOW2014',
  name: 'unchecked-action',
  severity: 'info',
  refusedByService: false,
  summary: 'The checker says which actions it does not know in detail.',
  check(flow, report) {
    for (const action of flow.actions) {
      if (!undescribedActionTypes.has(action.node.type)) continue
      report({
        message: `The parameters and branches of ${nameOf(action)} were not checked: ${action.node.type} is not described yet.`,
        args: { action: action.node.identifier, type: action.node.type },
        at: { action: action.index, pointer: ['Type'] },
      })
    }
  },
}
