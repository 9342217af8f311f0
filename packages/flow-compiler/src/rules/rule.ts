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

/** A number that a project may choose for a rule. */
export interface RuleOption {
  /** What it means, with its unit, as the end of a sentence: "the longest silence, in seconds". */
  readonly meaning: string
  /** What holds when nothing is chosen. */
  readonly default: number
  /** Smallest value. */
  readonly minimum: number
  /** Largest value; undefined where there is none. */
  readonly maximum?: number
}

/** What is known of a rule besides how it checks: for its page, for reports, and for who sets its severity. */
export interface RuleDescription<OptionName extends string = string> {
  readonly code: DiagnosticCode
  /** Name in kebab case: of the file, the page and the switch. */
  readonly name: string
  readonly severity: Severity
  /** Whether the service itself refuses what the rule finds: then it is an error, and cannot be switched off. */
  readonly refusedByService: boolean
  /**
   * Of a rule whose errors the service refuses: what it finds that the service takes, and reports as less than an error.
   * These cases can be set and switched off. undefined where the service refuses all that the rule finds.
   */
  readonly acceptedCases?: string
  /** The law in one sentence. */
  readonly summary: string
  /** Numbers that a project may choose. */
  readonly options?: Readonly<Record<OptionName, RuleOption>>
}

/**
 * One rule: it knows one law of the flow language and no other rule. It gets the flow with what is known of each action,
 * and reports; it never throws and changes nothing. A rule with options names them: `Rule<'seconds'>`.
 */
export interface Rule<OptionName extends string = string> extends RuleDescription<OptionName> {
  // A method, so that a rule with options is a rule like others.
  check(flow: CheckedFlow, report: Report, options: Readonly<Record<OptionName, number>>): void
}
