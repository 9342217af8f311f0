import { compile } from '@aicc/flow-compiler'
import type { CompiledFlow, CompileOptions, Diagnostic } from '@aicc/flow-compiler'
import type { BuildableFlow } from '@aicc/flow-dsl/language'
import { fileProblem } from './file-problem.js'
import type { InputFile } from './find-files.js'
import { firstLine } from './usage-error.js'

/** A flow that was compiled, or why it could not be. */
export interface CompileResult {
  /** undefined when the compiler failed. */
  readonly compiled: CompiledFlow | undefined
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Compile a flow of a file. What the compiler itself trips over is a problem of that flow and not the end of the run:
 * flow files may hold anything, also what another version of the library made.
 */
export function compileFlow(flow: BuildableFlow, file: InputFile, options: CompileOptions = {}): CompileResult {
  try {
    const compiled = compile(flow, options)
    return { compiled, diagnostics: compiled.diagnostics }
  } catch (error) {
    const message = `The compiler failed at flow ${JSON.stringify(flow.name)}: ${firstLine(error)}.`
    const suggestion = 'This is a bug of flowc, or the flow was made by a version of @aicc/flow-dsl that does not fit.'
    return { compiled: undefined, diagnostics: [fileProblem(file, 'FLOW9002', 'internal-error', message, suggestion)] }
  }
}
