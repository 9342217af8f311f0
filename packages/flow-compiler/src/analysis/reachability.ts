import type { CheckedFlow, Way } from './checked-flow.js'

/** Whether a search goes from an action along a way. */
type Passes = (action: number, way: Way) => boolean

/**
 * Every action that some others lead to, those included, along ways that may be taken. One search answers for all
 * actions; a path is looked for where there is something to report. Linear in actions and transitions.
 * @param from - Where to begin; left out, the start of the flow.
 */
export function findReached(flow: CheckedFlow, passes: Passes, from?: readonly number[]): ReadonlySet<number> {
  const { start } = flow.graph
  const reached = new Set(from ?? (typeof start === 'number' ? [start] : []))
  // A set gives what is added to it while it is walked through.
  for (const index of reached) {
    for (const way of flow.actions[index]?.ways ?? []) {
      if (way.taken && typeof way.target === 'number' && passes(index, way)) reached.add(way.target)
    }
  }
  return reached
}

/** Every action that leads to some others, those included: the same, backwards. */
export function findLeading(flow: CheckedFlow, passes: Passes, to: readonly number[]): ReadonlySet<number> {
  const comesFrom: number[][] = flow.actions.map(() => [])
  for (const { index, ways } of flow.actions) {
    for (const way of ways) {
      if (way.taken && typeof way.target === 'number' && passes(index, way)) comesFrom[way.target]?.push(index)
    }
  }
  const leading = new Set(to)
  for (const index of leading) for (const before of comesFrom[index] ?? []) leading.add(before)
  return leading
}
