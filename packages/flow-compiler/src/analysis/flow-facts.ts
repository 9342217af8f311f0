import { livesForOneRun } from '@aicc/flow-dsl/language'
import type { FlowFact } from '@aicc/flow-dsl/language'
import { attributeReads } from './attribute-reads.js'
import type { CheckedAction, CheckedFlow, Way } from './checked-flow.js'
import { membersOfFact } from './fact-members.js'
import { ShortestPaths } from './flow-path.js'
import { impliedFacts } from './implied-facts.js'
import type { LeftFacts } from './implied-facts.js'
import type { FlowPath } from './flow-path.js'
import { BitRows, solvePaths } from './path-sets.js'

/** What is known about facts at the entry of each action. A reference is set when any prefix of it is. */
export interface FlowFacts {
  /** Whether every path from the start has set the fact. */
  readonly always: (action: number, fact: FlowFact) => boolean
  /** Whether some path from the start has set it. */
  readonly sometimes: (action: number, fact: FlowFact) => boolean
  /** Whether some path from the start has set it by its name, and not only through something that may set any. */
  readonly sometimesByName: (action: number, fact: FlowFact) => boolean
  /** The shortest paths from the start on which nothing sets the fact. */
  readonly pathsWithout: (fact: FlowFact) => ShortestPaths
  /** Whether an action sets the fact when it succeeds. */
  readonly setBySuccessOf: (action: number, fact: FlowFact) => boolean
  /** Whether there were more facts than are followed: then the rest counts as set. */
  readonly tooMany: boolean
}

/**
 * Most facts that are followed in one flow. A flow of 250 actions that each read and write several attributes stays
 * below; the bound keeps the work linear for one that was made to be slow.
 */
export const maximumFacts = 1_024

/** Whether setting one fact sets another: a prefix sets all below it, and something below is a part of the whole. */
function covers(set: readonly string[], asked: readonly string[]): boolean {
  const shorter = Math.min(set.length, asked.length)
  for (let index = 0; index < shorter; index += 1) if (set[index] !== asked[index]) return false
  return true
}

/** Whether an action has done its work on a way: an error branch says no, but for a result that no condition accepts. */
export function succeedsOn({ definition }: CheckedAction, way: Way): boolean {
  return way.kind !== 'error' || way.outcome === 'NoMatchingCondition' || definition?.failsRarely === true
}

function leftBy({ definition, node, sets }: CheckedAction): LeftFacts {
  return { set: sets, confirmed: definition?.confirms?.(node.parameters) ?? [] }
}

/** Facts that are set when the flow starts. */
function factsAtStart({ graph }: CheckedFlow): readonly FlowFact[] {
  const { expects, flowType } = graph
  // What is in a module's input is checked against its contract.
  return [
    ...(expects ?? []),
    ...(flowType === undefined || flowType === 'MODULE' ? (['$.Modules.Input'] as const) : []),
    // A journey runs for one profile of a segment, with no lookup before.
    ...(flowType === 'CAMPAIGN' ? (['$.Customer'] as const) : []),
  ]
}

const known = new WeakMap<CheckedFlow, FlowFacts>()

/** Which facts (attributes, the working queue) are set at each action: on all paths, on some path. Made once a flow. */
export function analyseFacts(flow: CheckedFlow): FlowFacts {
  const before = known.get(flow)
  if (before !== undefined) return before
  const facts = solveFacts(flow)
  known.set(flow, facts)
  return facts
}

/** The facts that are set somewhere: whole namespaces apart from what lies in them, which is found by its first two members. */
class SetFacts {
  readonly #flow: CheckedFlow
  readonly #added = new Set<FlowFact>()
  readonly #inNamespace = new Map<string, FlowFact[]>()
  readonly #below = new Map<string, FlowFact[]>()

  constructor(flow: CheckedFlow) {
    this.#flow = flow
  }

  add(fact: FlowFact): void {
    if (this.#added.has(fact)) return
    this.#added.add(fact)
    const [root = '', name] = membersOfFact(this.#flow, fact)
    if (name !== undefined) append(this.#inNamespace, root, fact)
    append(this.#below, name === undefined ? root : `${root}\n${name}`, fact)
  }

  /** Those that set what is asked for. */
  covering(asked: FlowFact): readonly FlowFact[] {
    const members = membersOfFact(this.#flow, asked)
    const [root = '', name] = members
    const whole = this.#below.get(root) ?? []
    const within = name === undefined ? this.#inNamespace.get(root) : this.#below.get(`${root}\n${name}`)
    return [...whole, ...(within ?? []).filter((fact) => covers(membersOfFact(this.#flow, fact), members))]
  }
}

function append<Key, Value>(lists: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = lists.get(key)
  if (list === undefined) lists.set(key, [value])
  else list.push(value)
}

function solveFacts(flow: CheckedFlow): FlowFacts {
  const atStart = factsAtStart(flow)
  const left = flow.actions.map(leftBy)
  const setFacts = new SetFacts(flow)
  const asked = new Set<FlowFact>()
  for (const { members, fact } of attributeReads(flow)) {
    if (livesForOneRun(members[0]) || members[0] === 'Attributes') asked.add(fact)
  }
  for (const { definition, node } of flow.actions) {
    for (const fact of definition?.needs?.(node.parameters) ?? []) asked.add(fact)
  }
  for (const fact of [atStart, ...left.map(({ set, confirmed }) => [...set, ...confirmed])].flat()) {
    setFacts.add(fact)
    asked.add(fact)
  }

  // Facts that the same actions set are one bit: all that is read of a Lambda answer, for instance.
  const bitOf = new Map<FlowFact, number>()
  const namedBitOf = new Map<FlowFact, number>()
  const bitsSetByAny: number[] = []
  const bitsSetBy = new Map<FlowFact, number[]>()
  const groups = new Map<string, number>()
  const bitFor = (covering: readonly FlowFact[], byName: boolean, isReference: boolean): number => {
    const group = `${byName ? 'by name' : 'by any'} ${isReference ? 'reference' : 'other'}\n${covering.join('\n')}`
    const before = groups.get(group)
    if (before !== undefined) return before
    const bit = groups.size
    groups.set(group, bit)
    for (const fact of covering) append(bitsSetBy, fact, bit)
    // Attributes only: that a queue is set takes an action that is known to do it.
    if (!byName && isReference) bitsSetByAny.push(bit)
    return bit
  }
  for (const fact of [...asked].slice(0, maximumFacts)) {
    const covering = setFacts.covering(fact)
    const isReference = fact.startsWith('$')
    bitOf.set(fact, bitFor(covering, false, isReference))
    const { length } = membersOfFact(flow, fact)
    const named = covering.filter((one) => membersOfFact(flow, one).length >= length)
    namedBitOf.set(fact, bitFor(named, true, isReference))
  }

  // A row for what success sets, for each action; for what a condition that holds sets besides, where it does; and the
  // last for actions that nothing here describes: they may set anything.
  const implied = impliedFacts(flow, left)
  const rowFacts: (readonly FlowFact[])[] = left.map(({ set }) => set)
  const rowOfCondition = new Map<Way, number>()
  for (const { index, ways } of flow.actions) {
    const { set = [], confirmed = [] } = left[index] ?? {}
    // Most conditions of an action say the same: that the value is there, and nothing besides.
    const rowOfBesides = new Map<readonly FlowFact[], number>()
    for (const way of ways) {
      if (way.kind !== 'condition') continue
      const besides = implied(index, way)
      if (confirmed.length + besides.length === 0) continue
      const row = rowOfBesides.get(besides) ?? rowFacts.length
      if (row === rowFacts.length) rowFacts.push([...set, ...confirmed, ...besides])
      rowOfBesides.set(besides, row)
      rowOfCondition.set(way, row)
    }
  }
  const bits = groups.size
  const everything = rowFacts.length
  const rows = new BitRows(rowFacts.length + 1, bits)
  for (const bit of bitsSetByAny) rows.add(everything, bit)
  for (const [row, ofRow] of rowFacts.entries()) {
    for (const fact of ofRow) for (const bit of bitsSetBy.get(fact) ?? []) rows.add(row, bit)
  }
  const rowOf = (action: CheckedAction | undefined, way: Way): number | undefined => {
    if (action?.definition === undefined) return everything
    return (
      (way.kind === 'condition' ? rowOfCondition.get(way) : undefined) ??
      (succeedsOn(action, way) ? action.index : undefined)
    )
  }
  const { visited, always, sometimes } = solvePaths(flow, {
    bits,
    start: atStart.flatMap((fact) => bitsSetBy.get(fact) ?? []),
    rows,
    effectOf: (index, way) => ({ adds: rowOf(flow.actions[index], way), removes: undefined }),
  })
  const beyond = new Set([...asked].slice(maximumFacts))
  // By bit: many actions read what the same actions set.
  const pathsWithoutBit = new Map<number, ShortestPaths>()
  const has = (sets: BitRows, action: number, fact: FlowFact, bitsOfFacts = bitOf): boolean => {
    const bit = bitsOfFacts.get(fact)
    return bit === undefined ? beyond.has(fact) : sets.has(action, bit)
  }
  return {
    always: (action, fact) => visited[action] === true && has(always, action, fact),
    sometimes: (action, fact) => visited[action] === true && has(sometimes, action, fact),
    sometimesByName: (action, fact) => visited[action] === true && has(sometimes, action, fact, namedBitOf),
    pathsWithout: (fact) => {
      const bit = bitOf.get(fact)
      if (bit === undefined) return new ShortestPaths(flow, { passes: () => !beyond.has(fact) })
      let paths = pathsWithoutBit.get(bit)
      if (paths === undefined) {
        const passes = (action: number, way: Way): boolean => {
          const row = rowOf(flow.actions[action], way)
          return row === undefined || !rows.has(row, bit)
        }
        paths = new ShortestPaths(flow, { passes })
        pathsWithoutBit.set(bit, paths)
      }
      return paths
    },
    setBySuccessOf: (action, fact) => {
      if (bitOf.has(fact)) return has(rows, action, fact)
      const members = membersOfFact(flow, fact)
      return (left[action]?.set ?? []).some((one) => covers(membersOfFact(flow, one), members))
    },
    tooMany: beyond.size > 0,
  }
}

/** A shortest path from the start to an action on which nothing sets a fact; undefined when there is none. */
export function pathWithout(flow: CheckedFlow, action: number, fact: FlowFact): FlowPath | undefined {
  const asked = membersOfFact(flow, fact)
  if (factsAtStart(flow).some((given) => covers(membersOfFact(flow, given), asked))) return undefined
  return analyseFacts(flow).pathsWithout(fact).to(action)
}

/** An action on a path that would have set a fact, had it not failed there. */
export interface FailedSetter {
  readonly action: CheckedAction
  /** The error branch that the path takes. */
  readonly way: Way
}

/** The last action on a path that sets a fact when it succeeds and is left on an error branch. */
export function failedSetterOn(flow: CheckedFlow, path: FlowPath, fact: FlowFact): FailedSetter | undefined {
  const { setBySuccessOf } = analyseFacts(flow)
  for (let index = path.length - 1; index > 0; index -= 1) {
    const way = path[index]?.way
    const action = flow.actions[path[index - 1]?.action ?? -1]
    if (way === undefined || action === undefined || succeedsOn(action, way)) continue
    if (action.definition !== undefined && setBySuccessOf(action.index, fact)) return { action, way }
  }
  return undefined
}
