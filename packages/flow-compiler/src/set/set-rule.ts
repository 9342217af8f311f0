import type { DiagnosticArguments, Severity } from '../diagnostics/diagnostic.js'
import type { Place, RuleDescription } from '../rules/rule.js'
import type { FlowSet, SetFlow } from './flow-set.js'

/** A place in a flow of a set. */
export interface SetPlace {
  readonly flow: SetFlow
  readonly at: Place
}

/** Reports one problem, at the flow that is to be mended. */
export type SetReport = (
  problem: SetPlace & {
    readonly message: string
    readonly args: DiagnosticArguments
    readonly suggestion?: string | undefined
    readonly related?: readonly (SetPlace & { readonly message: string })[]
    /** Where the same rule has cases that matter more than others. */
    readonly severity?: Severity
  },
) => void

/**
 * One rule about flows that belong together. Like a rule about one flow it knows one law and no other rule, and it only
 * reports.
 */
export interface SetRule extends RuleDescription {
  check(set: FlowSet, report: SetReport): void
}
