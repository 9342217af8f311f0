import { limits } from '@aicc/flow-dsl/language'
import { nameOf } from '../analysis/checked-flow.js'
import { forEachDescribedText, printPointer } from '../analysis/parameter-walk.js'
import type { Rule } from './rule.js'

/**
 * What is spoken has 6,000 characters at most, 3,000 of them billed (markup is not).
 *
 * A longer prompt takes the error branch, or goes on without a word where there is none.
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/get-customer-input.html
 */
export const textTooLong: Rule = {
  code: 'FLOW3006',
  name: 'text-too-long',
  severity: 'error',
  refusedByService: false,
  summary: 'What is spoken has 6,000 characters at most, 3,000 of them billed.',
  check(flow, report) {
    forEachDescribedText(flow, (action, value, parameter, pointer) => {
      if (parameter.speech === undefined || typeof value !== 'string') return
      const billed = (parameter.speech === 'ssml' ? value.replace(/<[^<>]*>/g, '') : value).length
      const total = limits.promptCharacters.value
      const most = limits.promptBilledCharacters.value
      if (value.length <= total && billed <= most) return
      const name = printPointer(pointer.slice(1))
      report({
        message:
          value.length > total
            ? `${nameOf(action)}: ${name} has ${value.length} characters, at most ${total} are spoken.`
            : `${nameOf(action)}: ${name} has ${billed} billed characters, at most ${most} are spoken.`,
        args: { action: action.node.identifier, characters: value.length, billed },
        at: { action: action.index, pointer },
        suggestion: 'Split it into several prompts.',
      })
    })
  },
}
