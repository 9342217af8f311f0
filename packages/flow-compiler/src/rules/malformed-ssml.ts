import { ssmlProblem } from '@aicc/flow-dsl/language'
import { nameOf } from '../analysis/checked-flow.js'
import { forEachDescribedText, printPointer } from '../analysis/parameter-walk.js'
import type { Rule } from './rule.js'

/**
 * SSML is well-formed XML in one `<speak>`.
 *
 * Broken markup is not spoken at all: the caller hears silence, or the error branch is taken.
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/supported-ssml-tags.html
 */
export const malformedSsml: Rule = {
  code: 'FLOW3007',
  name: 'malformed-ssml',
  severity: 'error',
  refusedByService: false,
  summary: 'SSML is well-formed XML in one <speak>.',
  check(flow, report) {
    forEachDescribedText(flow, (action, value, parameter, pointer) => {
      if (parameter.speech !== 'ssml' || typeof value !== 'string' || value === '' || value.startsWith('$')) return
      const problem = ssmlProblem(value)
      if (problem === undefined) return
      const name = printPointer(pointer.slice(1))
      const around = value.slice(Math.max(0, problem.index - 12), problem.index + 20)
      report({
        message: `${nameOf(action)}: ${name} ${problem.message}, at ${JSON.stringify(around)}.`,
        args: { action: action.node.identifier, index: problem.index },
        at: { action: action.index, pointer },
        suggestion: problem.suggestion,
        // Exports with such markup exist and run; in a flow that is written here it is mended at once.
        severity: flow.authored ? 'error' : 'warning',
      })
    })
  },
}
