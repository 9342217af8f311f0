import type { ErrorOutcomes } from '../actions/outcomes.js'
import type { ModuleContract } from '../values/module-contract.js'

/** No `onError` is in scope: every error branch that the service requires has to be given. */
export interface Unhandled {
  readonly flow: true
}

/** An `onError` is in scope: failures may be left to it. */
export interface Handled extends Unhandled {
  readonly onError: true
}

/** Whether failures may be left to an `onError`. */
export type ErrorHandling = Unhandled

/** What a builder's methods depend on. */
export interface Scope {
  /** The flow's name: a label of another flow has another type. */
  readonly flow: string
  readonly errors: ErrorHandling
  /** The contract, in a module. */
  readonly module: ModuleContract
}

/** Key of what a label holds. Shared by all copies of this package. */
export const labelContent = Symbol.for('@aicc/flow-dsl/label')

/** A place in a flow to go to, made by `flow.here(...)` or `flow.block(...)`. */
export interface Label<FlowName extends string = string> {
  /** The name it was given, which appears in identifiers. */
  readonly name: string
  /**
   * The place, for the recorder. Its parameter ties the label to its flow for the type checker: a label of another flow
   * does not fit, while a function shared by several flows may pass labels of whichever flow it works on.
   * @internal
   */
  [labelContent](flow: FlowName): unknown
}

/**
 * Where an outcome leads: a label, or what to do there. A function that does not end the contact or jump joins the
 * statement after the block, as a `switch` case with `break` does.
 */
export type Branch<S extends Scope> = Label<S['flow']> | (() => void)

/**
 * A branch with nothing special to do: the flow goes on with the statement behind the block.
 * @example
 * ```ts
 * flow.checkHoursOfOperation(hoursOfOperation('weekdays'), {
 *   on: { True: goOn, False: () => flow.playPrompt('상담 시간은 평일 오전 9시부터 오후 6시까지입니다.') },
 * })
 * ```
 */
export const goOn = (): void => {}

type RequiredOf<Errors extends ErrorOutcomes, Kind extends 'event' | 'failure'> = {
  [Type in keyof Errors & string]: Errors[Type] extends { readonly required: true; readonly kind: Kind } ? Type : never
}[keyof Errors & string]

type OptionalOf<Errors extends ErrorOutcomes> = {
  [Type in keyof Errors & string]: Errors[Type] extends { readonly required: false } ? Type : never
}[keyof Errors & string]

type MayOmit<Errors extends ErrorOutcomes, S extends Scope> =
  OptionalOf<Errors> | (S['errors'] extends Handled ? RequiredOf<Errors, 'failure'> : never)

type MustGive<Errors extends ErrorOutcomes, S extends Scope> =
  RequiredOf<Errors, 'event'> | (S['errors'] extends Handled ? never : RequiredOf<Errors, 'failure'>)

/**
 * The branches of a block: a key for each outcome. Failures may be left out where an `onError` is in scope.
 * `Results` are the block's own results that need a branch each.
 */
export type Branches<Errors extends ErrorOutcomes, S extends Scope, Results extends string = never> = Flat<
  { readonly [Outcome in MustGive<Errors, S> | Results]: Branch<S> } & {
    readonly [Outcome in MayOmit<Errors, S>]?: Branch<S>
  }
>

/** One object type for an intersection, so that a hover lists its members. */
type Flat<Type> = { readonly [Key in keyof Type]: Type[Key] }

/** Options that every block takes. */
export interface BlockOptions {
  /** Fixes the action's identifier in the flow language. At most 50 characters, none of `% : ( \ / ) = $ , ; [ ] { }`. */
  readonly id?: string
}

/** `on`, required when some outcome of the block needs a branch here. */
export type On<Map> = Record<never, never> extends Map ? { readonly on?: Map } : { readonly on: Map }

/** Options of a block with nothing but branches and an identifier. */
export type BranchOptions<
  Errors extends ErrorOutcomes,
  S extends Scope,
  Results extends string = never,
> = BlockOptions & On<Branches<Errors, S, Results>>

/** The last argument of a block: may be left out when all its members may. */
export type LastArgument<Options> = Record<never, never> extends Options ? [options?: Options] : [options: Options]
