import { nameOf } from '../analysis/checked-flow.js'
import { analyseFacts, pathWithout } from '../analysis/flow-facts.js'
import type { Rule } from './rule.js'
import { printPath } from './value-read-before-set.js'

/**
 * A contact has a working queue before it is put into a queue, or before its queue is checked.
 *
 * Without one the action takes its error branch: the caller who was promised a person hears an apology.
 *
 * Warning, not error: an inbound flow that is entered from another flow may bring its queue along.
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/transfer-to-queue.html
 */
export const noWorkingQueue: Rule = {
  code: 'FLOW1103',
  name: 'no-working-queue',
  severity: 'warning',
  refusedByService: false,
  summary: 'A contact has a working queue before it is put into a queue, or before its queue is checked.',
  check(flow, report) {
    // Elsewhere the contact has a queue already: quick connects, queue flows, whispers; a module has its caller's.
    if (flow.graph.flowType !== undefined && flow.graph.flowType !== 'CONTACT_FLOW') return
    const needing = flow.actions.filter(
      ({ definition, node }) => definition?.needs?.(node.parameters).includes('working queue') === true,
    )
    if (needing.length === 0) return
    const facts = analyseFacts(flow)
    for (const action of needing) {
      if (flow.reachable[action.index] === false || facts.always(action.index, 'working queue')) continue
      const path = pathWithout(flow, action.index, 'working queue')
      report({
        message: facts.sometimes(action.index, 'working queue')
          ? `${nameOf(action)} (${action.node.type}) needs a working queue, and the path ${printPath(flow, path)} sets none.`
          : `${nameOf(action)} (${action.node.type}) needs a working queue, and nothing before it sets one.`,
        args: { action: action.node.identifier },
        at: { action: action.index },
        suggestion: flow.authored
          ? 'Call `flow.setWorkingQueue(...)` before it on every path.'
          : 'Set one with UpdateContactTargetQueue before it on every path.',
      })
    }
  },
}
