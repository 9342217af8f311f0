import { isErrorType } from '@aicc/flow-dsl/language'
import type { CheckedAction, CheckedFlow, Way } from './checked-flow.js'
import { ShortestPaths } from './flow-path.js'
import type { FlowPath, PathSearch, PathsAllowed } from './flow-path.js'

/** Whether a way is taken because something broke, and not because of what a contact does or a queue is. */
export function isFailure({ form }: CheckedAction, { kind, outcome }: Way): boolean {
  if (kind !== 'error' || !isErrorType(outcome)) return false
  return form === undefined || form.outcomes.errors[outcome]?.kind !== 'event'
}

/** Shortest paths on which nothing breaks; to where there is none, shortest paths. */
export class LikelyPaths {
  readonly #unbroken: ShortestPaths
  readonly #any: ShortestPaths

  constructor(flow: CheckedFlow, allowed: PathsAllowed) {
    this.#unbroken = new ShortestPaths(flow, { ...allowed, passes: withoutFailures(flow, allowed.passes) })
    this.#any = new ShortestPaths(flow, allowed)
  }

  /** The path to an action; undefined when there is none. */
  to(action: number): FlowPath | undefined {
    return this.#unbroken.to(action) ?? this.#any.to(action)
  }

  /** The path to the nearest action that is one of those meant; undefined when none can be reached. */
  first(isMeant: (action: number) => boolean): FlowPath | undefined {
    return this.#unbroken.first(isMeant) ?? this.#any.first(isMeant)
  }
}

/** A shortest path on which nothing breaks, for whoever asks once; where there is none, a shortest path. */
export function findLikelyPath(flow: CheckedFlow, { to, ...allowed }: PathSearch): FlowPath | undefined {
  return new LikelyPaths(flow, allowed).first(to)
}

/** The same question with all failures left out. */
export function withoutFailures(
  flow: CheckedFlow,
  passes: PathsAllowed['passes'],
): NonNullable<PathsAllowed['passes']> {
  return (index, way) => {
    const action = flow.actions[index]
    return action !== undefined && !isFailure(action, way) && passes?.(index, way) !== false
  }
}
