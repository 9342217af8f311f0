import type { ConditionOperator } from '../language/condition-operator.js'
import type { ErrorType } from '../language/error-type.js'
import type { FlowType } from '../language/flow-type.js'

/** An error branch of an action. */
export interface ErrorOutcome {
  /** The service refuses the action without it. */
  readonly required: boolean
  /**
   * `failure`: something broke; where the flow declares `onError`, it may be left out. `event`: something a caller does
   * or a queue is (no key, wrong key, queue full): an author always decides what happens then.
   */
  readonly kind: 'failure' | 'event'
  /** When it is taken, if that is more special than the error type's own meaning. */
  readonly when?: string
  /** Flow types in which the service refuses the branch, although it takes the action. */
  readonly refusedIn?: readonly FlowType[]
}

/** Error branches of an action by their type. */
export type ErrorOutcomes = { readonly [Type in ErrorType]?: ErrorOutcome }

/** What the conditions of an action may compare its result with. */
export type ConditionOperands =
  /** One of the listed results; those in `required` must all have a branch. */
  | { readonly kind: 'results'; readonly results: readonly string[]; readonly required: readonly string[] }
  /** Free text, described in words; `references`: a JSONPath is accepted. */
  | { readonly kind: 'text'; readonly meaning: string; readonly references: boolean }
  /** Whole numbers in a range. */
  | { readonly kind: 'integer'; readonly minimum: number; readonly maximum: number; readonly rising?: boolean }
  /** Any number. */
  | { readonly kind: 'number' }

/** The conditions of an action. */
export interface ConditionOutcomes {
  readonly operators: readonly ConditionOperator[]
  readonly operands: ConditionOperands
  /** Conditions that must be there at least. */
  readonly minimum: number
  /** A result that comes only so many times before another one does; `times`: the parameter that says how many. */
  readonly bounded?: { readonly result: string; readonly times: string }
  /** Results that say that nobody is there to listen. */
  readonly nobodyListens?: readonly string[]
}

/**
 * What becomes of `NextAction`.
 *
 * `continues`: success goes there. `never`: success does not go there (a condition or an error is always taken, or the
 * contact leaves the flow), yet the service wants the member; the console repeats another branch's target, so do we:
 * that of the first of `copies` that the action has. `terminal`: the action has no transitions at all. `holds`: it keeps
 * the participant; the member may be missing.
 */
export type NextOutcome =
  | { readonly kind: 'continues' }
  | { readonly kind: 'never'; readonly copies: readonly string[] }
  | { readonly kind: 'terminal' }
  | { readonly kind: 'holds'; readonly copies: readonly string[] }

/** Every way on from an action. */
export interface Outcomes {
  readonly next: NextOutcome
  readonly errors: ErrorOutcomes
  readonly conditions?: ConditionOutcomes
}

/** Success goes to the next action. */
export const continues: NextOutcome = { kind: 'continues' }

/** The action ends the flow and has no transitions. */
export const terminal: Outcomes = { next: { kind: 'terminal' }, errors: {} }

/** `NextAction` is written, but never taken; it repeats the target of the first of these branches. */
export function neverContinues(...copies: readonly string[]): NextOutcome {
  return { kind: 'never', copies }
}

/** A failure that the service wants a branch for. */
export const requiredFailure = { required: true, kind: 'failure' } as const

/** A failure that may have a branch. */
export const optionalFailure = { required: false, kind: 'failure' } as const

/** Something that happens in normal operation and needs a branch. */
export const requiredEvent = { required: true, kind: 'event' } as const

/** The catch-all that most actions need. */
export const catchAll = { NoMatchingError: requiredFailure } as const satisfies ErrorOutcomes

/** No error branches. */
export const noErrors = {} as const satisfies ErrorOutcomes
