import type { Channel } from '../language/channel.js'
import type { FlowType } from '../language/flow-type.js'

/**
 * A builder program as data: what fast-check makes and makes smaller. Labels are numbers here, taken modulo the labels
 * that are in scope where they stand, so every program means something; `resolveProgram` gives them names.
 */

/** A value that is no JSON, with how an author writes it. */
export class Written {
  readonly code: string
  readonly value: unknown

  constructor(code: string, value: unknown) {
    this.code = code
    this.value = value
  }
}

/** A branch that is a label. */
export class Jump {
  readonly label: number

  constructor(label: number) {
    this.label = label
  }
}

/** A branch that is a function. */
export class Body {
  readonly statements: readonly Statement[]

  constructor(statements: readonly Statement[]) {
    this.statements = statements
  }
}

/** What a branch can be. */
export type Branch = Jump | Body

/** An argument of a builder method. Members that are undefined are left out. */
export type Argument =
  string | number | boolean | undefined | Written | Branch | readonly Argument[] | { readonly [name: string]: Argument }

/** A call of a builder method. */
export interface Call {
  readonly kind: 'call'
  readonly method: string
  readonly arguments: readonly Argument[]
  /** Name of a `here` label right before it. */
  readonly mark?: string | undefined
}

/** A loop or retry. */
export interface Repetition {
  readonly kind: 'loop' | 'retry'
  readonly times: Argument
  readonly body: readonly Statement[]
  readonly exhausted: Branch | undefined
}

/** An attempt with its handler. */
export interface Attempt {
  readonly kind: 'attempt'
  readonly body: readonly Statement[]
  readonly onError: readonly Statement[]
}

/** The end of a body that does not join: a jump where a label is in scope, else a call that ends the flow. */
export interface Leave {
  readonly kind: 'leave'
  readonly label: number | undefined
  readonly ending: Call
}

/** One statement of a program. */
export type Statement = Call | Repetition | Attempt | Leave

/** A block that everything in the flow can jump to. */
export interface BlockOfProgram {
  readonly name: string
  /** Begins with a call, so that jumps between blocks never go round without an action. */
  readonly body: readonly [Call, ...Statement[]]
  /** Whether it gets its body at the end of the flow, with `define`. */
  readonly later: boolean
}

/** A whole program. */
export interface FlowProgram {
  readonly flowType: FlowType
  readonly channels: readonly Channel[] | undefined
  /** Modules only: whether it has a contract. */
  readonly contract: boolean
  readonly blocks: readonly BlockOfProgram[]
  readonly body: readonly Statement[]
  /** What `onError` does; undefined: the flow has none. */
  readonly onError: readonly Statement[] | undefined
}
