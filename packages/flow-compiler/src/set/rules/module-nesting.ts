import { limits } from '@aicc/flow-dsl/language'
import { nameOf } from '../../analysis/checked-flow.js'
import type { SetFlow } from '../flow-set.js'
import { furtherPlaces, printChain, toReferenceGraph } from '../reference-graph.js'
import type { ReferenceGraph, ReferenceStep } from '../reference-graph.js'
import type { SetRule } from '../set-rule.js'

/**
 * Modules of several files do not invoke each other in a circle, and are nested five levels deep at most.
 *
 * The sixth level takes the error branch. Chains of modules that import each other are looked at with the flow itself.
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/contact-flow-modules.html
 */
export const moduleNesting: SetRule = {
  code: 'FLOW7005',
  name: 'module-nesting',
  severity: 'error',
  refusedByService: false,
  summary: 'Modules of several files do not invoke each other in a circle, and are nested five levels deep at most.',
  check(set, report) {
    const graph = toReferenceGraph(set, ({ reference, target }) => {
      return reference.kind === 'module' && target.graph.flowType === 'MODULE'
    })
    for (const circle of graph.circles) {
      const [first] = circle
      if (first === undefined || circle.every(({ reference }) => reference.imported)) continue
      const { from, action, pointer } = first.reference
      const chain = printChain(circle)
      report({
        flow: from,
        at: { action: action.index, pointer },
        severity: severityOf(circle),
        message: `${nameOf(action)} starts modules that invoke each other in a circle: ${chain}.`,
        args: { chain },
        suggestion: 'Break the circle: a module cannot come back to itself.',
        related: furtherPlaces(circle, 'invokes'),
      })
    }

    const maximum = limits.moduleNesting.value
    const deepest = findDeepest(graph)
    const invoked = new Set([...graph.steps.values()].flat().map(({ target }) => target))
    for (const [from, steps] of graph.steps) {
      // The flow that begins it all is where somebody can decide what to flatten.
      if (invoked.has(from)) continue
      for (const step of steps) {
        const nested = [step, ...chainFrom(step.target, deepest)]
        if (nested.length <= maximum || nested.every(({ reference }) => reference.imported)) continue
        const { action, pointer } = step.reference
        const chain = printChain(nested)
        report({
          flow: from,
          at: { action: action.index, pointer },
          severity: severityOf(nested),
          message: `${nameOf(action)} starts modules nested ${nested.length} deep, at most ${maximum} levels run: ${chain}.`,
          args: { chain, maximum },
          suggestion: 'Let one of them call the innermost directly.',
          related: furtherPlaces(nested, 'invokes'),
        })
      }
    }
  },
}

function severityOf(steps: readonly ReferenceStep[]): 'error' | 'warning' {
  return steps.every(({ reference }) => reference.stated) ? 'error' : 'warning'
}

/** The step from each module that begins the longest chain, with its length. Circles have no length. */
type Deepest = ReadonlyMap<SetFlow, { readonly step: ReferenceStep; readonly length: number }>

function findDeepest({ inwards, steps, circular }: ReferenceGraph): Deepest {
  const deepest = new Map<SetFlow, { readonly step: ReferenceStep; readonly length: number }>()
  for (const flow of inwards) {
    for (const step of steps.get(flow) ?? []) {
      if (circular.has(flow) || circular.has(step.target)) continue
      const length = 1 + (deepest.get(step.target)?.length ?? 0)
      if (length > (deepest.get(flow)?.length ?? 0)) deepest.set(flow, { step, length })
    }
  }
  return deepest
}

function chainFrom(module: SetFlow, deepest: Deepest): readonly ReferenceStep[] {
  const chain: ReferenceStep[] = []
  for (let next = deepest.get(module); next !== undefined; next = deepest.get(next.step.target)) chain.push(next.step)
  return chain
}
