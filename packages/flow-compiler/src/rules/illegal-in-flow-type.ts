import { flowTypeDefinition } from '@aicc/flow-dsl/language'
import { nameOf } from '../analysis/checked-flow.js'
import type { Rule } from './rule.js'

/**
 * An action stands only in flow types that it is legal in.
 *
 * The service refuses most others; where it does not, the action takes its error branch on every call.
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/contact-block-definitions.html
 */
export const illegalInFlowType: Rule = {
  code: 'FLOW4001',
  name: 'illegal-in-flow-type',
  severity: 'error',
  refusedByService: true,
  acceptedCases: 'an action about whose flow types the documentation contradicts itself',
  summary: 'An action stands only in flow types that it is legal in.',
  check(flow, report) {
    const { flowType } = flow.graph
    if (flowType === undefined) return
    const place = flowTypeDefinition(flowType)
    const ending = flow.authored ? `\`${place.ending.statement}\`` : place.ending.actionType
    for (const action of flow.actions) {
      const { definition, node } = action
      if (definition === undefined || definition.flowTypes.includes(flowType)) continue
      const legal = definition.flowTypes.map((type) => flowTypeDefinition(type).consoleName).join(', ')
      const ends = definition.forms[0].outcomes.next.kind === 'terminal'
      const disputed = definition.disputedFlowTypes?.includes(flowType) === true
      report({
        message: `${nameOf(action)}: ${node.type} ${disputed ? 'may be refused' : 'is not legal'} in a flow of type ${flowType} (${place.consoleName})${disputed ? ': the documentation contradicts itself' : ''}.`,
        args: { action: node.identifier, type: node.type, flowType },
        at: { action: action.index, pointer: ['Type'] },
        ...(disputed ? { severity: 'warning' } : {}),
        suggestion: `It may stand in: ${legal}.${ends ? ` Here a path ends with ${ending}.` : ''}`,
      })
    }
  },
}
