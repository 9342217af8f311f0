import type { Handled, Label, Scope } from './scope.js'

/** A block that can get its body later, for references forward. */
export interface Block<FlowName extends string> extends Label<FlowName> {
  /**
   * Give the block its body.
   * @param body - What to do there.
   * @example
   * ```ts
   * const goodbye = flow.block('goodbye')
   * flow.checkHoursOfOperation(hoursOfOperation('weekdays'), { on: { True: goOn, False: goodbye } })
   * goodbye.define(() => {
   *   flow.playPrompt('감사합니다.')
   *   flow.disconnect()
   * })
   * ```
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
   * @example
   * ```ts
   * const menu = flow.here('menu')
   * flow.getCustomerInput({
   *   prompt: '상담원 연결은 1번을 눌러 주세요.',
   *   on: { '1': goOn, NoMatchingCondition: menu, InputTimeLimitExceeded: menu },
   * })
   * ```
   */
  here(name: string): Label<S['flow']>

  /**
   * Make an out-of-line block: control reaches it only through its label.
   * @param name - Appears in identifiers, so keep it short and telling.
   * @param body - What to do there; left out, it has to be given with `define(...)`.
   * @returns Its label.
   * @example
   * ```ts
   * const goodbye = flow.block('goodbye', () => {
   *   flow.playPrompt('감사합니다.')
   *   flow.disconnect()
   * })
   * flow.checkHoursOfOperation(hoursOfOperation('weekdays'), { on: { True: goOn, False: goodbye } })
   * ```
   */
  block(name: string, body?: () => void): Block<S['flow']>

  /**
   * Go on at a label. What follows in this body is not reached.
   * @param label - Made by `flow.here(...)` or `flow.block(...)` of this flow.
   * @example
   * ```ts
   * const goodbye = flow.block('goodbye', () => {
   *   flow.playPrompt('감사합니다.')
   *   flow.disconnect()
   * })
   * flow.playPrompt('지금은 상담 시간이 아닙니다.')
   * flow.goto(goodbye)
   * ```
   */
  goto(label: Label<S['flow']>): void

  /**
   * Run some blocks with a handler of their own for failures. When the handler does not end the contact or jump, the
   * flow goes on behind the attempt.
   * @param body - The blocks; failures may be left out in them.
   * @param options - `onError`: what to do when one fails.
   * @example
   * ```ts
   * const greeting = lambda('greeting', {
   *   input: z.object({ phone: z.string() }),
   *   output: z.object({ text: z.string() }),
   * })
   * flow.attempt(
   *   (flow) => {
   *     const answer = flow.invokeLambda(greeting, { phone: contact.customerEndpoint.address })
   *     flow.playPrompt(answer.text)
   *   },
   *   { onError: () => flow.playPrompt('안녕하세요. 고객센터입니다.') },
   * )
   * ```
   */
  attempt(body: (flow: HandledBuilder) => void, options: { readonly onError: () => void }): void
}

/** An {@link Scope} with failures handled. */
export type WithErrorsHandled<S extends Scope> = {
  readonly flow: S['flow']
  readonly errors: Handled
  readonly module: S['module']
}
