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
      const name = typeof target === 'object' && target !== null && 'name' in target ? String(target.name) : undefined
      const called = name === undefined ? undefined : flow.graph.invokedModules.get(name)
      if (called === undefined) continue
      const chain = [flow.graph.name, ...longestChain(called, calls)]
      const last = chain.at(-1) ?? ''
      const at = { action: action.index, pointer: ['Parameters', 'FlowModuleId'] }
      if (chain.indexOf(last) < chain.length - 1) {
        report({
          message: `${nameOf(action)} starts modules that invoke each other in a circle: ${chain.join(' -> ')}.`,
          args: { chain: chain.join(' -> ') },
          at,
          suggestion: 'Break the circle: a module cannot come back to itself.',
        })
      } else if (chain.length - 1 > maximum) {
        report({
          message: `${nameOf(action)} starts modules nested ${chain.length - 1} deep, at most ${maximum} levels run: ${chain.join(' -> ')}.`,
          args: { chain: chain.join(' -> '), maximum },
          at,
          suggestion: 'Let one of them call the innermost directly.',
        })
      }
    }
  },
}

/** Which modules each flow invokes, by name. Every module is built once. */
function moduleCalls(graph: FlowGraph): ReadonlyMap<string, readonly BuildableFlow[]> {
  const calls = new Map<string, readonly BuildableFlow[]>([[graph.name, [...graph.invokedModules.values()]]])
  const waiting = [...graph.invokedModules.values()]
  for (let module = waiting.pop(); module !== undefined; module = waiting.pop()) {
    if (calls.has(module.name)) continue
    const invoked = [...module.build().graph.invokedModules.values()]
    calls.set(module.name, invoked)
    waiting.push(...invoked)
  }
  return calls
}

/**
 * The longest chain of calls from a module, by name; one that meets itself again ends with the name it began the circle
 * with. Each module is followed once, so this is linear in the number of calls.
 */
function longestChain(module: BuildableFlow, calls: ReadonlyMap<string, readonly BuildableFlow[]>): readonly string[] {
  const done = new Map<string, readonly string[]>()
  const open: string[] = []
  function follow(name: string): readonly string[] {
    const known = done.get(name)
    if (known !== undefined) return known
    if (open.includes(name)) return [name]
    open.push(name)
    let longest: readonly string[] = []
    for (const inner of calls.get(name) ?? []) {
      const found = follow(inner.name)
      const circle = open.includes(found.at(-1) ?? '')
      if (circle) {
        longest = found
        break
      }
      if (found.length > longest.length) longest = found
    }
    open.pop()
    const chain = [name, ...longest]
    done.set(name, chain)
    return chain
  }
  return follow(module.name)
}
