import { limits, wholeReference } from '@aicc/flow-dsl/language'
import type { ParameterObject } from '@aicc/flow-dsl/language'
import { nameOf } from '../analysis/checked-flow.js'
import { forEachDescribedText, isParameterObject, printPointer, walkParameters } from '../analysis/parameter-walk.js'
import type { Rule } from './rule.js'

/**
 * What is spoken has 6,000 characters at most, 3,000 of them billed (markup is not).
 *
 * A longer prompt takes the error branch, or goes on without a word where there is none. A block that writes more than
 * 32 KB of attributes takes its error branch.
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/get-customer-input.html
 */
export const textTooLong: Rule = {
  code: 'FLOW3006',
  name: 'text-too-long',
  severity: 'error',
  refusedByService: false,
  summary: 'What is spoken has 6,000 characters at most, 3,000 of them billed; attributes have 32 KB together.',
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
    for (const action of flow.actions) {
      if (action.definition === undefined) continue
      walkParameters(action.node.parameters, action.definition.parameters, {
        object: (value, parameter, pointer) => {
          const most = parameter.kind === 'map' ? parameter.maximumBytes : undefined
          if (most === undefined) return
          const bytes = bytesOf(value)
          if (bytes <= most) return
          report({
            message: `${nameOf(action)}: ${printPointer(pointer.slice(1))} has ${bytes} bytes together, and at most ${most} are kept: the block always fails.`,
            args: { action: action.node.identifier, bytes },
            at: { action: action.index, pointer },
            suggestion: 'Keep large texts in a table or behind a Lambda function, and a key to them in the attribute.',
          })
        },
      })
    }
  },
}

const encoder = new TextEncoder()

/** Size of names and literal values as UTF-8; what a reference brings along is known at run time only. */
function bytesOf(values: ParameterObject): number {
  let bytes = 0
  for (const [name, value] of Object.entries(values)) {
    const text = isParameterObject(value) ? value.Value : value
    bytes += encoder.encode(name).length
    if (typeof text === 'string' && wholeReference(text) === undefined) bytes += encoder.encode(text).length
  }
  return bytes
}
