import { flowTypeDefinition, flowTypes } from '@aicc/flow-dsl/language'
import type { FlowType } from '@aicc/flow-dsl/language'
import type { FlowReference, SetFlow } from '../flow-set.js'
import type { SetRule } from '../set-rule.js'

/**
 * A module is invoked, and a queue, hold or whisper flow is set, by some flow.
 *
 * Such flows run only where another one names them. One that nobody names is left over, or the block that was to set it
 * was forgotten, and callers hear the default of Amazon Connect.
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/create-contact-flow.html
 */
export const unusedFlow: SetRule = {
  code: 'FLOW7007',
  name: 'unused-flow',
  severity: 'info',
  refusedByService: false,
  summary: 'A module is invoked, and a queue, hold or whisper flow is set, by some flow.',
  check({ flows, references, complete }, report) {
    if (!complete) return
    const used = new Set<SetFlow>()
    for (const { candidates, from } of references) {
      for (const candidate of candidates) if (candidate !== from) used.add(candidate)
    }
    const told = typesWhoseFlowsAreTold(references)
    for (const flow of flows) {
      const { name, flowType } = flow.graph
      if (flowType === undefined || used.has(flow) || !flowTypeDefinition(flowType).runsOnlyWhereNamed) continue
      // The flows that an instance has from the beginning run where nothing else is set.
      if (!told.has(flowType) || name.startsWith('Default ')) continue
      const module = flowType === 'MODULE'
      report({
        flow,
        at: {},
        message: `No checked flow ${module ? 'invokes the module' : 'sets the flow'} "${name}", so it never runs.`,
        args: { flow: name, type: flowType },
        suggestion: `${module ? 'Invoke it' : 'Set it'} in the flow that needs it, or remove it if it is left over.`,
      })
    }
  },
}

/**
 * The types of which flows are named by others at all, and all of them by names that are sure: only then does it say something
 * that a flow is not named.
 */
function typesWhoseFlowsAreTold(references: readonly FlowReference[]): ReadonlySet<FlowType> {
  const named = new Set<FlowType>()
  const open = new Set<FlowType>()
  for (const reference of references) {
    const { from, kind, flowTypes: allowed, target } = reference
    const types = (allowed ?? flowTypes).filter((type) => (type === 'MODULE') === (kind === 'module'))
    if (target !== from && target?.graph.flowType !== undefined) named.add(target.graph.flowType)
    if (isOpen(reference)) for (const type of types) open.add(type)
  }
  return new Set([...named].filter((type) => !open.has(type)))
}

/** Whether a reference may mean any flow: an attribute or id stands there, or a name that may be out of date. */
function isOpen({ name, stated, candidates }: FlowReference): boolean {
  return name === undefined || (!stated && candidates.length === 0)
}
