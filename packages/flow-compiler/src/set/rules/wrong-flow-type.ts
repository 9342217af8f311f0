import { nameOf } from '../../analysis/checked-flow.js'
import { printPointer } from '../../analysis/parameter-walk.js'
import { hasType } from '../flow-set.js'
import type { SetRule } from '../set-rule.js'

/**
 * A flow that is referred to has a type that can run there.
 *
 * The block takes its error branch at run time, or the event passes without the flow.
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/transfer-to-flow.html
 * @see https://docs.aws.amazon.com/connect/latest/devguide/contact-actions-updatecontacteventhooks.html
 */
export const wrongFlowType: SetRule = {
  code: 'FLOW7002',
  name: 'wrong-flow-type',
  severity: 'error',
  refusedByService: false,
  summary: 'A flow that is referred to has a type that can run there.',
  check({ references }, report) {
    for (const { from, action, pointer, flowTypes, target, stated } of references) {
      if (target === undefined || flowTypes === undefined || hasType(target, flowTypes)) continue
      const { name, flowType } = target.graph
      const wanted = flowTypes.join(' or ')
      report({
        flow: from,
        at: { action: action.index, pointer },
        // The console's note of a name may be older than the flow, so that another one is meant.
        severity: stated ? 'error' : 'warning',
        message: `${printPointer(pointer)} of ${nameOf(action)} takes a flow of type ${wanted}, and "${name}" is of type ${flowType ?? ''}.`,
        args: { flow: name, type: flowType ?? '', expected: wanted },
        suggestion: `Name a flow of type ${wanted}, or give "${name}" that type.`,
        related: [{ flow: target, at: {}, message: `"${name}" is here.` }],
      })
    }
  },
}
