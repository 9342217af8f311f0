import type { ActionDefinition } from '../actions/action-definition.js'
import type { ParameterObject } from '../graph/flow-graph.js'
import type { CapturedPosition } from '../graph/source-location.js'

/**
 * What running a flow's function leaves: a tree of sequences of statements. `link` makes the graph of it.
 */

/** Statements in order, and what comes after the last one. */
export interface Sequence {
  readonly statements: Statement[]
  /** Where an open end of this sequence goes on; one that a call uses for several of its actions, behind the last. */
  continuation: Continuation
  /** Names of the labels, blocks and branches it stands in. */
  readonly path: readonly string[]
  /** The handler that its failures are left to. */
  readonly handler: Handler | undefined
}

/** Where an open end goes on. */
export type Continuation =
  | { readonly kind: 'open' }
  /** At a statement of a sequence, or at what comes after it. */
  | { readonly kind: 'at'; readonly sequence: Sequence; readonly index: number }

/** An `onError`: its body is run once, when the first failure is left to it. */
export interface Handler {
  readonly sequence: Sequence
  readonly start: () => void
}

/** A place to go to. */
export interface RecordedLabel {
  readonly name: string
  readonly flow: object
  /** Undefined until the block it names is defined. */
  place: { readonly sequence: Sequence; readonly index: number } | undefined
  readonly captured: CapturedPosition
}

/** Where an outcome leads. */
export type RecordedBranch =
  { readonly kind: 'label'; readonly label: RecordedLabel } | { readonly kind: 'sequence'; readonly sequence: Sequence }

/** One action as it was written. */
export interface ActionStatement {
  readonly kind: 'action'
  readonly type: string
  /** The builder method; undefined for raw actions. */
  readonly method: string | undefined
  /** Undefined for a type that nothing here describes. */
  readonly definition: ActionDefinition | undefined
  readonly parameters: ParameterObject
  readonly givenIdentifier: string | undefined
  readonly path: readonly string[]
  /** Where `NextAction` leads; undefined: to the statement after the block, where the definition lets it go on. */
  readonly next: RecordedBranch | undefined
  readonly conditions: readonly {
    readonly operator: string
    readonly operands: readonly string[]
    readonly branch: RecordedBranch
  }[]
  readonly errors: readonly { readonly errorType: string; readonly branch: RecordedBranch }[]
  readonly captured: CapturedPosition
}

/** One statement of a sequence. */
export type Statement =
  | ActionStatement
  | { readonly kind: 'goto'; readonly label: RecordedLabel; readonly captured: CapturedPosition }
  /** An out-of-line block stands here in the source; control does not pass through it. */
  | { readonly kind: 'block'; readonly sequence: Sequence }
  /** A nested scope that control passes through: `attempt`. */
  | { readonly kind: 'inline'; readonly sequence: Sequence }
