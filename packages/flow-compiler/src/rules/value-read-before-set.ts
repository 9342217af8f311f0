import { findReferences } from '@aicc/flow-dsl/language'
import type { FlowFact, FlowType } from '@aicc/flow-dsl/language'
import { nameOf } from '../analysis/checked-flow.js'
import type { CheckedFlow } from '../analysis/checked-flow.js'
import { analyseFacts, pathWithout } from '../analysis/flow-facts.js'
import { forEachText, printPointer } from '../analysis/parameter-walk.js'
import type { Rule } from './rule.js'

/**
 * Values that one action leaves for later ones, by their namespace, with what sets them. Only namespaces whose setting
 * actions are all described here stand in this list; they are local to one flow run, so no other flow can have set them.
 */
const localValues: ReadonlyMap<string, { readonly fact: FlowFact; readonly setter: string }> = new Map([
  ['StoredCustomerInput', { fact: '$.StoredCustomerInput', setter: 'a block that stores customer input' }],
  ['External', { fact: '$.External', setter: 'a Lambda call' }],
  ['Lex', { fact: '$.Lex', setter: 'a Lex bot' }],
  ['Metrics', { fact: '$.Metrics', setter: 'Get queue metrics' }],
  ['Task', { fact: '$.Task', setter: 'Create task' }],
])

/** Flow types that another flow can transfer to. */
const enterable: ReadonlySet<FlowType> = new Set(['CONTACT_FLOW', 'AGENT_TRANSFER', 'QUEUE_TRANSFER'])

/**
 * A value is read only after something has set it.
 *
 * `$.External.name` before the Lambda call, `$.StoredCustomerInput` before any input: read as empty text, without any
 * error. On no path set: an error, but a warning in flow JSON that another flow may transfer to. Set on some paths only: a
 * warning that shows the path on which it is not.
 */
export const valueReadBeforeSet: Rule = {
  code: 'FLOW1102',
  name: 'value-read-before-set',
  severity: 'error',
  refusedByService: false,
  summary: 'A value is read only after something has set it.',
  check(flow, report) {
    const facts = analyseFacts(flow)
    // Whether such values survive a transfer to another flow is not documented, and flows of AWS's own rely on it.
    const { flowType } = flow.graph
    const mayBeEntered = !flow.authored && (flowType === undefined || enterable.has(flowType))
    for (const action of flow.actions) {
      if (flow.reachable[action.index] === false) continue
      const reported = new Set<string>()
      const check = (text: string, pointer: readonly (string | number)[], place: string): void => {
        for (const { start, end, members } of findReferences(text)) {
          const [root] = members
          const local = root === undefined ? undefined : localValues.get(root)
          if (root === undefined || local === undefined || reported.has(root)) continue
          if (facts.always(action.index, local.fact)) continue
          reported.add(root)
          const written = text.slice(start, end)
          const never = !facts.sometimes(action.index, local.fact)
          const path = pathWithout(flow, action.index, local.fact)
          report({
            message: never
              ? `${nameOf(action)}: ${place} reads ${written} before anything has set it, so it is empty${mayBeEntered ? ' unless another flow that leads here has set it' : ''}.`
              : `${nameOf(action)}: ${place} reads ${written}, which is not set on the path ${printPath(flow, path)}.`,
            args: { action: action.node.identifier, attribute: written },
            at: { action: action.index, pointer },
            severity: never && !mayBeEntered ? 'error' : 'warning',
            suggestion: `It is set by ${local.setter}: let one come before this on every path.`,
          })
        }
      }
      forEachText(action.node.parameters, (text, pointer) => check(text, pointer, printPointer(pointer.slice(1))))
      for (const [index, { operands }] of action.node.conditions.entries()) {
        for (const operand of operands) {
          check(operand, ['Transitions', 'Conditions', index, 'Condition', 'Operands'], `condition ${index + 1}`)
        }
      }
    }
  },
}

/** A path for people: `start -> menu -> ask`, shortened in the middle. */
export function printPath(flow: CheckedFlow, path: readonly number[] | undefined): string {
  const names = (path ?? []).map((index) => flow.actions[index]?.node.identifier ?? '')
  const shown = names.length > 8 ? [...names.slice(0, 4), '...', ...names.slice(-3)] : names
  return ['start', ...shown].join(' -> ')
}
