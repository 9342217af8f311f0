import { cyclesOf, cycleThrough } from '../state-graph.js'
import type { StateEdge, StateNode } from '../state-graph.js'
import { stepsOf } from './finding.js'
import type { FoundProblem } from './finding.js'

/**
 * Calls that never end: states that nothing leads out of, and rounds that a contact makes without anybody's doing. That
 * a customer may hang up at any time is no way out. Waiting in a queue is no such round, nor are conversations.
 */
export function findCycles(nodes: readonly StateNode[]): readonly FoundProblem[] {
  const found = new Map<string, FoundProblem>()
  const reported = new Set<StateNode>()
  const report = (
    parts: readonly (readonly StateNode[])[],
    kept: (edge: StateEdge) => boolean,
    describe: (cycle: readonly StateEdge[]) => Pick<FoundProblem, 'name' | 'severity' | 'message'> | undefined,
  ): void => {
    for (const part of parts) {
      if (part.some((node) => reported.has(node))) continue
      const [first] = [...part].sort((one, other) => one.depth - other.depth || one.index - other.index)
      if (first === undefined) continue
      const cycle = cycleThrough(first, new Set(part), kept)
      const described = describe(cycle)
      const { program, action } = placeOf(first, cycle)
      if (described === undefined || program === undefined) continue
      for (const node of part) reported.add(node)
      const problem = { ...described, program, action, node: first, steps: stepsOf(cycle) }
      const place = described.name === 'endless-without-time' ? '' : action?.index
      const key = `${described.name} ${program.name} ${place}`
      // The same round in another context is no other problem: the shortest way to it counts. One in which nothing is
      // asked has no place of its own.
      const known = found.get(key)
      if (known === undefined || first.depth < known.node.depth) found.set(key, problem)
    }
  }

  const timeless = (edge: StateEdge): boolean =>
    !isCallers(edge) && !isWaiting(edge) && !edge.failed && edge.seconds === 0
  report(cyclesOf(nodes, timeless), timeless, () => ({
    name: 'endless-without-time',
    severity: 'error',
    message:
      'The flow goes round here without any time passing, and without anybody doing anything. Let the round end: count it, or leave it.',
  }))
  const all = (): boolean => true
  report(
    cyclesOf(nodes, all).filter((part) => isTrap(part)),
    all,
    () => ({
      name: 'endless-call',
      severity: 'error',
      message:
        'No way leads out of here: the call never ends unless the caller hangs up. Lead one of the branches on, or hang up.',
    }),
  )
  const unattended = (edge: StateEdge): boolean => !isCallers(edge) && !isWaiting(edge)
  const working = (edge: StateEdge): boolean => unattended(edge) && !edge.failed
  // A round in which nothing breaks says more than the same one with a failure in it.
  for (const kept of [working, unattended]) report(cyclesOf(nodes, kept), kept, describeRound)
  return [...found.values()]
}

/** Whether a step is up to the caller. */
function isCallers({ by }: StateEdge): boolean {
  return by === 'caller' || by === 'leaver'
}

/** Whether it is normal to stay: in a queue, in a conversation, until a time has come. */
function isWaiting({ from }: StateEdge): boolean {
  return from.ask === 'queue' || from.ask === 'conversation' || from.ask === 'wait' || from.stage === 'hold'
}

/** Whether nothing leads out of a part. */
function isTrap(part: readonly StateNode[]): boolean {
  const inside = new Set(part)
  return (
    part.every(({ edges }) => edges.every(({ to, by }) => by === 'leaver' || inside.has(to))) &&
    !part.some(({ ask }) => ask === 'conversation')
  )
}

/** The action at which a cycle is shown: the first one that something is asked at. */
function placeOf(first: StateNode, cycle: readonly StateEdge[]): Pick<StateNode, 'program' | 'action'> {
  return (
    [first, ...cycle.map(({ to }) => to)].find(({ ask, program }) => ask !== undefined && program !== undefined) ??
    first
  )
}

/** What a round is that nobody bounds; undefined where it may be meant. */
function describeRound(cycle: readonly StateEdge[]): Pick<FoundProblem, 'name' | 'severity' | 'message'> | undefined {
  if (cycle.some(({ failed }) => failed)) {
    return {
      name: 'retry-without-bound',
      severity: 'warning',
      message:
        'As long as the service fails, it is tried again and again, without bound. Count the tries with a loop, and lead on after the last.',
    }
  }
  if (cycle.some(({ by }) => by === 'silence')) {
    return {
      name: 'repeats-without-bound',
      severity: 'warning',
      message:
        'A caller who does nothing hears this again and again, without bound. Count the repetitions with a loop, and lead on after the last.',
    }
  }
  if (cycle.some(({ from }) => from.ask === 'lambda' || from.ask === 'outcome')) {
    return {
      name: 'retry-without-bound',
      severity: 'warning',
      message:
        'As long as the answer is the same, it is asked for again and again, without bound. Count the tries with a loop, and lead on after the last.',
    }
  }
  return undefined
}
