import { resolve } from 'node:path'
import { fileProblem } from './file-problem.js'
import { printJson } from './print-report.js'
import type { Terminal } from './terminal.js'
import type { Subject } from './usage-error.js'

/** What stopped a command, as the one document of `--format json`. */
export function printFailure(message: string, { file, code, name }: Subject, terminal: Terminal): void {
  const path = file === '' ? undefined : resolve(terminal.directory, file)
  const diagnostics = [fileProblem({ path }, code, name, message)]
  printJson([{ file, diagnostics }], {}, terminal)
}
