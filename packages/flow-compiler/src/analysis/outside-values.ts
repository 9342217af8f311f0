import type { FlowType } from '@aicc/flow-dsl/language'
import type { CheckedFlow } from './checked-flow.js'

/** Flow types that another flow can transfer to. */
const enterable: ReadonlySet<FlowType> = new Set(['CONTACT_FLOW', 'AGENT_TRANSFER', 'QUEUE_TRANSFER'])

/**
 * Whether another flow that leads to this one may have set something: not where the author says what the flow expects.
 *
 * Whether results such as Lambda answers survive a transfer to another flow is not documented, and flows of AWS's own
 * rely on it. Flow JSON without a type may be of any.
 */
export function mayBeSetOutside({ graph }: CheckedFlow): boolean {
  if (graph.expects !== undefined) return false
  return graph.flowType === undefined || enterable.has(graph.flowType)
}
