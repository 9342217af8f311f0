import { assert, property, sample, stringify } from 'fast-check'
import { expect, it } from 'vitest'
import { createProgram, typeProblemsIn } from '../../test/typescript-program.js'
import { actionDefinitions } from '../actions/index.js'
import { flowTypes } from '../language/flow-type.js'
import { callArguments } from './arbitrary-call.js'
import { arbitraryEditedFlow, arbitraryFlow } from './arbitrary-flow.js'
import { repetitionMethods } from './arbitrary-program.js'

const seed = 20261123

it('knows arguments for the methods of every action', () => {
  const methods = actionDefinitions.flatMap((definition) => Object.keys(definition.methods))
  expect(Object.keys(callArguments).toSorted()).toEqual(
    [...methods.filter((method) => !repetitionMethods.has(method)), 'action'].toSorted(),
  )
})

it('makes flows without authoring problems, and the same graph in every build', () => {
  assert(
    property(arbitraryFlow(), (flow) => {
      const { graph, problems } = flow.build()
      expect(problems).toEqual([])
      expect(graph.actions.length).toBeGreaterThan(0)
      expect(flow.build().graph).toEqual(graph)
    }),
    { seed, numRuns: 200 },
  )
})

it('makes flows of every type, with every method', () => {
  const graphs = sample(arbitraryFlow(), { seed, numRuns: 600 }).map((flow) => flow.build().graph)
  expect(new Set(graphs.map(({ flowType }) => flowType))).toEqual(new Set(flowTypes))
  const written = new Set(graphs.flatMap(({ actions }) => actions.map(({ type }) => type)))
  const writable = actionDefinitions.filter(({ methods }) => Object.keys(methods).length > 0)
  expect(writable.map(({ type }) => type).filter((type) => !written.has(type))).toEqual([])
})

it('makes flows of the types that are asked for, not longer than asked for', () => {
  const flows = sample(arbitraryFlow({ flowTypes: ['CAMPAIGN'], maximumStatements: 3 }), { seed, numRuns: 50 })
  expect(new Set(flows.map(({ flowType }) => flowType))).toEqual(new Set(['CAMPAIGN']))
  // Three statements; those that end a path come on top, one for each body at most.
  expect(Math.max(...flows.map((flow) => flow.build().graph.actions.length))).toBeLessThan(20)
})

it('shows a flow as the TypeScript that writes it, which the compiler takes', () => {
  const sources = sample(arbitraryFlow(), { seed, numRuns: 60 }).map((flow) => stringify(flow))
  const program = createProgram(Object.fromEntries(sources.map((source, index) => [`flow-${index}.ts`, source])))
  const refused = sources.flatMap((source, index) => {
    const problems = typeProblemsIn(program, `flow-${index}.ts`)
    return problems.length === 0 ? [] : [{ source, problems }]
  })
  expect(refused).toEqual([])
})

it('edits a flow by one statement, which is not written where its body is never run', () => {
  const pairs = sample(arbitraryEditedFlow(), { seed, numRuns: 150 })
  const inserted = pairs.map(({ original, edited, insertedType }) => {
    const before = original.build().graph.actions
    const { graph, problems } = edited.build()
    expect(problems).toEqual([])
    const others = graph.actions.filter(({ type }) => type !== insertedType)
    expect(others.map(({ type, path }) => [type, ...path])).toEqual(before.map(({ type, path }) => [type, ...path]))
    return graph.actions.length - before.length
  })
  expect(inserted.filter((count) => count > 0).length).toBeGreaterThan(pairs.length / 2)
})
