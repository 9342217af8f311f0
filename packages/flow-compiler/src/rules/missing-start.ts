import { didYouMean, suggestionList } from '../diagnostics/suggestion-list.js'
import type { Rule } from './rule.js'

/**
 * A flow has a start action.
 *
 * Without one a contact that enters the flow gets nothing at all.
 * @see https://docs.aws.amazon.com/connect/latest/devguide/flow-language-example.html
 */
export const missingStart: Rule = {
  code: 'FLOW2005',
  name: 'missing-start',
  severity: 'error',
  refusedByService: true,
  summary: 'A flow has a start action.',
  check(flow, report) {
    const { start, actions, name } = flow.graph
    if (typeof start === 'number') return
    if (actions.length === 0) {
      report({
        message: `Flow "${name}" has no actions.`,
        args: { flow: name },
        at: {},
        suggestion: flow.authored ? 'Write at least one block in its body.' : 'Add at least one action.',
      })
      return
    }
    const identifier = start.identifier ?? ''
    report({
      message:
        identifier === ''
          ? `Flow "${name}" has no start: nothing says which action comes first.`
          : `StartAction is "${identifier}", and no action has that identifier.`,
      args: { start: identifier },
      at: { pointer: ['StartAction'] },
      suggestion:
        didYouMean(
          suggestionList(
            identifier,
            actions.map((action) => action.identifier),
          ),
        ) ?? 'Set StartAction to the identifier of the first action.',
    })
  },
}
