import type { Handled, Label, Scope } from './scope.js'

/** A block that can get its body later, for references forward. */
export interface Block<FlowName extends string> extends Label<FlowName> {
  /**
   * Give the block its body.
   * @param body - What to do there.
   */
  define(body: () => void): void
}

/**
 * The statements that write no action of their own: labels, jumps, error scopes.
 * `HandledBuilder` is the builder that `attempt` hands on: the same, but with failures handled.
 */
export interface FlowStatements<S extends Scope, HandledBuilder> {
  /**
   * Mark the place of the next block, to come back to it.
   * @param name - Appears in identifiers, so keep it short and telling.
   * @returns A label to use as a branch or with `flow.goto(...)`.
   */
  here(name: string): Label<S['flow']>

  /**
   * Make an out-of-line block: control reaches it only through its label.
   * @param name - Appears in identifiers, so keep it short and telling.
   * @param body - What to do there; left out, it has to be given with `define(...)`.
   * @returns Its label.
   */
  block(name: string, body?: () => void): Block<S['flow']>

  /**
   * Go on at a label. What follows in this body is not reached.
   * @param label - Made by `flow.here(...)` or `flow.block(...)` of this flow.
   */
  goto(label: Label<S['flow']>): void

  /**
   * Run some blocks with a handler of their own for failures. When the handler does not end the contact or jump, the
   * flow goes on behind the attempt.
   * @param body - The blocks; failures may be left out in them.
   * @param options - `onError`: what to do when one fails.
   */
  attempt(body: (flow: HandledBuilder) => void, options: { readonly onError: () => void }): void
}

/** An {@link Scope} with failures handled. */
export type WithErrorsHandled<S extends Scope> = {
  readonly flow: S['flow']
  readonly errors: Handled
  readonly module: S['module']
}
