import type { FlowFact } from '@aicc/flow-dsl/language'
import type { CheckedFlow } from './checked-flow.js'

/** What is known about facts at the entry of each action. */
export interface FlowFacts {
  /** Whether every path from the start has set the fact. */
  readonly always: (action: number, fact: FlowFact) => boolean
  /** Whether some path from the start has set it. */
  readonly sometimes: (action: number, fact: FlowFact) => boolean
}

/**
 * Which facts (attribute namespaces, the working queue) are set at each action: on all paths, on some path.
 *
 * A forward analysis over sets of facts as bit masks. Values only ever grow (`sometimes`) or shrink (`always`), so each
 * action is visited at most once a fact and transition: linear in the flow for the dozen facts there are. An action
 * sets its facts on success and on NoMatchingCondition (there is a result then), not on other errors.
 */
export function analyseFacts(flow: CheckedFlow): FlowFacts {
  const bits = new Map<FlowFact, number>()
  const bitOf = (fact: FlowFact): number => {
    const known = bits.get(fact)
    if (known !== undefined) return known
    // Thirty facts fit into one mask; there are far fewer. Further ones would share the last bit, which only makes
    // the analysis more careful.
    const bit = 1 << Math.min(bits.size, 29)
    bits.set(fact, bit)
    return bit
  }
  const sets = flow.actions.map(({ definition, node }) =>
    (definition?.sets?.(node.parameters) ?? []).reduce((mask, fact) => mask | bitOf(fact), 0),
  )
  const everything = (1 << 30) - 1
  const always = flow.actions.map(() => everything)
  const sometimes = flow.actions.map(() => 0)
  const visited = flow.actions.map(() => false)
  const start = flow.graph.start
  const pending: number[] = []
  if (typeof start === 'number') {
    always[start] = 0
    visited[start] = true
    pending.push(start)
  }
  for (let index = pending.pop(); index !== undefined; index = pending.pop()) {
    for (const { kind, outcome, target, taken } of flow.actions[index]?.ways ?? []) {
      if (!taken || typeof target !== 'number') continue
      const produced = kind === 'error' && outcome !== 'NoMatchingCondition' ? 0 : (sets[index] ?? 0)
      const nextAlways = (always[target] ?? 0) & ((always[index] ?? 0) | produced)
      const nextSometimes = (sometimes[target] ?? 0) | (sometimes[index] ?? 0) | produced
      if (visited[target] === true && nextAlways === always[target] && nextSometimes === sometimes[target]) continue
      visited[target] = true
      always[target] = nextAlways
      sometimes[target] = nextSometimes
      pending.push(target)
    }
  }
  const has = (masks: readonly number[], action: number, fact: FlowFact): boolean => {
    const bit = bits.get(fact)
    return bit !== undefined && ((masks[action] ?? 0) & bit) !== 0
  }
  return {
    always: (action, fact) => visited[action] === true && has(always, action, fact),
    sometimes: (action, fact) => has(sometimes, action, fact),
  }
}

/** A shortest path from the start to an action on which nothing sets a fact, as indices; undefined when there is none. */
export function pathWithout(flow: CheckedFlow, action: number, fact: FlowFact): readonly number[] | undefined {
  const start = flow.graph.start
  if (typeof start !== 'number') return undefined
  const cameFrom = new Map<number, number>([[start, -1]])
  const queue = [start]
  for (let head = 0; head < queue.length; head += 1) {
    const index = queue[head] ?? -1
    if (index === action) {
      const path: number[] = []
      for (let step = index; step >= 0; step = cameFrom.get(step) ?? -1) path.push(step)
      return path.toReversed()
    }
    const current = flow.actions[index]
    const setsHere = current?.definition?.sets?.(current.node.parameters).includes(fact) === true
    for (const { kind, outcome, target, taken } of current?.ways ?? []) {
      if (!taken || typeof target !== 'number' || cameFrom.has(target)) continue
      if (setsHere && !(kind === 'error' && outcome !== 'NoMatchingCondition')) continue
      cameFrom.set(target, index)
      queue.push(target)
    }
  }
  return undefined
}
