import { findReferences } from '@aicc/flow-dsl/language'
import { nameOf } from '../analysis/checked-flow.js'
import { forEachText, printPointer } from '../analysis/parameter-walk.js'
import type { Rule } from './rule.js'

/**
 * An attribute in a text is followed by a space or a punctuation mark, not directly by a letter or digit.
 *
 * Nothing documents where the service ends the attribute's name then. In Korean a particle follows a noun without a
 * space, so this happens easily: `$.External.lotteryNumber입니다` may be read as an attribute of that whole name, which is
 * empty, and the caller hears no number.
 */
export const referenceRunsIntoText: Rule = {
  code: 'FLOW1105',
  name: 'reference-runs-into-text',
  severity: 'warning',
  refusedByService: false,
  summary: 'An attribute in a text is followed by a space or a punctuation mark, not directly by a letter or digit.',
  check(flow, report) {
    for (const action of flow.actions) {
      forEachText(action.node.parameters, (text, pointer) => {
        for (const { start, end, followedBy } of findReferences(text)) {
          if (followedBy === undefined) continue
          const written = text.slice(start, end)
          report({
            message: `${nameOf(action)}: in ${printPointer(pointer.slice(1))}, "${followedBy}" follows ${written} directly, and nothing documents where the name of the attribute ends then.`,
            args: { action: action.node.identifier, attribute: written, followedBy },
            at: { action: action.index, pointer },
            suggestion: `Put a space between: "${written} ${followedBy}".`,
          })
        }
      })
    }
  },
}
