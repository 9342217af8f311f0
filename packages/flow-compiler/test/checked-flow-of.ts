import type { JsonObject } from '@aicc/flow-dsl/language'
import { toCheckedFlow } from '../src/analysis/checked-flow.js'
import type { CheckedFlow } from '../src/analysis/checked-flow.js'
import { checkFlowJson } from '../src/index.js'

/** A flow document as rules see it, for tests of what they share. */
export function checkedFlowOf(input: JsonObject): CheckedFlow {
  const { graph } = checkFlowJson(JSON.stringify(input))
  if (graph === undefined) throw new Error('the document is no flow')
  return toCheckedFlow(graph)
}
