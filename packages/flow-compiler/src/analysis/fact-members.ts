import { findReferences } from '@aicc/flow-dsl/language'
import type { FlowFact } from '@aicc/flow-dsl/language'
import type { CheckedFlow } from './checked-flow.js'

const known = new WeakMap<CheckedFlow, Map<FlowFact, readonly string[]>>()

/**
 * The members of a fact that is a reference; of one that is none, the fact itself. What a flow sets is asked for by
 * several analyses and rules, and each fact is taken apart once a flow.
 */
export function membersOfFact(flow: CheckedFlow, fact: FlowFact): readonly string[] {
  let ofFlow = known.get(flow)
  if (ofFlow === undefined) {
    ofFlow = new Map()
    known.set(flow, ofFlow)
  }
  let members = ofFlow.get(fact)
  if (members === undefined) {
    members = findReferences(fact)[0]?.members ?? [fact]
    ofFlow.set(fact, members)
  }
  return members
}
