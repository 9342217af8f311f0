import { nameOf } from '../analysis/checked-flow.js'
import { didYouMean, suggestionList } from '../diagnostics/suggestion-list.js'
import type { Rule } from './rule.js'

/**
 * Every transition names an action of the flow.
 *
 * A caller who takes a branch that leads nowhere is cut off in the middle of a sentence.
 * @see https://docs.aws.amazon.com/connect/latest/devguide/flow-language-actions.html
 */
export const danglingTransition: Rule = {
  code: 'FLOW2001',
  name: 'dangling-transition',
  severity: 'error',
  refusedByService: true,
  summary: 'Every transition names an action of the flow.',
  check(flow, report) {
    const identifiers = flow.graph.actions.map(({ identifier }) => identifier)
    // An action that is missing is mostly missed by many.
    const suggestions = new Map<string, string>()
    const suggestionFor = (missing: string): string => {
      const suggestion =
        suggestions.get(missing) ??
        didYouMean(suggestionList(missing, identifiers)) ??
        'Name an action of this flow, or add the missing one.'
      suggestions.set(missing, suggestion)
      return suggestion
    }
    for (const action of flow.actions) {
      for (const { kind, outcome, target, pointer } of action.ways) {
        if (typeof target === 'number' || target.identifier === undefined || target.identifier === '') continue
        const branch = kind === 'next' ? '' : `On ${kind === 'error' ? outcome : `"${outcome}"`}, `
        report({
          message: `${branch}${nameOf(action)} leads to "${target.identifier}", and no action has that identifier.`,
          args: { action: action.node.identifier, outcome, target: target.identifier },
          at: { action: action.index, pointer },
          suggestion: suggestionFor(target.identifier),
        })
      }
    }
  },
}
