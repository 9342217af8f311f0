import type { Diagnostic } from '@aicc/flow-compiler'
import { checkTypes, parseTypeScriptOutput } from './check-types.js'
import { fileProblem } from './file-problem.js'
import type { InputFile } from './find-files.js'
import { loadFlows } from './load-flows.js'
import type { LoadedFile } from './load-flows.js'
import { counted } from './print-report.js'
import type { Terminal } from './terminal.js'

/** The flows of a set of TypeScript files. */
export interface LoadedProject {
  readonly files: readonly LoadedFile[]
  /** What the TypeScript compiler printed, when it found something. Then no file was loaded. */
  readonly typeScriptOutput: string
}

/** Check the types of TypeScript flows, then load them; with an error in the types nothing is loaded. */
export async function loadProject(
  files: readonly InputFile[],
  options: { readonly format: 'pretty' | 'json'; readonly typecheck: boolean },
  terminal: Terminal,
): Promise<LoadedProject> {
  const progress = (text: string): void => {
    if (terminal.errorIsTerminal && options.format === 'pretty') terminal.error(`\r\u001b[K${text}`)
  }
  if (options.typecheck) {
    progress(`Checking the types of ${counted(files.length, 'file')} ...`)
    const colours = options.format === 'pretty' && terminal.colours
    const checked = await checkTypes(files, { pretty: colours })
    progress('')
    if (!checked.ok)
      return { files: typeProblems(files, checked.output, options.format), typeScriptOutput: checked.output }
  }
  const loaded: LoadedFile[] = []
  for (const [index, file] of files.entries()) {
    progress(`Loading ${index + 1} of ${files.length}: ${file.name}`)
    loaded.push(await loadFlows(file))
  }
  progress('')
  return { files: withoutDuplicateNames(loaded), typeScriptOutput: '' }
}

/** TypeScript's problems by file; one that stands in no file that was asked for goes to the first. */
function typeProblems(files: readonly InputFile[], output: string, format: 'pretty' | 'json'): readonly LoadedFile[] {
  // oxlint-disable-next-line no-control-regex
  const plain = output.replace(/\u001b\[[0-9;]*m/g, '')
  const problems = parseTypeScriptOutput(plain, process.cwd())
  const known = new Set(files.map(({ path }) => path))
  return files.map((file, index) => {
    const own = problems.filter(({ path }) => path === file.path || (index === 0 && !known.has(path)))
    const diagnostics: Diagnostic[] = own.map(({ path, line, column, code, message }) =>
      fileProblem({ ...file, path }, code, 'typescript', message, undefined, { line, column }),
    )
    if (problems.length === 0 && index === 0) {
      // With colours the output has another shape; it is shown as it is, and counted as one problem here.
      const count = Math.max(1, [...plain.matchAll(/error TS\d+:/g)].length)
      const text = format === 'json' ? plain.trim() : 'TypeScript found errors.'
      for (let number = 0; number < count; number += 1) {
        diagnostics.push(fileProblem(file, 'TS0', 'typescript', text))
      }
    }
    return { file, flows: [], diagnostics }
  })
}

/** Two flows of one name would be one file and one resource. Names that differ in case only are one file on some systems. */
function withoutDuplicateNames(loaded: readonly LoadedFile[]): readonly LoadedFile[] {
  const first = new Map<string, { readonly file: InputFile; readonly flow: LoadedFile['flows'][number] }>()
  return loaded.map((entry) => {
    const diagnostics: Diagnostic[] = [...entry.diagnostics]
    const flows = entry.flows.filter((flow) => {
      const key = flow.name.normalize('NFC').toLowerCase()
      const other = first.get(key)
      if (other === undefined) {
        first.set(key, { file: entry.file, flow })
        return true
      }
      if (other.flow === flow) return false
      const place = flow.position
      const elsewhere = other.flow.position
      diagnostics.push({
        ...fileProblem(
          { ...entry.file, path: place?.file ?? entry.file.path },
          'FLOW1010',
          'duplicate-flow-name',
          flow.name === other.flow.name
            ? `Two flows are named "${flow.name}".`
            : `The flows "${flow.name}" and "${other.flow.name}" differ in case only, so they would be one file.`,
          'Rename one of them.',
          place,
        ),
        related: [
          {
            message: `"${other.flow.name}" is declared first here.`,
            location: {
              file: elsewhere?.file ?? other.file.path,
              line: elsewhere?.line,
              column: elsewhere?.column,
              flow: other.flow.name,
              action: undefined,
              path: other.flow.name,
            },
          },
        ],
      })
      return false
    })
    return { ...entry, flows, diagnostics }
  })
}
