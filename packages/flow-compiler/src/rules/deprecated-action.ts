import type { Parameter } from '@aicc/flow-dsl/language'
import { nameOf } from '../analysis/checked-flow.js'
import type { CheckedAction } from '../analysis/checked-flow.js'
import { printPointer, walkParameters } from '../analysis/parameter-walk.js'
import type { Pointer } from '../analysis/parameter-walk.js'
import type { Rule } from './rule.js'

/**
 * A flow uses nothing that the service has ended.
 *
 * Such an action may still be published, and then takes its error branch for every caller; such a parameter is ignored or
 * refused.
 */
export const deprecatedAction: Rule = {
  code: 'FLOW2015',
  name: 'deprecated-action',
  severity: 'warning',
  refusedByService: false,
  summary: 'A flow uses no action and no parameter that the service has ended.',
  check(flow, report) {
    for (const action of flow.actions) {
      const { definition, node } = action
      if (definition === undefined) continue
      if (definition.deprecated !== undefined) {
        report({
          message: `${nameOf(action)}: ${node.type} is deprecated. ${definition.deprecated}`,
          args: { action: node.identifier, type: node.type },
          at: { action: action.index, pointer: ['Type'] },
        })
        continue
      }
      // Parameters that have ended together, such as the switches of one service, are one thing to do.
      for (const [reason, pointers] of deprecatedParameters(action)) {
        const names = pointers.map((pointer) => printPointer(pointer.slice(1)))
        report({
          message: `${nameOf(action)}: ${names.join(', ')} ${names.length === 1 ? 'is' : 'are'} deprecated. ${reason}`,
          args: { action: node.identifier, type: node.type, parameters: names.join(', ') },
          at: { action: action.index, pointer: pointers[0] ?? ['Parameters'] },
        })
      }
    }
  },
}

/** Places of deprecated parameters by what is said of them. */
function deprecatedParameters({ definition, node }: CheckedAction): ReadonlyMap<string, readonly Pointer[]> {
  const found = new Map<string, Pointer[]>()
  if (definition === undefined) return found
  const note = ({ deprecated }: Parameter, pointer: Pointer): void => {
    if (deprecated === undefined) return
    const pointers = found.get(deprecated)
    if (pointers === undefined) found.set(deprecated, [pointer])
    else pointers.push(pointer)
  }
  walkParameters(node.parameters, definition.parameters, {
    text: (_value, parameter, pointer) => note(parameter, pointer),
    object: (_value, parameter, pointer) => note(parameter, pointer),
    list: (_value, parameter, pointer) => note(parameter, pointer),
  })
  return found
}
