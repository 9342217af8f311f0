import type { CheckedFlow, Way } from './checked-flow.js'
import { nameOf } from './checked-flow.js'

/** One action on a path, with the way that led to it. */
export interface PathStep {
  readonly action: number
  /** The way that was taken from the action before; undefined for the first. */
  readonly way: Way | undefined
}

/** A path through a flow: actions in the order in which a contact comes to them. */
export type FlowPath = readonly PathStep[]

/** Where a path begins and ends, and what it may pass. */
export interface PathSearch {
  /** Indices of the actions that it may begin with. @defaultValue the flow's start */
  readonly from?: readonly number[]
  /** Whether it has arrived. */
  readonly to: (action: number) => boolean
  /** Whether it may leave an action on a way. Ways that are never taken are left out already. @defaultValue every way */
  readonly passes?: (action: number, way: Way) => boolean
}

/**
 * A shortest path, breadth first: of several, the one whose ways are written first. Linear in actions and transitions.
 * @returns Undefined when there is none.
 */
export function findPath(flow: CheckedFlow, { from, to, passes }: PathSearch): FlowPath | undefined {
  const { start } = flow.graph
  const pending: PathStep[] = (from ?? (typeof start === 'number' ? [start] : [])).map((action) => ({
    action,
    way: undefined,
  }))
  // How each action was first come to. A way knows only its target, so the step before it is kept beside it.
  const before: (PathStep | undefined)[] = []
  // Looked at once for each transition: a list of bytes is much faster than a map.
  const seen = new Uint8Array(flow.actions.length)
  for (const { action } of pending) seen[action] = 1
  for (let head = 0; head < pending.length; head += 1) {
    const step = pending[head]
    if (step === undefined) break
    if (to(step.action)) return pathTo(step, before)
    for (const way of flow.actions[step.action]?.ways ?? []) {
      const { target, taken } = way
      if (!taken || typeof target !== 'number' || seen[target] === 1) continue
      if (passes?.(step.action, way) === false) continue
      seen[target] = 1
      before[target] = step
      pending.push({ action: target, way })
    }
  }
  return undefined
}

/** How many actions a contact passes before each action at least; undefined for those that it never comes to. */
export function stepsFromStart(flow: CheckedFlow): readonly (number | undefined)[] {
  const { start } = flow.graph
  const steps: (number | undefined)[] = flow.actions.map(() => undefined)
  const pending = typeof start === 'number' ? [start] : []
  if (typeof start === 'number') steps[start] = 0
  for (let head = 0; head < pending.length; head += 1) {
    const index = pending[head] ?? 0
    for (const { target, taken } of flow.actions[index]?.ways ?? []) {
      if (!taken || typeof target !== 'number' || steps[target] !== undefined) continue
      steps[target] = (steps[index] ?? 0) + 1
      pending.push(target)
    }
  }
  return steps
}

function pathTo(last: PathStep, before: readonly (PathStep | undefined)[]): FlowPath {
  const path: PathStep[] = []
  for (let step: PathStep | undefined = last; step !== undefined; step = before[step.action]) path.push(step)
  return path.toReversed()
}

/** Most actions of a path that are printed; of longer ones the middle is left out. */
const longestPrinted = 8

/**
 * A path for people, with the outcomes taken: `start -> menu -> on 2 -> here`. A way that is simply the next action has
 * no name. A long path is shortened in the middle.
 * @param origin - What stands before the first action. Default: `start` where the path begins at the start of the flow,
 *   and otherwise nothing; an empty text is nothing.
 */
export function printPath(flow: CheckedFlow, path: FlowPath | undefined, origin?: string): string {
  const steps = path ?? []
  const first = origin ?? (steps[0]?.action === flow.graph.start ? 'start' : undefined)
  const printed = steps.map(({ action, way }, index) => {
    const name = printAction(flow, action)
    const outcome = index === 0 || way === undefined ? undefined : printOutcome(flow, steps[index - 1]?.action, way)
    return outcome === undefined ? name : `on ${outcome} -> ${name}`
  })
  const shown =
    printed.length > longestPrinted
      ? [...printed.slice(0, longestPrinted / 2), '...', ...printed.slice(1 - longestPrinted / 2)]
      : printed
  return [...(first === undefined || first === '' ? [] : [first]), ...shown].join(' -> ')
}

function printAction(flow: CheckedFlow, index: number): string {
  const action = flow.actions[index]
  return action === undefined || action.node.identifier === '' ? nameOf(action) : action.node.identifier
}

/** What an outcome is called: a result or error type as it is, another comparison with its operator. */
export function printOutcome(flow: CheckedFlow, action: number | undefined, way: Way): string | undefined {
  if (way.kind === 'next') return undefined
  if (way.kind === 'error') return way.outcome
  const [, , index] = way.pointer
  const condition =
    typeof index === 'number' && action !== undefined ? flow.actions[action]?.node.conditions[index] : undefined
  if (condition === undefined || condition.operator === 'Equals') return way.outcome
  return [condition.operator, ...condition.operands].join(' ')
}
