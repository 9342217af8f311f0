import { findReferences, isResource, lookUpAttribute, wholeReference } from '@aicc/flow-dsl/language'
import type { ParameterValue, TextParameter } from '@aicc/flow-dsl/language'
import { nameOf } from '../analysis/checked-flow.js'
import { forEachDescribedText, printPointer } from '../analysis/parameter-walk.js'
import type { Rule } from './rule.js'

/**
 * A JSONPath stands only where the service reads one, and alone where it has to be alone.
 *
 * Elsewhere the service refuses it, or takes it for plain text: a time limit of "$.Attributes.seconds" is no number.
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/how-to-reference-attributes.html
 */
export const misplacedReference: Rule = {
  code: 'FLOW3005',
  name: 'misplaced-reference',
  severity: 'error',
  refusedByService: true,
  summary: 'A JSONPath stands only where the service reads one, and alone where it has to be alone.',
  check(flow, report) {
    forEachDescribedText(flow, (action, value, parameter, pointer) => {
      const problem = referenceProblem(value, parameter)
      if (problem === undefined) return
      const name = printPointer(pointer.slice(1))
      report({
        message: `${nameOf(action)}: ${name} ${problem.message}.`,
        args: { action: action.node.identifier, type: action.node.type, parameter: name },
        at: { action: action.index, pointer },
        suggestion: problem.suggestion,
      })
    })
  },
}

interface ReferenceProblem {
  readonly message: string
  readonly suggestion?: string
}

function referenceProblem(value: ParameterValue, parameter: TextParameter): ReferenceProblem | undefined {
  if (isResource(value) || typeof value !== 'string' || value === '') return undefined
  const whole = wholeReference(value)
  switch (parameter.dynamic) {
    case 'embedded':
      return undefined
    case 'static':
      return findReferences(value).length === 0
        ? undefined
        : { message: `has to be a literal, and has the JSONPath "${value}"`, suggestion: 'Write the value itself.' }
    case 'either':
      return whole !== undefined || findReferences(value).length === 0
        ? undefined
        : {
            message: `takes a literal or one JSONPath as the whole value, and is ${JSON.stringify(value)}`,
            suggestion: 'Put the text together in a Lambda function or in an attribute, and refer to that.',
          }
    case 'reference': {
      if (whole === undefined) {
        return {
          message: `has to be one JSONPath, and is ${JSON.stringify(value)}`,
          suggestion: 'Write a reference such as $.Attributes.name.',
        }
      }
      return lookUpAttribute(whole.members).verdict === 'namespace'
        ? {
            message: `refers to all of ${value}, and has to refer to one value in it`,
            suggestion: `Write ${value}.name.`,
          }
        : undefined
    }
  }
}
