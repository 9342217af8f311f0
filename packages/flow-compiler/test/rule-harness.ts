import { isFlow } from '@aicc/flow-dsl'
import type { BuildableFlow, FlowType, JsonObject } from '@aicc/flow-dsl/language'
import { expect } from 'vitest'
import { checkFlowJson, compile } from '../src/index.js'
import type { Diagnostic } from '../src/index.js'

/** What tests of a rule look at: wording is in the golden frames and the tests of whole messages. */
export interface FoundProblem {
  readonly args: Diagnostic['args']
  /** Where in the flow: `subject > Parameters.Text`; empty for the flow itself. */
  readonly at: string
  readonly severity: Diagnostic['severity']
}

/** All problems of flow content, or of a flow written in TypeScript. */
export function diagnosticsOf(input: JsonObject | BuildableFlow, flowType?: FlowType): readonly Diagnostic[] {
  return isFlow(input)
    ? compile(input).diagnostics
    : checkFlowJson(JSON.stringify(input, null, 2), { file: 'flow.json', flowType }).diagnostics
}

/** The problems that one rule finds in a flow. */
export function problemsOf(
  input: JsonObject | BuildableFlow,
  ruleName: string,
  flowType?: FlowType,
): readonly Diagnostic[] {
  return diagnosticsOf(input, flowType).filter(({ name }) => name === ruleName)
}

/** The one problem that a rule finds in a flow. */
export function problemOf(input: JsonObject | BuildableFlow, ruleName: string, flowType?: FlowType): Diagnostic {
  const problems = problemsOf(input, ruleName, flowType)
  expect(problems.map(({ message }) => message)).toHaveLength(1)
  const [problem] = problems
  if (problem === undefined) throw new Error('unreachable: the length was checked')
  return problem
}

/** Expectation about the problems that one rule finds, as {@link FoundProblem}. */
export function expectProblems(
  input: JsonObject | BuildableFlow,
  ruleName: string,
  flowType?: FlowType,
): ReturnType<typeof expect<readonly FoundProblem[]>> {
  const found = problemsOf(input, ruleName, flowType).map(({ args, location, severity }): FoundProblem => ({
    args,
    at: location.path.split(' > ').slice(1).join(' > '),
    severity,
  }))
  return expect(found)
}

/** Expect that one rule finds nothing; without a rule, that none does. */
export function expectValid(input: JsonObject | BuildableFlow, ruleName?: string, flowType?: FlowType): void {
  const found = diagnosticsOf(input, flowType).filter(({ name }) => ruleName === undefined || name === ruleName)
  expect(found.map(({ code, message }) => `${code} ${message}`)).toEqual([])
}
