import { arbitraryFlow } from '@aicc/flow-dsl/testing'
import { findActionDefinition, formOf } from '@aicc/flow-dsl/language'
import type { ActionNode, FlowGraph } from '@aicc/flow-dsl/language'
import { assert, property } from 'fast-check'
import { expect, test } from 'vitest'
import { passes } from '../../src/passes/index.js'
import { placeholderFor, resolveResources } from '../../src/passes/resolve-resources.js'
import { seed } from './seed.js'

/** The passes, and the step that fills in an environment. */
const steps = [
  ...passes,
  { name: 'resolve-resources', run: (graph: FlowGraph) => resolveResources(graph, placeholderFor).graph },
]

/** What becomes of `NextAction`. */
function nextOf({ type, parameters }: ActionNode): string {
  const definition = findActionDefinition(type)
  return definition === undefined ? 'continues' : formOf(definition, parameters).outcomes.next.kind
}

/** Whether success goes to `NextAction`; the others have it written for the service alone, or not at all. */
function continues(node: ActionNode): boolean {
  return nextOf(node) === 'continues'
}

/** Ways that a contact can take, from action to action. */
function waysOf(graph: FlowGraph): readonly string[] {
  return graph.actions.flatMap((node, index) => [
    ...(continues(node) ? [`${index} -> ${String(node.next)}`] : []),
    ...node.conditions.map(
      ({ operator, operands, target }) => `${index} ${operator} ${operands.join()} -> ${String(target)}`,
    ),
    ...node.errors.map(({ errorType, target }) => `${index} ${errorType} -> ${String(target)}`),
  ])
}

/** Actions that a contact can get to. */
function reachableIn(graph: FlowGraph): ReadonlySet<number> {
  const reached = new Set<number>()
  const waiting = [graph.start]
  for (let target = waiting.pop(); target !== undefined; target = waiting.pop()) {
    if (typeof target !== 'number' || reached.has(target)) continue
    reached.add(target)
    const node = graph.actions[target]
    if (node === undefined) continue
    if (continues(node)) waiting.push(node.next)
    waiting.push(...[...node.conditions, ...node.errors].map((way) => way.target))
  }
  return reached
}

/** Every pass with the graph before and after it. */
function runs(
  graph: FlowGraph,
): readonly { readonly name: string; readonly before: FlowGraph; readonly after: FlowGraph }[] {
  let current = graph
  return steps.map(({ name, run }) => {
    const before = current
    current = run(before)
    return { name, before, after: current }
  })
}

test('every pass keeps the actions, the ways between them, and what can be reached', () => {
  assert(
    property(arbitraryFlow(), (flow) => {
      for (const { name, before, after } of runs(flow.build().graph)) {
        expect(
          after.actions.map(({ type }) => type),
          name,
        ).toEqual(before.actions.map(({ type }) => type))
        expect(waysOf(after), name).toEqual(waysOf(before))
        expect(reachableIn(after), name).toEqual(reachableIn(before))
      }
    }),
    { seed, numRuns: 150 },
  )
})

test('a NextAction that is never taken leads where another way of the action leads', () => {
  assert(
    property(arbitraryFlow(), (flow) => {
      const { graph } = flow.build()
      const completed = passes.reduce((current, pass) => pass.run(current), graph)
      for (const node of completed.actions) {
        if (nextOf(node) === 'continues' || nextOf(node) === 'terminal' || typeof node.next !== 'number') continue
        expect([...node.conditions, ...node.errors].map(({ target }) => target)).toContain(node.next)
      }
    }),
    { seed: seed + 1, numRuns: 100 },
  )
})

test('running the passes twice is running them once', () => {
  assert(
    property(arbitraryFlow(), (flow) => {
      const once = passes.reduce((current, pass) => pass.run(current), flow.build().graph)
      expect(passes.reduce((current, pass) => pass.run(current), once)).toEqual(once)
    }),
    { seed: seed + 2, numRuns: 100 },
  )
})

test('a pass leaves the graph it is given as it was', () => {
  assert(
    property(arbitraryFlow(), (flow) => {
      const { graph } = flow.build()
      for (const { run } of steps) run(graph)
      expect(graph).toEqual(flow.build().graph)
    }),
    { seed: seed + 3, numRuns: 50 },
  )
})
