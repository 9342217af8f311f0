import { printable } from '@aicc/flow-dsl/language'
import type { Diagnostic } from '@aicc/flow-compiler'
import { checkTypes, parseTypeScriptOutput } from './check-types.js'
import { fileProblem } from './file-problem.js'
import type { InputFile } from './find-files.js'
import { importLimit, importWatch } from './import-watch.js'
import { loadFlows } from './load-flows.js'
import type { LoadedFile } from './load-flows.js'
import type { OutputFormat } from './output-format.js'
import { counted } from './print-report.js'
import type { Terminal } from './terminal.js'
import { toldOnce } from './told-once.js'
import { withoutUnusableNames } from './unusable-names.js'

/** The flows of a set of TypeScript files. */
export interface LoadedProject {
  readonly files: readonly LoadedFile[]
  /** What the TypeScript compiler printed, when it found something. Then no file was loaded. */
  readonly typeScriptOutput: string
}

/** Check the types of TypeScript flows, then load them; with an error in the types nothing is loaded. */
export async function loadProject(
  files: readonly InputFile[],
  options: { readonly format: OutputFormat; readonly typecheck: boolean },
  terminal: Terminal,
): Promise<LoadedProject> {
  const limit = importLimit(terminal, options.format)
  const progress = (text: string): void => {
    if (options.format === 'pretty' && terminal.errorIsTerminal) terminal.error(`\r\u001b[K${text}`)
  }
  if (options.typecheck) {
    // Its thread starts while another process is at work, and costs no time.
    if (limit !== undefined) importWatch()
    progress(`Checking the types of ${counted(files.length, 'file')} ...`)
    const pretty = options.format === 'pretty' && terminal.colours
    const checked = await checkTypes(files, { pretty, directory: terminal.directory })
    progress('')
    if (!checked.ok)
      return { files: typeProblems(files, checked.output, terminal.directory), typeScriptOutput: checked.output }
  }
  const loaded: LoadedFile[] = []
  for (const [index, file] of files.entries()) {
    progress(`Loading ${index + 1} of ${files.length}: ${printable(file.name)}`)
    loaded.push(await loadFlows(file, limit))
  }
  progress('')
  return { files: withoutUnusableNames(toldOnce(loaded)), typeScriptOutput: '' }
}

/** TypeScript's problems by file; one that stands in no file that was asked for goes to the first. */
function typeProblems(files: readonly InputFile[], output: string, directory: string): readonly LoadedFile[] {
  const problems = parseTypeScriptOutput(output, directory)
  const known = new Set(files.map(({ path }) => path))
  return files.map((file, index) => {
    const own = problems.filter(({ path }) => path === file.path || (index === 0 && !known.has(path ?? '')))
    const diagnostics: Diagnostic[] = own.map(({ path, line, column, code, message }) =>
      path === undefined
        ? fileProblem(file, code, 'typescript', message)
        : fileProblem({ path }, code, 'typescript', message, undefined, { line, column }),
    )
    // With colours the output has another shape; it is shown as it is, and only counted here.
    const uncounted = index === 0 && problems.length === 0 ? Math.max(1, [...output.matchAll(/TS\d+: /g)].length) : 0
    for (let count = 0; count < uncounted; count += 1) {
      diagnostics.push(fileProblem(file, 'TS0', 'typescript', 'TypeScript found an error.'))
    }
    return { file, flows: [], diagnostics }
  })
}
