import { limits } from '@aicc/flow-dsl/language'
import type { BuildableFlow, FlowGraph } from '@aicc/flow-dsl/language'
import { nameOf } from '../analysis/checked-flow.js'
import type { Rule } from './rule.js'

/**
 * A module does not invoke itself, not through others either, and modules are nested five levels deep at most.
 *
 * The sixth level takes the error branch; a module that calls itself always gets there.
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/contact-flow-modules.html
 */
export const moduleRecursion: Rule = {
  code: 'FLOW2012',
  name: 'module-recursion',
  severity: 'error',
  refusedByService: false,
  summary:
    'A module does not invoke itself, not through others either, and modules are nested five levels deep at most.',
  check(flow, report) {
    if (flow.graph.invokedModules.size === 0) return
    const maximum = limits.moduleNesting.value
    const calls = moduleCalls(flow.graph)
    for (const action of flow.actions) {
      if (action.definition?.type !== 'InvokeFlowModule') continue
      const target = action.node.parameters.FlowModuleId
      const name = typeof target === 'object' && target !== null && 'name' in target ? target.name : undefined
      const called = typeof name === 'string' ? flow.graph.invokedModules.get(name) : undefined
      if (called === undefined) continue
      const { names, circular } = longestChain(flow.graph, called, calls)
      const chain = [flow.graph.name, ...names].join(' -> ')
      const at = { action: action.index, pointer: ['Parameters', 'FlowModuleId'] }
      if (circular) {
        report({
          message: `${nameOf(action)} starts modules that invoke each other in a circle: ${chain}.`,
          args: { chain },
          at,
          suggestion: 'Break the circle: a module cannot come back to itself.',
        })
      } else if (names.length > maximum) {
        report({
          message: `${nameOf(action)} starts modules nested ${names.length} deep, at most ${maximum} levels run: ${chain}.`,
          args: { chain, maximum },
          at,
          suggestion: 'Let one of them call the innermost directly.',
        })
      }
    }
  },
}

/** Which modules each module invokes, by name. Every module is built once. */
function moduleCalls(graph: FlowGraph): ReadonlyMap<string, readonly BuildableFlow[]> {
  const calls = new Map<string, readonly BuildableFlow[]>()
  if (graph.flowType === 'MODULE') calls.set(graph.name, [...graph.invokedModules.values()])
  const waiting = [...graph.invokedModules.values()]
  for (let module = waiting.pop(); module !== undefined; module = waiting.pop()) {
    if (calls.has(module.name)) continue
    const invoked = [...module.build().graph.invokedModules.values()]
    calls.set(module.name, invoked)
    waiting.push(...invoked)
  }
  return calls
}

/** Modules that invoke each other in this order. One that is circular ends with a name that stands in it before. */
interface Chain {
  readonly names: readonly string[]
  readonly circular: boolean
}

/**
 * The longest chain of calls that a flow starts with a module, or the first one found that is circular: no length
 * matters beside that. Each module is followed once, so this is linear in the number of calls.
 */
function longestChain(
  caller: FlowGraph,
  module: BuildableFlow,
  calls: ReadonlyMap<string, readonly BuildableFlow[]>,
): Chain {
  const done = new Map<string, Chain>()
  // Only modules can be come back to: a flow may have the name of a module.
  const open = caller.flowType === 'MODULE' ? [caller.name] : []
  function follow(name: string): Chain {
    const known = done.get(name)
    if (known !== undefined) return known
    if (open.includes(name)) return { names: [name], circular: true }
    open.push(name)
    let longest: Chain = { names: [], circular: false }
    for (const inner of calls.get(name) ?? []) {
      const found = follow(inner.name)
      if (found.circular || found.names.length > longest.names.length) longest = found
      if (found.circular) break
    }
    open.pop()
    const chain = { names: [name, ...longest.names], circular: longest.circular }
    done.set(name, chain)
    return chain
  }
  return follow(module.name)
}
