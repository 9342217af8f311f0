import { findStrongComponents } from '../analysis/strong-components.js'
import type { FlowReference, FlowSet, SetFlow } from './flow-set.js'

/** One step of a circle, or of a chain: a reference and the flow that it leads to. */
export interface ReferenceStep {
  readonly reference: FlowReference
  readonly target: SetFlow
}

/** Some of the references of a set as a graph of its flows. */
export interface ReferenceGraph {
  /** Where each flow leads, in the order of its actions; one step for each target. */
  readonly steps: ReadonlyMap<SetFlow, readonly ReferenceStep[]>
  /** Flows in an order in which each stands behind those that it leads to, circles aside. */
  readonly inwards: readonly SetFlow[]
  /** A shortest circle out of each group of flows that lead to each other, beginning with the flow that stands first. */
  readonly circles: readonly (readonly ReferenceStep[])[]
  /** Flows that are part of a circle. */
  readonly circular: ReadonlySet<SetFlow>
}

/** Make a graph of some references of a set. Linear in flows and references. */
export function toReferenceGraph(
  { flows, references }: FlowSet,
  isStep: (step: ReferenceStep) => boolean,
): ReferenceGraph {
  const byTarget = new Map<SetFlow, Map<SetFlow, ReferenceStep>>()
  for (const reference of references) {
    const { from, target } = reference
    if (target === undefined || !isStep({ reference, target })) continue
    const own = byTarget.get(from) ?? new Map<SetFlow, ReferenceStep>()
    if (!own.has(target)) own.set(target, { reference, target })
    byTarget.set(from, own)
  }
  const steps = new Map([...byTarget].map(([flow, own]) => [flow, [...own.values()]]))
  const stepsFrom = (flow: SetFlow | undefined): readonly ReferenceStep[] =>
    flow === undefined ? [] : (steps.get(flow) ?? [])

  const { components, componentOf } = findStrongComponents(flows.length, (index) =>
    stepsFrom(flows[index]).map(({ target }) => target.index),
  )
  const inwards = components.flat().flatMap((index) => flows[index] ?? [])
  const circles: (readonly ReferenceStep[])[] = []
  const circular = new Set<SetFlow>()
  for (const component of components) {
    const members = component.flatMap((index) => flows[index] ?? [])
    const first = members.toSorted((one, other) => one.index - other.index)[0]
    if (first === undefined) continue
    const stays = (step: ReferenceStep): boolean => componentOf[step.target.index] === componentOf[first.index]
    const circle = shortestCircle(first, (flow) => stepsFrom(flow).filter(stays))
    if (circle.length === 0) continue
    circles.push(circle)
    for (const member of members) circular.add(member)
  }
  const place = (circle: readonly ReferenceStep[]): number => circle[0]?.reference.from.index ?? 0
  return { steps, inwards, circles: circles.toSorted((one, other) => place(one) - place(other)), circular }
}

/** A shortest way from a flow back to itself; empty where there is none. */
function shortestCircle(
  first: SetFlow,
  stepsFrom: (flow: SetFlow) => readonly ReferenceStep[],
): readonly ReferenceStep[] {
  const cameBy = new Map<SetFlow, ReferenceStep>()
  const queue = [first]
  for (let head = 0; head < queue.length; head += 1) {
    const flow = queue[head]
    if (flow === undefined) break
    for (const step of stepsFrom(flow)) {
      if (cameBy.has(step.target)) continue
      cameBy.set(step.target, step)
      queue.push(step.target)
    }
  }
  const circle: ReferenceStep[] = []
  for (let step = cameBy.get(first); step !== undefined; step = cameBy.get(step.reference.from)) {
    circle.push(step)
    if (step.reference.from === first) break
  }
  return circle.reverse()
}

/** Most flows of a chain that are printed, and most of its places that are shown. */
const longestShown = 8

/** The names of the flows on a chain of references: `menu -> survey -> menu`. A long one is shortened in the middle. */
export function printChain(steps: readonly ReferenceStep[]): string {
  const flows = [...steps.slice(0, 1).map(({ reference }) => reference.from), ...steps.map(({ target }) => target)]
  const names = flows.map(({ graph }) => graph.name)
  const half = longestShown / 2
  const shown = names.length > longestShown ? [...names.slice(0, half), '...', ...names.slice(-half)] : names
  return shown.join(' -> ')
}

/** The places of the first steps behind the one that is reported itself. */
export function furtherPlaces(steps: readonly ReferenceStep[], verb: string) {
  return steps.slice(1, longestShown).map(({ reference: { from, action, pointer }, target }) => ({
    flow: from,
    at: { action: action.index, pointer },
    message: `"${from.graph.name}" ${verb} "${target.graph.name}" here.`,
  }))
}
