import { nameOf } from '../analysis/checked-flow.js'
import type { Rule } from './rule.js'

/**
 * The checker says which actions it knows by hearsay only.
 *
 * Nobody has published a flow with them that the service took: names or members are missing, so a flow that passes may
 * still be refused, and parameters with other names are not reported.
 */
export const unconfirmedAction: Rule = {
  code: 'FLOW2016',
  name: 'unconfirmed-action',
  severity: 'warning',
  refusedByService: false,
  summary: 'The checker says which actions nobody has published a working example of.',
  check(flow, report) {
    for (const action of flow.actions) {
      const { definition, node } = action
      if (definition?.confidence !== 'low') continue
      const unknown = Object.keys(node.parameters).filter((name) => !Object.hasOwn(definition.parameters, name))
      const unchecked = unknown.length === 0 ? '' : ` Not checked: ${unknown.join(', ')}.`
      report({
        message: `${nameOf(action)}: ${node.type} is not confirmed. ${(definition.notes ?? []).join(' ')}${unchecked}`,
        args: { action: node.identifier, type: node.type, unchecked: unknown.join(', ') },
        at: { action: action.index, pointer: ['Type'] },
        suggestion: 'Publish the flow on a test instance before you rely on it.',
      })
    }
  },
}
