import { isErrorType } from '@aicc/flow-dsl/language'
import type { CheckedAction, CheckedFlow, Way } from './checked-flow.js'
import { findPath } from './flow-path.js'
import type { FlowPath, PathSearch } from './flow-path.js'

/** Whether a way is taken because something broke, and not because of what a contact does or a queue is. */
export function isFailure({ form }: CheckedAction, { kind, outcome }: Way): boolean {
  if (kind !== 'error' || !isErrorType(outcome)) return false
  return form === undefined || form.outcomes.errors[outcome]?.kind !== 'event'
}

/** A shortest path on which nothing breaks; where there is none, a shortest path. */
export function findLikelyPath(flow: CheckedFlow, search: PathSearch): FlowPath | undefined {
  return findPath(flow, { ...search, passes: withoutFailures(flow, search.passes) }) ?? findPath(flow, search)
}

/** The same question with all failures left out. */
export function withoutFailures(flow: CheckedFlow, passes: PathSearch['passes']): NonNullable<PathSearch['passes']> {
  return (index, way) => {
    const action = flow.actions[index]
    return action !== undefined && !isFailure(action, way) && passes?.(index, way) !== false
  }
}
