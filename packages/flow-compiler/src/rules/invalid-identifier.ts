import { forbiddenIdentifierCharacters, identifierProblem, limits } from '@aicc/flow-dsl/language'
import type { Rule } from './rule.js'

/**
 * Identifiers have 1 to 50 characters, none of the forbidden ones, and are no reserved word.
 *
 * Metrics, flow logs and saved positions refer to identifiers; the service refuses others.
 * @see https://docs.aws.amazon.com/connect/latest/devguide/flow-language-actions.html
 */
export const invalidIdentifier: Rule = {
  code: 'FLOW2004',
  name: 'invalid-identifier',
  severity: 'error',
  refusedByService: true,
  summary: 'Identifiers have 1 to 50 characters, none of the forbidden ones, and are no reserved word.',
  check(flow, report) {
    for (const { index, node } of flow.actions) {
      const problem = identifierProblem(node.identifier)
      if (problem === undefined) continue
      report({
        message: `The identifier ${JSON.stringify(node.identifier)} ${problem}.`,
        args: { identifier: node.identifier, problem },
        at: { action: index, pointer: ['Identifier'] },
        suggestion: `Use 1 to ${limits.identifierCharacters.value} characters without ${[...forbiddenIdentifierCharacters].join(' ')}.`,
      })
    }
  },
}
