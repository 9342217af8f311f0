import type { Parameter, ParameterObject } from '@aicc/flow-dsl/language'
import { nameOf, typeAsSubject } from '../analysis/checked-flow.js'
import { printPointer, walkParameters } from '../analysis/parameter-walk.js'
import type { Rule } from './rule.js'

/**
 * An action has all parameters that the service requires, in the form that it takes.
 * @see https://docs.aws.amazon.com/connect/latest/devguide/flow-language-actions.html
 */
export const missingParameter: Rule = {
  code: 'FLOW3002',
  name: 'missing-parameter',
  severity: 'error',
  refusedByService: true,
  summary: 'An action has all parameters that the service requires, in the form that it takes.',
  check(flow, report) {
    for (const action of flow.actions) {
      const { definition, form, node } = action
      if (definition === undefined || form === undefined) continue
      const ofForm = new Set(form.requires)
      const check = (
        values: ParameterObject,
        known: Readonly<Record<string, Parameter>>,
        further: readonly string[],
        pointer: readonly (string | number)[],
      ): void => {
        const names = new Set(further)
        for (const [name, parameter] of Object.entries(known)) if (parameter.required === true) names.add(name)
        for (const name of names) {
          if (values[name] !== undefined) continue
          const path = printPointer([...pointer.slice(1), name])
          const example = exampleOf(known[name])
          // The form matters only where the others do without.
          const where = pointer.length === 1 && ofForm.has(name) ? typeAsSubject(action) : node.type
          report({
            message: `${nameOf(action)}: ${where} needs the parameter "${path}".`,
            args: { action: node.identifier, type: node.type, parameter: path },
            at: { action: action.index, pointer },
            suggestion: `Add "${name}"${example === undefined ? '' : `, ${example}`}.`,
          })
        }
      }
      check(node.parameters, definition.parameters, form.requires ?? [], ['Parameters'])
      walkParameters(node.parameters, definition.parameters, {
        object: (value, parameter, pointer) => {
          if (parameter.kind === 'object') check(value, parameter.members, [], pointer)
        },
      })
    }
  },
}

/** What the parameter may be, as the end of a sentence. */
function exampleOf(parameter: Parameter | undefined): string | undefined {
  if (parameter?.kind !== 'text') return undefined
  if (parameter.values !== undefined && parameter.values.length <= 8) return `one of ${parameter.values.join(', ')}`
  const { integer } = parameter
  if (integer?.minimum !== undefined && integer.maximum !== undefined) {
    return `a whole number from ${integer.minimum} to ${integer.maximum} as text`
  }
  return parameter.dynamic === 'reference' ? 'one JSONPath such as $.Attributes.name' : undefined
}
