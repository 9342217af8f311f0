import { isFlow } from '@aicc/flow-dsl'
import type { BuildableFlow, JsonObject } from '@aicc/flow-dsl/language'
import { expect } from 'vitest'
import { checkFlowJson, checkFlowSet, compile } from '../src/index.js'
import type { CheckFlowSetOptions, Diagnostic, FlowOfSet } from '../src/index.js'

/** A flow of a set: in TypeScript, as flow content, or as module content with the contract that is kept beside it. */
export type SetSource = BuildableFlow | JsonObject | { readonly content: JsonObject; readonly settings: JsonObject }

/** What tests of a rule about a set look at. */
export interface FoundSetProblem {
  /** The flow that it is reported at. */
  readonly flow: string | undefined
  /** Where in it: `subject > Parameters.ContactFlowId`; empty for the flow itself. */
  readonly at: string
  readonly args: Diagnostic['args']
  readonly severity: Diagnostic['severity']
  /** The other places that are shown, as `flow > action > ...`. */
  readonly related: readonly string[]
}

/** Flows as `checkFlowSet` takes them. JSON is read as if it stood in a file with the name of its place in the set. */
export function toFlowsOfSet(sources: readonly SetSource[]): readonly FlowOfSet[] {
  return sources.map((source, index) => {
    if (isFlow(source)) return compile(source)
    const content = isWithSettings(source) ? source.content : source
    const { flowOfSet } = checkFlowJson(JSON.stringify(content, null, 2), {
      file: `${index}.json`,
      moduleSettings: isWithSettings(source) ? JSON.stringify(source.settings) : undefined,
    })
    if (flowOfSet === undefined) throw new Error('the JSON is no flow')
    return flowOfSet
  })
}

function isWithSettings(source: SetSource): source is Extract<SetSource, { readonly settings: JsonObject }> {
  return 'content' in source && 'settings' in source
}

/** All problems of a set of flows. */
export function diagnosticsOfSet(sources: readonly SetSource[], options?: CheckFlowSetOptions): readonly Diagnostic[] {
  return checkFlowSet(toFlowsOfSet(sources), options).flat()
}

/** The problems that one rule finds in a set of flows. */
export function setProblemsOf(
  sources: readonly SetSource[],
  ruleName: string,
  options?: CheckFlowSetOptions,
): readonly Diagnostic[] {
  return diagnosticsOfSet(sources, options).filter(({ name }) => name === ruleName)
}

/** The one problem that one rule finds in a set of flows. */
export function setProblemOf(sources: readonly SetSource[], ruleName: string): Diagnostic {
  const problems = setProblemsOf(sources, ruleName)
  expect(problems.map(({ message }) => message)).toHaveLength(1)
  const [problem] = problems
  if (problem === undefined) throw new Error('unreachable: the length was checked')
  return problem
}

/** Expectation about the problems that one rule finds in a set, as {@link FoundSetProblem}. */
export function expectSetProblems(
  sources: readonly SetSource[],
  ruleName: string,
  options?: CheckFlowSetOptions,
): ReturnType<typeof expect<readonly FoundSetProblem[]>> {
  const found = setProblemsOf(sources, ruleName, options).map(
    ({ args, location, severity, related }): FoundSetProblem => ({
      flow: location.flow,
      at: location.path.split(' > ').slice(1).join(' > '),
      args,
      severity,
      related: related.map((place) => place.location.path),
    }),
  )
  return expect(found)
}

/** Expect that one rule finds nothing in a set of flows. */
export function expectValidSet(sources: readonly SetSource[], ruleName: string, options?: CheckFlowSetOptions): void {
  const found = setProblemsOf(sources, ruleName, options)
  expect(found.map(({ code, message }) => `${code} ${message}`)).toEqual([])
}
