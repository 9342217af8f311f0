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

/** Where paths begin, and what they may pass. */
export interface PathsAllowed {
  /** Indices of the actions that they may begin with. @defaultValue the flow's start */
  readonly from?: readonly number[]
  /** Whether they may leave an action on a way. Ways that are never taken are left out already. @defaultValue every way */
  readonly passes?: (action: number, way: Way) => boolean
}

/** Where a path begins and ends, and what it may pass. */
export interface PathSearch extends PathsAllowed {
  /** Whether it has arrived. */
  readonly to: (action: number) => boolean
}

/**
 * The shortest paths to all actions, breadth first: of several, those whose ways are written first. One search, which
 * goes only as far as it is asked; whoever asks for many actions asks the same one. Linear in actions and transitions.
 */
export class ShortestPaths {
  readonly #flow: CheckedFlow
  readonly #passes: PathsAllowed['passes']
  /** The actions that were come to, in this order. */
  readonly #reached: number[]
  /** The way that first led to each of them; undefined where paths begin. */
  readonly #ways: (Way | undefined)[]
  /** Where the action that it led from stands among them. */
  readonly #before: (number | undefined)[]
  // Looked at once for each transition: a list of bytes is much faster than a map.
  readonly #seen: Uint8Array
  /** How many of them have been left on all their ways. */
  #left = 0

  constructor(flow: CheckedFlow, { from, passes }: PathsAllowed = {}) {
    const { start } = flow.graph
    this.#flow = flow
    this.#passes = passes
    this.#reached = [...(from ?? (typeof start === 'number' ? [start] : []))]
    this.#ways = this.#reached.map(() => undefined)
    this.#before = this.#reached.map(() => undefined)
    this.#seen = new Uint8Array(flow.actions.length)
    for (const action of this.#reached) this.#seen[action] = 1
  }

  /** The path to an action; undefined when there is none. */
  to(action: number): FlowPath | undefined {
    return this.first((reached) => reached === action)
  }

  /** The path to the nearest action that is one of those meant; undefined when none can be reached. */
  first(isMeant: (action: number) => boolean): FlowPath | undefined {
    for (let place = 0; ; place += 1) {
      while (place === this.#reached.length && this.#left < place) this.#goOn()
      const action = this.#reached[place]
      if (action === undefined) return undefined
      if (isMeant(action)) return this.#pathOf(place)
    }
  }

  /** Leave one more action on all its ways. */
  #goOn(): void {
    const place = this.#left
    this.#left += 1
    const action = this.#reached[place] ?? 0
    for (const way of this.#flow.actions[action]?.ways ?? []) {
      const { target, taken } = way
      if (!taken || typeof target !== 'number' || this.#seen[target] === 1) continue
      if (this.#passes?.(action, way) === false) continue
      this.#seen[target] = 1
      this.#reached.push(target)
      this.#ways.push(way)
      this.#before.push(place)
    }
  }

  #pathOf(last: number): FlowPath {
    const path: PathStep[] = []
    for (let place: number | undefined = last; place !== undefined; place = this.#before[place]) {
      path.push({ action: this.#reached[place] ?? 0, way: this.#ways[place] })
    }
    return path.toReversed()
  }
}

/** A shortest path, for whoever asks once; undefined when there is none. */
export function findPath(flow: CheckedFlow, { to, ...allowed }: PathSearch): FlowPath | undefined {
  return new ShortestPaths(flow, allowed).first(to)
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
  const print = ({ action, way }: PathStep, index: number): string => {
    const name = printAction(flow, action)
    const outcome = index === 0 || way === undefined ? undefined : printOutcome(flow, steps[index - 1]?.action, way)
    return outcome === undefined ? name : `on ${outcome} -> ${name}`
  }
  const behindGap = steps.length - longestPrinted / 2 + 1
  const shown = steps.flatMap((step, index) => {
    if (steps.length <= longestPrinted || index < longestPrinted / 2 || index >= behindGap) return [print(step, index)]
    return index === longestPrinted / 2 ? ['...'] : []
  })
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
