import { compile } from '@aicc/flow-compiler'
import type { CompiledFlow, CompileOptions, Diagnostic } from '@aicc/flow-compiler'
import type { BuildableFlow } from '@aicc/flow-dsl/language'
import { fileProblem } from './file-problem.js'
import type { InputFile } from './find-files.js'
import { TimeLimitReached, runWithLimit } from './run-with-limit.js'
import { firstLine } from './usage-error.js'

/** A flow that was compiled, or why it could not be. */
export interface CompileResult {
  /** undefined when the compiler failed. */
  readonly compiled: CompiledFlow | undefined
  readonly diagnostics: readonly Diagnostic[]
}

/** Longest time for one flow, in milliseconds. The largest that Amazon Connect takes need less than a second. */
const longestCompilation = 10_000

/**
 * Compile a flow of a file. What the compiler itself trips over is a problem of that flow and not the end of the run:
 * flow files may hold anything, also what another version of the library made, and loops that never end.
 * @param timeLimit - In milliseconds.
 */
export function compileFlow(
  flow: BuildableFlow,
  file: InputFile,
  options: CompileOptions = {},
  timeLimit = longestCompilation,
): CompileResult {
  try {
    const compiled = runWithLimit(() => compile(flow, options), timeLimit)
    return { compiled, diagnostics: compiled.diagnostics }
  } catch (error) {
    if (error instanceof TimeLimitReached) {
      const message = `Flow ${JSON.stringify(flow.name)} was not built within ${timeLimit / 1_000} seconds, and was given up.`
      const suggestion =
        'Look for a loop of TypeScript that never ends. A loop of the flow is written with `flow.loop` or `flow.goto`.'
      const path = flow.position?.file ?? file.path
      const problem = fileProblem({ path }, 'FLOW1027', 'endless-flow', message, suggestion, flow.position)
      return { compiled: undefined, diagnostics: [problem] }
    }
    const message = `The compiler failed at flow ${JSON.stringify(flow.name)}: ${firstLine(error)}.`
    const suggestion = 'This is a bug of flowc, or the flow was made by a version of @aicc/flow-dsl that does not fit.'
    return { compiled: undefined, diagnostics: [fileProblem(file, 'FLOW9002', 'internal-error', message, suggestion)] }
  }
}
