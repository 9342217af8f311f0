/** How much a problem matters. The service refuses what is an error, or a caller would certainly suffer from it. */
export type Severity = 'error' | 'warning' | 'info'

/** Stable code of a rule: `FLOW` and four digits, the first of which tells the phase. */
export type DiagnosticCode = `FLOW${number}` | `TS${number}`

/** Where a problem is. */
export interface DiagnosticLocation {
  /** The file as it was named by the user; undefined for a flow that was compiled in memory. */
  readonly file: string | undefined
  /** Line, from 1; undefined when only the place inside the flow is known. */
  readonly line: number | undefined
  /** Column, from 1. */
  readonly column: number | undefined
  /** Name of the flow. */
  readonly flow: string | undefined
  /** Identifier of the action. */
  readonly action: string | undefined
  /** Place inside the flow for people: `menu > on "1" > Parameters.Text`. */
  readonly path: string
}

/** A second place that belongs to a problem. */
export interface RelatedPlace {
  readonly message: string
  readonly location: DiagnosticLocation
}

/** Values that a message was made from. */
export type DiagnosticArguments = Readonly<Record<string, string | number>>

/** One problem, as data. Formats turn it into text. */
export interface Diagnostic {
  readonly code: DiagnosticCode
  /** Name of the rule, in kebab case. */
  readonly name: string
  readonly severity: Severity
  /** Whether the service refuses a flow for this, so that nothing silences it. */
  readonly refusedByService?: true
  /** One or more sentences: what is wrong, what is allowed. */
  readonly message: string
  /** The values in the message, for tools. */
  readonly args: DiagnosticArguments
  readonly location: DiagnosticLocation
  readonly related: readonly RelatedPlace[]
  /** What to do, as a sentence; undefined when the message says it all. */
  readonly suggestion: string | undefined
}

/** Order of diagnostics: file, line, column, code, then the place in the flow. */
export function compareDiagnostics(one: Diagnostic, other: Diagnostic): number {
  return (
    compareText(one.location.file ?? '', other.location.file ?? '') ||
    (one.location.line ?? 0) - (other.location.line ?? 0) ||
    (one.location.column ?? 0) - (other.location.column ?? 0) ||
    compareText(one.code, other.code) ||
    compareText(one.location.path, other.location.path) ||
    compareText(one.message, other.message)
  )
}

// Not localeCompare: the order must not depend on the machine's language.
function compareText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}

/** How many problems of each severity. */
export function countBySeverity(diagnostics: readonly Diagnostic[]): Readonly<Record<Severity, number>> {
  const counts = { error: 0, warning: 0, info: 0 }
  for (const { severity } of diagnostics) counts[severity] += 1
  return counts
}
