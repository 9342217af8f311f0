import { nameOf } from '../../analysis/checked-flow.js'
import { groupByName } from '../flow-set.js'
import type { FlowSet, SetFlow } from '../flow-set.js'
import type { SetReport, SetRule } from '../set-rule.js'

/** Most other places that are shown with one. */
const mostRelated = 5

/**
 * A name belongs to one flow, or to one module.
 *
 * An instance takes a name once, and whoever deploys by name overwrites the first flow with the second. Files of flow
 * JSON are often versions of one flow, so there nothing is wrong until something refers to the name.
 * @see https://docs.aws.amazon.com/connect/latest/APIReference/API_CreateContactFlow.html
 */
export const sameFlowName: SetRule = {
  code: 'FLOW7003',
  name: 'same-flow-name',
  severity: 'error',
  refusedByService: false,
  summary: 'A name belongs to one flow, or to one module.',
  check(set, report) {
    reportAuthored(set, report)
    reportUnclear(set, report)
  },
}

/** TypeScript flows: each becomes a flow of its name. */
function reportAuthored({ flows }: FlowSet, report: SetReport): void {
  const authored = flows.filter((flow) => flow.authored)
  // An instance keeps the names of flows and modules apart.
  const modules = authored.filter(({ graph }) => graph.flowType === 'MODULE')
  const others = authored.filter(({ graph }) => graph.flowType !== 'MODULE')
  for (const [what, list] of [['flows', others] as const, ['modules', modules] as const]) {
    for (const [name, [first, ...namesakes]] of groupByName(list)) {
      for (const flow of namesakes) {
        report({
          flow,
          at: {},
          message: `Two ${what} are named "${name}".`,
          args: { name },
          suggestion: 'Rename one of them.',
          related: first === undefined ? [] : [{ flow: first, at: {}, message: `"${name}" is declared first here.` }],
        })
      }
    }
  }
}

/** References to a name that several files have. */
function reportUnclear({ references }: FlowSet, report: SetReport): void {
  // One list of candidates is shared by all references that may mean the same flows.
  const mentioned = new Set<readonly SetFlow[]>()
  for (const { from, action, pointer, kind, name = '', candidates } of references) {
    if (candidates.length < 2 || candidates.some((flow) => flow.authored) || mentioned.has(candidates)) continue
    mentioned.add(candidates)
    report({
      flow: from,
      at: { action: action.index, pointer },
      severity: 'info',
      message: `${nameOf(action)} refers to the ${kind} "${name}", and ${candidates.length} of the checked files hold one of that name, so whether it fits was not checked.`,
      args: { [kind]: name, files: candidates.length },
      suggestion: 'Check one version at a time, or rename those that are flows of their own.',
      related: candidates.slice(0, mostRelated).map((flow) => ({ flow, at: {}, message: `One "${name}" is here.` })),
    })
  }
}
