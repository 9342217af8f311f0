import { mixedReads } from '../analysis/answers-mixed.js'
import { nameOf } from '../analysis/checked-flow.js'
import { printPath } from '../analysis/flow-path.js'
import { replacedReads } from '../analysis/replaced-values.js'
import type { Rule } from './rule.js'

/** Most members of an answer that a message names. */
const mostNamed = 6

/**
 * A value is read before another action replaces it.
 *
 * Each Lambda answer takes the place of the one before, as a whole; so does what a module returns. What is read then is
 * empty text, without any error: the caller hears a sentence with a hole in it.
 *
 * It must be known what is there afterwards: from the contracts of functions and modules, or from the action itself. Where
 * nobody knows it, as in flow JSON, an info tells of a value that is read from the answers of two functions.
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/connect-lambda-functions.html
 */
export const replacedValue: Rule = {
  code: 'FLOW1106',
  name: 'replaced-value',
  severity: 'error',
  refusedByService: false,
  summary: 'A value is read before another action replaces it.',
  check(flow, report) {
    const reported = new Set<string>()
    for (const { read, onEveryPath, namespace, replacedBy, members, path } of replacedReads(flow)) {
      const { action, pointer, place, written } = read
      const key = `${action.index} ${written}`
      if (reported.has(key)) continue
      reported.add(key)
      const names = [...members]
      const has =
        names.length === 0
          ? 'nothing'
          : `only ${names.slice(0, mostNamed).join(', ')}${names.length > mostNamed ? ` and ${names.length - mostNamed} more` : ''}`
      report({
        message: `${nameOf(action)}: ${place} reads ${written}, but ${nameOf(replacedBy)} has replaced all of ${namespace} by then and leaves ${has} there: the path ${printPath(flow, path)}.`,
        args: { action: action.node.identifier, attribute: written, replacedBy: replacedBy.node.identifier },
        at: { action: action.index, pointer },
        severity: onEveryPath ? 'error' : 'warning',
        suggestion: `Read it before ${nameOf(replacedBy)}, or keep it in a flow attribute or contact attribute until here.`,
        related: [{ message: `${namespace} is replaced here.`, at: { action: replacedBy.index } }],
      })
    }
    for (const { read, from, before, earlier } of mixedReads(flow)) {
      const { action, pointer, place, written } = read
      const key = `${action.index} ${written}`
      if (reported.has(key)) continue
      reported.add(key)
      report({
        message: `${nameOf(action)}: ${place} reads ${written} from the answer of ${nameOf(from)}; ${nameOf(earlier.action)} reads it from the answer of ${nameOf(before)}, which is another function and is replaced by then. It is empty unless both answer it.`,
        args: { action: action.node.identifier, attribute: written, replacedBy: from.node.identifier },
        at: { action: action.index, pointer },
        severity: 'info',
        suggestion: `If ${nameOf(before)} is meant, keep the value in a contact attribute before ${nameOf(from)}.`,
        related: [{ message: `${written} is read of the answer before here.`, at: { action: earlier.action.index } }],
      })
    }
  },
}
