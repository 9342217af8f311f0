import { attributeReads } from '../analysis/attribute-reads.js'
import { nameOf } from '../analysis/checked-flow.js'
import type { CheckedFlow } from '../analysis/checked-flow.js'
import { analyseFacts, failedSetterOn, pathWithout } from '../analysis/flow-facts.js'
import { printPath } from '../analysis/flow-path.js'
import type { Report, Rule } from './rule.js'

/**
 * A contact has a working queue before it is put into a queue, or before its queue is checked.
 *
 * Without one the action takes its error branch: the caller who was promised a person hears an apology. What is read of
 * the queue (`$.Queue.Name`) is empty until then.
 *
 * Warning, not error: an inbound flow that is entered from another flow may bring its queue along. Where the author
 * lists what the flow expects and the working queue is not in it, having none on any path is an error.
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
    reportEarlyReads(flow, report)
    const needing = flow.actions.filter(
      ({ definition, node }) => definition?.needs?.(node.parameters).includes('working queue') === true,
    )
    if (needing.length === 0) return
    const facts = analyseFacts(flow)
    for (const action of needing) {
      if (flow.reachable[action.index] === false || facts.always(action.index, 'working queue')) continue
      const path = pathWithout(flow, action.index, 'working queue') ?? []
      const failed = failedSetterOn(flow, path, 'working queue')
      const never = !facts.sometimes(action.index, 'working queue')
      const needs = `${nameOf(action)} (${action.node.type}) needs a working queue`
      report({
        message: never
          ? `${needs}, and nothing before it sets one.`
          : failed === undefined
            ? `${needs}, and the path ${printPath(flow, path)} sets none.`
            : `${needs}, and ${nameOf(failed.action)} sets one only when it succeeds, not on ${failed.way.outcome}: the path ${printPath(flow, path)}.`,
        args: { action: action.node.identifier },
        at: { action: action.index },
        severity: never && flow.graph.expects !== undefined ? 'error' : 'warning',
        suggestion: setOneBefore(flow, never),
      })
    }
  },
}

/**
 * Attributes of the queue, read where none is set yet. Only in a flow that sets one: where none does, the contact has
 * been in a queue already, as in a disconnect flow or a step-by-step guide.
 */
function reportEarlyReads(flow: CheckedFlow, report: Report): void {
  const reads = attributeReads(flow).filter(({ members: [root] }) => root === 'Queue')
  const setsOne = flow.actions.some(({ sets }) => sets.includes('working queue'))
  if (reads.length === 0 || !setsOne) return
  const facts = analyseFacts(flow)
  const reported = new Set<number>()
  for (const { action, place, pointer, written } of reads) {
    const { index } = action
    if (flow.reachable[index] === false || reported.has(index) || facts.sometimes(index, 'working queue')) continue
    reported.add(index)
    report({
      message: `${nameOf(action)}: ${place} reads ${written}, and nothing before it sets a working queue, so it is empty.`,
      args: { action: action.node.identifier, attribute: written },
      at: { action: index, pointer },
      suggestion: setOneBefore(flow, true),
    })
  }
}

function setOneBefore(flow: CheckedFlow, mayComeFromOutside: boolean): string {
  if (!flow.authored) return 'Set one with UpdateContactTargetQueue before it on every path.'
  const outside = mayComeFromOutside
    ? ", or add 'working queue' to the `expects` of the flow, if another flow sets it"
    : ''
  return `Call \`flow.setWorkingQueue(...)\` before it on every path${outside}.`
}
