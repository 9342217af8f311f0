import type { ParameterGroup, ParameterObject } from '@aicc/flow-dsl/language'
import { nameOf, typeAsSubject } from '../analysis/checked-flow.js'
import { printPointer, walkParameters } from '../analysis/parameter-walk.js'
import type { Rule } from './rule.js'

/**
 * Parameters that exclude each other are not given together, one of those that are needed is given, and parameters that
 * depend on others fit them.
 * @see https://docs.aws.amazon.com/connect/latest/devguide/flow-language-actions.html
 */
export const conflictingParameters: Rule = {
  code: 'FLOW3004',
  name: 'conflicting-parameters',
  severity: 'error',
  refusedByService: true,
  summary: 'Parameters that exclude each other are not given together, and parameters that depend on others fit them.',
  check(flow, report) {
    for (const action of flow.actions) {
      const { definition, form, node } = action
      if (definition === undefined || form === undefined) continue
      const where = typeAsSubject(action)
      const check = (
        values: ParameterObject,
        groups: readonly ParameterGroup[],
        pointer: readonly (string | number)[],
        subject: string,
      ): void => {
        for (const { rule, members } of groups) {
          const given = members.filter((name) => values[name] !== undefined)
          if (given.length === 1 || (given.length === 0 && rule === 'atMostOne')) continue
          const second = given[1]
          report({
            message:
              given.length === 0
                ? `${nameOf(action)}: ${subject} needs one of ${members.join(', ')}.`
                : `${nameOf(action)}: ${subject} takes ${rule === 'exactlyOne' ? 'exactly' : 'at most'} one of ${members.join(', ')}, and has ${given.join(' and ')}.`,
            args: { action: node.identifier, type: node.type, given: given.join(', ') },
            at: { action: action.index, pointer: second === undefined ? pointer : [...pointer, second] },
            suggestion: given.length === 0 ? undefined : 'Keep one and remove the others.',
          })
        }
      }
      check(node.parameters, definition.groups ?? [], ['Parameters'], node.type)
      check(node.parameters, form.groups ?? [], ['Parameters'], where)
      for (const name of form.forbids ?? []) {
        if (node.parameters[name] === undefined) continue
        report({
          message: `${nameOf(action)}: ${where} does not take "${name}".`,
          args: { action: node.identifier, type: node.type, given: name },
          at: { action: action.index, pointer: ['Parameters', name] },
          suggestion: `Remove "${name}".`,
        })
      }
      for (const { at, message, broken } of definition.constraints ?? []) {
        if (!broken(node.parameters)) continue
        report({
          message: `${nameOf(action)}: ${message}`,
          args: { action: node.identifier, type: node.type, given: at },
          at: { action: action.index, pointer: ['Parameters', ...at.split('.')] },
        })
      }
      walkParameters(node.parameters, definition.parameters, {
        object: (value, parameter, pointer) => {
          if (parameter.kind === 'object') check(value, parameter.groups ?? [], pointer, printPointer(pointer.slice(1)))
        },
      })
    }
  },
}
