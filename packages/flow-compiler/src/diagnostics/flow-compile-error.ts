import { countBySeverity } from './diagnostic.js'
import type { Diagnostic } from './diagnostic.js'

const errorBrand = Symbol.for('@aicc/flow-compiler/flow-compile-error')

/** Thrown by `compileOrThrow`: what is wrong with a flow. */
export class FlowCompileError extends Error {
  override readonly name = 'FlowCompileError'
  /** All problems, also warnings. */
  readonly diagnostics: readonly Diagnostic[]

  constructor(flow: string, diagnostics: readonly Diagnostic[]) {
    const first = diagnostics.find(({ severity }) => severity === 'error')
    const { error } = countBySeverity(diagnostics)
    super(`Flow "${flow}" has ${error} error${error === 1 ? '' : 's'}: ${first?.message ?? ''}`)
    this.diagnostics = diagnostics
  }

  /** Recognises an error that another copy of this package threw. */
  get [errorBrand](): true {
    return true
  }

  /** The problems, for machines. */
  toJSON(): { readonly name: string; readonly message: string; readonly diagnostics: readonly Diagnostic[] } {
    return { name: this.name, message: this.message, diagnostics: this.diagnostics }
  }
}

/** Whether a value is a {@link FlowCompileError}, also of another copy of this package. */
export function isFlowCompileError(value: unknown): value is FlowCompileError {
  return typeof value === 'object' && value !== null && errorBrand in value
}
