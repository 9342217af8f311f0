import { actionDefinitions } from '../actions/index.js'
import type { ActionMethods, MethodsLegalIn } from '../actions/index.js'
import { CapturedPosition } from '../graph/source-location.js'
import type { FlowType } from '../language/flow-type.js'
import type { ModuleContract } from '../values/module-contract.js'
import type { ActionRecorder } from './action-recorder.js'
import { FlowAuthoringError } from './flow-recorder.js'
import type { FlowRecorder } from './flow-recorder.js'
import type { FlowStatements } from './flow-statements.js'
import type { Branch, ErrorHandling, Handled, Label, Scope, Unhandled } from './scope.js'
import { thrownMessage } from './thrown-message.js'

/** What `flow.action(...)` writes. */
export interface RawAction<S extends Scope> {
  /** `Type` in the flow language. */
  readonly Type: string
  /** `Parameters` in the flow language; references and resources may stand in it. */
  readonly Parameters?: Readonly<Record<string, unknown>>
  /** Fixes the action's identifier. */
  readonly id?: string
  /** A branch for each `ErrorType`. */
  readonly on?: Readonly<Record<string, Branch<S>>>
  /** Branches on the action's result, in order. */
  readonly conditions?: readonly {
    /** Operator of the flow language, for instance `Equals`. */
    readonly operator: string
    /** What the result is compared with. */
    readonly operand?: string
    /** Where it leads. */
    readonly branch: Branch<S>
  }[]
  /** Where success leads; left out, to the statement behind. */
  readonly next?: Branch<S>
}

/** The escape hatch. */
export interface RawActionMethod<S extends Scope> {
  /**
   * Write any action of the flow language, also one that nothing here describes. The compiler says what it could not
   * check.
   * @param action - The action as the flow language has it, with branches instead of identifiers.
   * @example
   * ```ts
   * flow.action({
   *   Type: 'UpdateContactTextToSpeechVoice',
   *   Parameters: { TextToSpeechVoice: 'Seoyeon', TextToSpeechEngine: 'Neural' },
   *   on: { NoMatchingError: () => flow.disconnect() },
   * })
   * ```
   * @see https://docs.aws.amazon.com/connect/latest/devguide/flow-language-actions.html
   */
  action(action: RawAction<S>): void
}

declare const handling: unique symbol

/** What a builder carries for the type checker alone. */
export interface BuilderBrand<S extends Scope> {
  /** Type only: whether failures may be left out. A body that needs `onError` cannot be given a builder without. */
  readonly [handling]?: S['errors']
}

/** The scope of a builder. */
export interface ScopeOf<
  Errors extends ErrorHandling,
  FlowName extends string,
  Contract extends ModuleContract = ModuleContract,
> {
  readonly flow: FlowName
  readonly errors: Errors
  readonly module: Contract
}

/** What every builder has beside its blocks. */
export interface BuilderBase<S extends Scope, HandledBuilder>
  extends FlowStatements<S, HandledBuilder>, RawActionMethod<S>, BuilderBrand<S> {}

/**
 * A builder for a flow type: exactly the blocks that are legal there. For a union of types, the blocks that are legal
 * in all of them, which is what a function shared by flows of several types takes.
 * @example
 * ```ts
 * function sayGoodbye(flow: FlowBuilder<'CONTACT_FLOW' | 'CUSTOMER_QUEUE'>): void {
 *   flow.playPrompt('감사합니다.')
 *   flow.disconnect()
 * }
 * ```
 */
export type FlowBuilder<
  Type extends FlowType,
  Errors extends ErrorHandling = Unhandled,
  FlowName extends string = string,
  Contract extends ModuleContract = ModuleContract,
> = Pick<ActionMethods<ScopeOf<Errors, FlowName, Contract>>, MethodsLegalIn<Type>> &
  BuilderBase<ScopeOf<Errors, FlowName, Contract>, FlowBuilder<Type, Handled, FlowName, Contract>>

/** The functions of one builder object, whatever the flow type: the types show each author the legal ones. */
type BuilderFunctions = Record<string, (...args: never[]) => unknown>

/** Make the builder object that a recorder writes through. */
export function createBuilder(recorder: FlowRecorder): object {
  const builder: BuilderFunctions = Object.create(null)
  for (const definition of actionDefinitions) {
    for (const [name, write] of Object.entries(definition.methods)) {
      const method = (...args: never[]): unknown => {
        const captured = new CapturedPosition(method)
        return shownAtCall(name, captured, () => write(recorder.forAction(definition, name, captured), ...args))
      }
      builder[name] = method
    }
  }
  const action = (raw: RawAction<Scope>): void => {
    const captured = new CapturedPosition(action)
    shownAtCall('action', captured, () => writeRaw(recorder.forAction(undefined, undefined, captured), raw))
  }
  const here = (name: string): Label => recorder.here(name, new CapturedPosition(here))
  const block = (name: string, body?: () => void): Label => recorder.block(name, body, new CapturedPosition(block))
  const goto = (label: Label): void => recorder.goto(label, new CapturedPosition(goto))
  const attempt = (body: (flow: object) => void, options: { readonly onError: () => void }): void =>
    recorder.attempt(() => body(builder), options.onError, new CapturedPosition(attempt))
  Object.assign(builder, { action, here, block, goto, attempt })
  return builder
}

function writeRaw(recorder: ActionRecorder, raw: RawAction<Scope>): void {
  if (typeof raw.Type !== 'string') throw new TypeError('Type has to be text.')
  recorder.writeRaw(raw.Type, {
    parameters: raw.Parameters ?? {},
    conditions: (raw.conditions ?? []).map(({ operator, operand, branch }) => ({
      operator,
      branch,
      ...(operand === undefined ? {} : { operand }),
    })),
    errors: raw.on,
    id: raw.id,
    next: raw.next,
  })
}

/**
 * Run a method of the builder. Where types are not checked it may be given anything, and what it then trips over is
 * shown at the author's call and not at a line of this package.
 */
function shownAtCall<Result>(name: string, captured: CapturedPosition, write: () => Result): Result {
  try {
    return write()
  } catch (error) {
    if (error instanceof FlowAuthoringError) throw error
    throw new FlowAuthoringError({
      kind: 'flow-threw',
      message: `flow.${name}(...) cannot use what it was given: ${thrownMessage(error)}`,
      position: captured.position,
    })
  }
}
