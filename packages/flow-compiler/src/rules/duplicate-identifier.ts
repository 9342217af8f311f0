import type { Rule } from './rule.js'

/**
 * No two actions of a flow have the same identifier.
 *
 * Transitions to it would lead to one of the two, and nobody could say to which.
 * @see https://docs.aws.amazon.com/connect/latest/devguide/flow-language-actions.html
 */
export const duplicateIdentifier: Rule = {
  code: 'FLOW2002',
  name: 'duplicate-identifier',
  severity: 'error',
  refusedByService: true,
  summary: 'No two actions of a flow have the same identifier.',
  check(flow, report) {
    const first = new Map<string, number>()
    for (const { index, node } of flow.actions) {
      if (node.identifier === '') continue
      const other = first.get(node.identifier)
      if (other === undefined) {
        first.set(node.identifier, index)
        continue
      }
      report({
        message: `The identifier "${node.identifier}" is already used by another action.`,
        args: { identifier: node.identifier },
        at: { action: index, pointer: ['Identifier'] },
        related: [
          { message: `"${node.identifier}" is used first here.`, at: { action: other, pointer: ['Identifier'] } },
        ],
        suggestion: flow.authored
          ? 'Give one of the two blocks another `id`.'
          : 'Rename one of the two, and the transitions to it.',
      })
    }
  },
}
