import { nameOf } from '../analysis/checked-flow.js'
import type { Rule } from './rule.js'

/**
 * An action that ends the flow has no transitions.
 *
 * The service refuses them ("Action does not support transitions"): whatever they lead to would never be heard.
 * @see https://docs.aws.amazon.com/connect/latest/devguide/flow-language-actions.html
 */
export const terminalWithTransitions: Rule = {
  code: 'FLOW2010',
  name: 'terminal-with-transitions',
  severity: 'error',
  refusedByService: true,
  summary: 'An action that ends the flow has no transitions.',
  check(flow, report) {
    // Only JSON can have them; a builder's statement behind an end is unreachable, which is another rule's.
    if (flow.authored) return
    for (const action of flow.actions) {
      const { form, node } = action
      if (form?.outcomes.next.kind !== 'terminal') continue
      const hasNext = typeof node.next === 'number' || (node.next.identifier ?? '') !== ''
      if (!hasNext && node.errors.length === 0 && node.conditions.length === 0) continue
      report({
        message: `${nameOf(action)} (${node.type}) ends the flow, so it cannot have transitions.`,
        args: { action: node.identifier },
        at: { action: action.index, pointer: ['Transitions'] },
        suggestion: 'Write "Transitions": {}.',
      })
    }
  },
}
