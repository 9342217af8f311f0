import type { ActionDefinition, Parameter, ParameterValue } from '@aicc/flow-dsl/language'
import { nameOf } from '../analysis/checked-flow.js'
import { isParameterObject, printPointer, walkParameters } from '../analysis/parameter-walk.js'
import { didYouMean, suggestionList } from '../diagnostics/suggestion-list.js'
import type { Rule } from './rule.js'

/**
 * An action has only parameters that the service knows.
 *
 * Others are refused ("Invalid Action property name"), mostly a name from the console or from an older page.
 * @see https://github.com/mgaffigan/pulumi-amazon-connect/blob/HEAD/docs/wire-format-checks.md
 */
export const unknownParameter: Rule = {
  code: 'FLOW3001',
  name: 'unknown-parameter',
  severity: 'error',
  refusedByService: true,
  summary: 'An action has only parameters that the service knows.',
  check(flow, report) {
    for (const action of flow.actions) {
      const { definition, node } = action
      // Where names are not published, an unknown one may be right; unconfirmed-action says that it was not checked.
      if (definition === undefined || definition.confidence === 'low') continue
      const check = (
        values: Readonly<Record<string, ParameterValue | undefined>>,
        known: Readonly<Record<string, Parameter>>,
        pointer: readonly (string | number)[],
        open: readonly string[] = [],
      ): void => {
        for (const name of Object.keys(values)) {
          if (Object.hasOwn(known, name) || open.some((beginning) => name.startsWith(beginning))) continue
          const names = Object.keys(known)
          const path = printPointer([...pointer.slice(1), name])
          report({
            message: `${nameOf(action)}: ${node.type} has no parameter "${path}"${names.length === 0 ? '; it takes none' : ''}.`,
            args: { action: node.identifier, type: node.type, parameter: path },
            at: { action: action.index, pointer: [...pointer, name] },
            suggestion: suggestionFor(definition, name, names),
          })
        }
      }
      check(node.parameters, definition.parameters, ['Parameters'])
      walkParameters(node.parameters, definition.parameters, {
        object: (value, parameter, pointer) => {
          if (parameter.kind === 'object' && isParameterObject(value))
            check(value, parameter.members, pointer, parameter.openMembers)
        },
      })
    }
  },
}

function suggestionFor(definition: ActionDefinition, name: string, names: readonly string[]): string {
  const refused = definition.refusedParameters
  if (refused !== undefined && Object.hasOwn(refused, name)) return refused[name] ?? ''
  return (
    didYouMean(suggestionList(name, names)) ?? (names.length === 0 ? 'Remove it.' : `It takes ${names.join(', ')}.`)
  )
}
