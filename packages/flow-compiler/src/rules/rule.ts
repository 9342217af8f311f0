import type { CheckedFlow } from '../analysis/checked-flow.js'
import type { DiagnosticArguments, DiagnosticCode, Severity } from '../diagnostics/diagnostic.js'

/** Where in the flow a problem is: an action, a place inside one, or the flow itself. */
export interface Place {
  /** Index of the action; undefined for the flow itself. */
  readonly action?: number | undefined
  /** Members below the action, or below the flow document: `['Parameters', 'Text']`. */
  readonly pointer?: readonly (string | number)[]
}

/** Reports one problem. */
export type Report = (problem: {
  readonly message: string
  readonly args: DiagnosticArguments
  readonly at: Place
  readonly suggestion?: string | undefined
  readonly related?: readonly { readonly message: string; readonly at: Place }[]
  /** Where the same rule has cases that the service accepts and cases that it refuses. */
  readonly severity?: Severity
}) => void

/**
 * One rule: it knows one law of the flow language and no other rule. It gets the flow with what is known of each action,
 * and reports; it never throws and changes nothing.
 */
export interface Rule {
  readonly code: DiagnosticCode
  /** Name in kebab case: of the file, the page and the switch. */
  readonly name: string
  readonly severity: Severity
  /** Whether the service itself refuses what the rule finds: then it cannot be switched off. */
  readonly refusedByService: boolean
  /** The law in one sentence. */
  readonly summary: string
  readonly check: (flow: CheckedFlow, report: Report) => void
}
