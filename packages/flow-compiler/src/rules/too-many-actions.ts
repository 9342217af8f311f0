import { limits } from '@aicc/flow-dsl/language'
import type { Rule } from './rule.js'

/**
 * A flow has 250 actions at most.
 * @see https://docs.aws.amazon.com/connect/latest/devguide/flow-language-example.html
 */
export const tooManyActions: Rule = {
  code: 'FLOW5001',
  name: 'too-many-actions',
  severity: 'error',
  refusedByService: true,
  summary: 'A flow has 250 actions at most.',
  check(flow, report) {
    const count = flow.actions.length
    const maximum = limits.actions.value
    if (count <= maximum) return
    report({
      message: `Flow "${flow.graph.name}" has ${count} actions, at most ${maximum} are allowed.`,
      args: { actions: count, maximum },
      at: { action: maximum },
      suggestion: 'Move a part into a module or into another flow.',
    })
  },
}
