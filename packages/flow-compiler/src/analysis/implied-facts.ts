import { livesForOneRun } from '@aicc/flow-dsl/language'
import type { FlowFact } from '@aicc/flow-dsl/language'
import type { CheckedFlow, Way } from './checked-flow.js'
import { membersOfFact } from './fact-members.js'
import { forEachText } from './parameter-walk.js'

/** What one action sets on success, and which facts its conditions say are there. */
export interface LeftFacts {
  readonly set: readonly FlowFact[]
  readonly confirmed: readonly FlowFact[]
}

/** The actions that give a variable a value: by that value where it is written, apart where it is made at run time. */
interface Writers {
  readonly byText: Map<string, number[]>
  readonly dynamic: number[]
}

/** Always the same, so that whoever asks for many conditions can tell that they say the same. */
const nothing: readonly FlowFact[] = []

/**
 * What follows from a comparison that holds: where `verified` is "true", everything is set that each action sets
 * together with `verified` "true". Flows keep what they know of a customer so, and ask for one attribute of it later.
 * And where a part of an answer is there, the whole of it has come: everything is set that all actions set which could
 * have brought it.
 * @param left - What each action leaves.
 */
export function impliedFacts(
  flow: CheckedFlow,
  left: readonly LeftFacts[],
): (action: number, way: Way) => readonly FlowFact[] {
  const writers = collectWriters(flow, left)
  // Asked for each value that a variable is compared with, and the same for all of them.
  const besideDynamic = new Map<FlowFact, readonly FlowFact[]>()
  const setTogether = (compared: FlowFact, value: string): readonly FlowFact[] => {
    const { byText, dynamic = [] } = writers.get(compared) ?? {}
    const beside = besideDynamic.get(compared) ?? setByAll(dynamic, left)
    besideDynamic.set(compared, beside)
    const writing = byText?.get(value)
    return writing === undefined ? beside : setByAll([...writing, ...dynamic], left)
  }
  const filled = new Map<FlowFact, readonly FlowFact[]>()
  const setByFillers = (compared: FlowFact): readonly FlowFact[] => {
    const facts = filled.get(compared) ?? setByAll(fillersOf(flow, left, compared), left)
    filled.set(compared, facts)
    return facts
  }
  const known = new Map<string, readonly FlowFact[]>()
  return (action, way) => {
    const [, , index] = way.pointer
    const condition = typeof index === 'number' ? flow.actions[action]?.node.conditions[index] : undefined
    const [compared] = left[action]?.confirmed ?? []
    if (way.kind !== 'condition' || condition === undefined || compared === undefined) return nothing
    const [operand = ''] = condition.operands
    // A value that is itself looked up may be any.
    if (condition.operator !== 'Equals' || operand.includes('$')) return setByFillers(compared)
    const key = `${compared}\n${operand}`
    const implied = known.get(key) ?? joined(setTogether(compared, operand), setByFillers(compared))
    known.set(key, implied)
    return implied
  }
}

function joined(some: readonly FlowFact[], others: readonly FlowFact[]): readonly FlowFact[] {
  if (some.length === 0) return others
  return others.length === 0 ? some : [...some, ...others]
}

/**
 * The actions that fill the namespace of a fact as a whole, in one run of the flow; none where an action is there that
 * nobody knows, since it could have done so.
 */
function fillersOf(flow: CheckedFlow, left: readonly LeftFacts[], compared: FlowFact): readonly number[] {
  const [root = '', ...rest] = membersOfFact(flow, compared)
  if (rest.length === 0 || !livesForOneRun(root)) return []
  if (flow.actions.some(({ definition }) => definition === undefined)) return []
  return flow.actions.flatMap(({ index }) =>
    left[index]?.set.some((fact) => membersOfFact(flow, fact)[0] === root) === true ? [index] : [],
  )
}

/** The facts that each of some actions sets. */
function setByAll(actions: readonly number[], left: readonly LeftFacts[]): readonly FlowFact[] {
  const [first, ...others] = actions
  let facts = first === undefined ? nothing : (left[first]?.set ?? nothing)
  for (const index of others) {
    if (facts.length === 0) return nothing
    const set = new Set(left[index]?.set)
    facts = facts.filter((fact) => set.has(fact))
  }
  return facts
}

function collectWriters(flow: CheckedFlow, left: readonly LeftFacts[]): ReadonlyMap<FlowFact, Writers> {
  const found = new Map<FlowFact, Writers>()
  for (const { index, node } of flow.actions) {
    // Only of variables is the value written beside the name.
    const byName = new Map(
      (left[index]?.set ?? []).flatMap((fact): readonly (readonly [string, FlowFact])[] => {
        const [root, name] = membersOfFact(flow, fact)
        return root === undefined || name === undefined ? [] : [[`${root}\n${name}`, fact]]
      }),
    )
    if (byName.size === 0) continue
    forEachText(node.parameters, (text, pointer) => {
      const fact = byName.get(`${String(pointer[1])}\n${String(pointer[2])}`)
      if (fact === undefined) return
      const writers = found.get(fact) ?? { byText: new Map<string, number[]>(), dynamic: [] }
      found.set(fact, writers)
      const same = writers.byText.get(text)
      if (text.includes('$')) writers.dynamic.push(index)
      else if (same === undefined) writers.byText.set(text, [index])
      else same.push(index)
    })
  }
  return found
}
