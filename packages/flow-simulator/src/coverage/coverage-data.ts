/**
 * How far tests have come: `reached` by a test; `reachable`: an exploration has shown a call that would; `dead`: an
 * exploration has shown that no call does; `unreached`: nobody knows more.
 */
export type CoverageStatus = 'unreached' | 'dead' | 'reachable' | 'reached'

/** From what says least to what says most: what several test files say is merged by taking the last. */
export const coverageStatuses: readonly CoverageStatus[] = ['unreached', 'dead', 'reachable', 'reached']

/** A way on from an action. */
export interface BranchCoverage {
  /** `Success`; the type of an error; the operator and operand of a condition, for instance `Equals 1`. */
  readonly outcome: string
  readonly status: CoverageStatus
}

/** An action of a flow. */
export interface ActionCoverage {
  /** Its identifier. */
  readonly action: string
  /** `Type` in the flow language. */
  readonly type: string
  /** Where it was written; null where nobody knows. Lines and columns count from 1. */
  readonly location: CoverageLocation | null
  readonly status: CoverageStatus
  readonly branches: readonly BranchCoverage[]
}

/** A place in a file: a TypeScript flow or flow JSON. */
export interface CoverageLocation {
  readonly file: string
  readonly line: number
  readonly column: number
}

/** A flow that was played. Of a flow in two forms, with other actions or branches, each has its own. */
export interface FlowCoverage {
  readonly flow: string
  readonly actions: readonly ActionCoverage[]
}

/** What calls have reached. */
export interface CoverageData {
  /** Of this format. */
  readonly version: 1
  readonly flows: readonly FlowCoverage[]
}
