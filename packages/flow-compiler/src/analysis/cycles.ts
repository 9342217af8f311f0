import type { CheckedAction, CheckedFlow, Way } from './checked-flow.js'
import { findPath } from './flow-path.js'
import type { FlowPath } from './flow-path.js'
import { findStrongComponents } from './strong-components.js'

/** Actions that all lead to each other without end. */
export interface Cycle {
  /** All of them, in the order of the flow. */
  readonly members: readonly CheckedAction[]
  /** A shortest way round from the first member back to it. */
  readonly round: FlowPath
  /** Every way from a member to an action that is none. */
  readonly waysOut: readonly { readonly action: CheckedAction; readonly way: Way }[]
}

/** Whether a way is one that its action takes only so many times before it takes another: into the body of a Loop. */
export function isBounded({ form }: CheckedAction, way: Way): boolean {
  return way.kind === 'condition' && form?.outcomes.conditions?.bounded?.result === way.outcome
}

/** How often an action takes its bounded way; undefined when it has none, or only the contact knows. */
export function boundOf({ form, node }: CheckedAction): number | undefined {
  const times = form?.outcomes.conditions?.bounded?.times
  const written = times === undefined ? undefined : node.parameters[times]
  const count = typeof written === 'string' || typeof written === 'number' ? Number(written) : NaN
  return Number.isInteger(count) && count >= 0 ? count : undefined
}

/**
 * The cycles that a contact can get into and that nothing bounds: the strongly connected components of the actions
 * looked at, along the ways that may be taken but for those that a Loop counts. Linear in actions and transitions.
 * @param isLookedAt - Which actions belong to the graph; a cycle through any other is not found.
 */
export function findCycles(flow: CheckedFlow, isLookedAt: (action: CheckedAction) => boolean): readonly Cycle[] {
  const included = flow.actions.map((action) => flow.reachable[action.index] === true && isLookedAt(action))
  const leadsOn = (action: CheckedAction, way: Way): way is Way & { readonly target: number } =>
    way.taken && typeof way.target === 'number' && included[way.target] === true && !isBounded(action, way)
  const { components, componentOf } = findStrongComponents(flow.actions.length, (index) => {
    const action = flow.actions[index]
    if (action === undefined || included[index] !== true) return []
    return action.ways.flatMap((way) => (leadsOn(action, way) ? [way.target] : []))
  })
  const cycles = components.flatMap((component): readonly Cycle[] => {
    const members = component
      .toSorted((one, other) => one - other)
      .flatMap((index) => (included[index] === true ? [flow.actions[index]] : []))
      .filter((action) => action !== undefined)
    const [first] = members
    if (first === undefined) return []
    const stays = (action: CheckedAction, way: Way): boolean =>
      leadsOn(action, way) && componentOf[way.target] === componentOf[first.index]
    const round = findRound(flow, first, stays)
    if (round === undefined) return []
    const waysOut = members.flatMap((action) =>
      action.ways.flatMap((way) => (way.taken && !stays(action, way) ? [{ action, way }] : [])),
    )
    return [{ members, round, waysOut }]
  })
  return cycles.toSorted((one, other) => (one.members[0]?.index ?? 0) - (other.members[0]?.index ?? 0))
}

/** A shortest way round from an action back to it; undefined for a single action that does not lead to itself. */
function findRound(
  flow: CheckedFlow,
  first: CheckedAction,
  stays: (action: CheckedAction, way: Way) => boolean,
): FlowPath | undefined {
  const wayBack = (index: number): Way | undefined => {
    const action = flow.actions[index]
    return action?.ways.find((way) => way.target === first.index && stays(action, way))
  }
  const path = findPath(flow, {
    from: [first.index],
    to: (index) => wayBack(index) !== undefined,
    passes: (index, way) => {
      const action = flow.actions[index]
      return action !== undefined && stays(action, way)
    },
  })
  const last = path?.at(-1)
  return path === undefined || last === undefined
    ? undefined
    : [...path, { action: first.index, way: wayBack(last.action) }]
}
