import type { ErrorType } from '../language/error-type.js'
import type { FlowType } from '../language/flow-type.js'
import type { BuildableFlow } from '../graph/flow-graph.js'
import type { Label } from './scope.js'

/** A branch as authors write it: a label, a function, or nothing where the outcome may be left out. */
export type WrittenBranch = Label | (() => void) | undefined

/** A condition as a builder method writes it. */
export interface WrittenCondition {
  readonly operator: string
  readonly operand?: string
  /** Undefined: goes on with the statement after the block. */
  readonly branch: WrittenBranch
  /** Where the branch's open end goes: after the block (the default), or back to the block itself, for loops. */
  readonly openEnd?: 'after' | 'itself'
}

/** An action as a builder method writes it. */
export interface WrittenAction {
  /** References, numbers and booleans may stand in it; members that are undefined are left out. */
  readonly parameters?: object
  readonly conditions?: readonly WrittenCondition[]
  /** Error branches by error type; those left out go to `onError` where the service requires them. */
  readonly errors?: { readonly [Type in ErrorType]?: WrittenBranch } | undefined
  readonly next?: WrittenBranch
  readonly id?: string | undefined
}

/** Labels that a written action has of itself. */
export interface WrittenHandles {
  /** The action itself. */
  readonly itself: Label
  /** The statement after it. */
  readonly after: Label
}

/** What a builder method writes with. The action's `Type` comes from the definition that the method belongs to. */
export interface ActionRecorder {
  write(action: WrittenAction): WrittenHandles
  /** Write an action of any type: the escape hatch. */
  writeRaw(type: string, action: WrittenAction): WrittenHandles
  /** The flow type of the flow that is being built. */
  readonly flowType: FlowType
  /**
   * The `onError` in scope, for an outcome that the action's definition does not count as a failure but that this
   * method's author-facing type does; undefined where there is none.
   */
  leftToHandler(): WrittenBranch
  /** Write nothing, but let a body run here; its open end goes on behind it. */
  inline(body: () => void): WrittenHandles
  /**
   * Write something out of the line, now: control reaches it only through the label of its first statement. Its open
   * ends go on with the statement that is written next in the line.
   */
  aside(write: () => void): Label
  /** Remember a module that the flow invokes, so that contracts and recursion can be followed. */
  noteModule(module: BuildableFlow): void
}
