import { nameOf } from '../../analysis/checked-flow.js'
import type { FlowReference, FlowSet, SetFlow } from '../flow-set.js'
import { meantNames } from '../meant-names.js'
import type { SetRule } from '../set-rule.js'

/**
 * A flow or module that is referred to by name exists.
 *
 * The name becomes an id when the flow is deployed. Where nothing has the name, the deployment stops; where something
 * else has it, the contact takes the error branch or comes into the wrong flow.
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/transfer-to-flow.html
 */
export const unknownFlow: SetRule = {
  code: 'FLOW7001',
  name: 'unknown-flow',
  severity: 'error',
  refusedByService: false,
  summary: 'A flow or module that is referred to by name exists.',
  check(set, report) {
    // A flow by itself says nothing of others.
    if (!set.complete || set.flows.length < 2) return
    const mentioned = new Set<string>()
    const namesBelongTogether = refersByName(set)
    const meant = misspellings(set)
    for (const reference of set.references) {
      const { from, action, pointer, kind, name, stated, candidates } = reference
      if (name === undefined || !stated || candidates.length > 0 || reference.imported) continue
      const at = { action: action.index, pointer }
      const namesake = meant(reference)
      if (namesake !== undefined) {
        report({
          flow: from,
          at,
          message: `${nameOf(action)} refers to the ${kind} "${name}", which none of the checked files has.`,
          args: { [kind]: name, meant: namesake.graph.name },
          suggestion: `Did you mean "${namesake.graph.name}"?`,
          related: [{ flow: namesake, at: {}, message: `The ${kind} "${namesake.graph.name}" is here.` }],
        })
        continue
      }
      const key = `${kind} ${name}`
      if (!namesBelongTogether || mentioned.has(key)) continue
      mentioned.add(key)
      report({
        flow: from,
        at,
        severity: 'info',
        message: `The ${kind} "${name}" is in none of the checked files, so whether it exists and fits was not checked.`,
        args: { [kind]: name },
        suggestion: `Check its file too. If it was made elsewhere, make sure that its name is exactly "${name}".`,
      })
    }
  },
}

/**
 * Whether flows of the set refer to each other by name: only then is a name that nothing has worth a word. Otherwise the
 * files are some of many.
 */
function refersByName({ references }: FlowSet): boolean {
  return references.some(({ from, stated, target }) => stated && target !== undefined && target !== from)
}

/** Looks up the flow that was meant by a name that nothing has. */
function misspellings({ flows }: FlowSet): (reference: FlowReference) => SetFlow | undefined {
  const found = new Map<string, SetFlow | undefined>()
  const byKind = { module: findMeant(flows, true), flow: findMeant(flows, false) }
  return ({ kind, name = '' }) => {
    const key = `${kind} ${name}`
    if (!found.has(key)) found.set(key, byKind[kind](name))
    return found.get(key)
  }
}

/** Looks among modules, or among flows. */
function findMeant(flows: readonly SetFlow[], modules: boolean): (name: string) => SetFlow | undefined {
  const named = new Map(
    flows.filter(({ graph }) => (graph.flowType === 'MODULE') === modules).map((flow) => [flow.graph.name, flow]),
  )
  const meant = meantNames(named.keys())
  return (name) => named.get(meant(name) ?? '')
}
