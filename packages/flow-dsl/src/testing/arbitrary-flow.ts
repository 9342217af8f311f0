import { constantFrom, nat, toStringMethod, tuple } from 'fast-check'
import type { Arbitrary } from 'fast-check'
import type { Flow } from '../builder/flow.js'
import { flowTypes } from '../language/flow-type.js'
import type { FlowType } from '../language/flow-type.js'
import { arbitraryProgram } from './arbitrary-program.js'
import { buildProgram } from './build-program.js'
import type { Call, FlowProgram } from './flow-program.js'
import { printProgram } from './print-program.js'
import { resolveProgram } from './resolve-program.js'
import type { Insertion } from './resolve-program.js'

/** Options of the arbitraries of flows. */
export interface ArbitraryFlowOptions {
  /** Types that the flows may have. @defaultValue all */
  readonly flowTypes?: readonly FlowType[]
  /** Most statements in a flow, not counting those that end a path. Whole number. @defaultValue 60 */
  readonly maximumStatements?: number
}

/**
 * Flows that the builder can write: all blocks that are legal in the flow type, nested branches that join, labels and
 * blocks with jumps backwards and forwards, loops, retries, attempts, `onError`, modules.
 *
 * Each of them is accepted by TypeScript and has no mistake that the compiler calls an error; warnings, for instance of
 * statements that no path reaches, are normal. A failing flow is shown as the TypeScript that writes it, and gets
 * smaller statement by statement.
 * @param options - Flow types and size.
 * @example
 * ```ts
 * fc.assert(fc.property(arbitraryFlow(), (flow) => {
 *   expect(compile(flow).content).toBe(compile(flow).content)
 * }))
 * ```
 */
export function arbitraryFlow(options: ArbitraryFlowOptions = {}): Arbitrary<Flow> {
  return programs(options).map((program) => flowOf(program, options))
}

/** A flow, and the same flow with one more statement that has nothing to do with the others. */
export interface EditedFlow {
  readonly original: Flow
  readonly edited: Flow
  /** `Type` of the action that the statement writes; no other action of the flow has it. */
  readonly insertedType: string
}

/**
 * Pairs of flows that differ in one statement, anywhere: for what must not move when an author edits something else,
 * such as identifiers.
 * @param options - Flow types and size.
 */
export function arbitraryEditedFlow(options: ArbitraryFlowOptions = {}): Arbitrary<EditedFlow> {
  const insertedType = 'InvokeThirdPartyAction'
  const call: Call = { kind: 'call', method: 'action', arguments: [{ Type: insertedType }] }
  return tuple(programs(options), nat({ max: 200 })).map(([program, place]) => ({
    original: flowOf(program, options),
    edited: flowOf(program, options, { place, call }),
    insertedType,
  }))
}

function programs(options: ArbitraryFlowOptions): Arbitrary<FlowProgram> {
  return constantFrom(...(options.flowTypes ?? flowTypes)).chain(arbitraryProgram)
}

function flowOf(program: FlowProgram, { maximumStatements = 60 }: ArbitraryFlowOptions, insertion?: Insertion): Flow {
  const named = resolveProgram(program, maximumStatements, insertion)
  const flow = buildProgram(program, named)
  // What fast-check shows of a counterexample. Only then: printing costs more than building.
  Object.defineProperty(flow, toStringMethod, { value: () => printProgram(program, named) })
  return flow
}
