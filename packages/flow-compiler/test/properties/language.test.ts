import { arbitraryFlow } from '@aicc/flow-dsl/testing'
import type { BuildableFlow } from '@aicc/flow-dsl/language'
import { assert, property } from 'fast-check'
import { expect, test } from 'vitest'
import { checkFlowJson, compile, printFlow } from '../../src/index.js'
import type { Diagnostic } from '../../src/index.js'
import { documentSchema } from '../language-schema.js'
import { seed } from './seed.js'

/** Errors in how a flow is written. What it does to callers is up to its author, and drawn flows go round in circles. */
const errorsIn = (diagnostics: readonly Diagnostic[]): readonly string[] =>
  diagnostics
    .filter(({ severity, name }) => severity === 'error' && name !== 'endless-loop')
    .map(({ name, message }) => `${name}: ${message}`)

test('what the builder can write compiles without an error to a document of the flow language', () => {
  assert(
    property(arbitraryFlow(), (flow) => {
      const { diagnostics, content, document } = compile(flow)
      expect(errorsIn(diagnostics)).toEqual([])
      const parsed: unknown = JSON.parse(content)
      expect(parsed).toEqual(document)
      expect(documentSchema.safeParse(parsed).error?.issues ?? []).toEqual([])
    }),
    { seed, numRuns: 150 },
  )
})

test('the checker has no error for a document that the compiler had none for', () => {
  assert(
    property(arbitraryFlow(), (flow) => {
      const { document, graph } = compile(flow)
      expect(errorsIn(checkFlowJson(printFlow(document), { flowType: graph.flowType }).diagnostics)).toEqual([])
    }),
    { seed: seed + 1, numRuns: 100 },
  )
})

test('a flow compiles to the same bytes every time', () => {
  assert(
    property(arbitraryFlow(), (flow) => {
      const first = compile(flow)
      const second = compile(flow)
      expect(second.content).toBe(first.content)
      expect(second.diagnostics).toEqual(first.diagnostics)
    }),
    { seed: seed + 2, numRuns: 50 },
  )
})

/** The same flow where the run-time does not say which file it stands in, as in evaluated code. */
function withoutPlaces(flow: BuildableFlow): BuildableFlow {
  const { name, flowType, module } = flow
  return {
    name,
    flowType,
    module,
    position: undefined,
    build: () => {
      const { graph, problems } = flow.build()
      const actions = graph.actions.map((node) => ({ ...node, position: undefined }))
      return { graph: { ...graph, actions, position: undefined }, problems }
    },
  }
}

test('a flow whose place nobody knows compiles to the same content, without an error', () => {
  assert(
    property(arbitraryFlow(), (flow) => {
      const { content, diagnostics } = compile(withoutPlaces(flow))
      expect(errorsIn(diagnostics)).toEqual([])
      expect(content).toBe(compile(flow).content)
    }),
    { seed: seed + 3, numRuns: 50 },
  )
})
