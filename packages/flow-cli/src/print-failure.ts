import { resolve } from 'node:path'
import { fileProblem } from './file-problem.js'
import type { OutputFormat } from './output-format.js'
import { printForMachines } from './print-report.js'
import type { Terminal } from './terminal.js'
import type { Subject } from './usage-error.js'

/** What stopped a command, in the format that a machine waits for. */
export function printFailure(
  message: string,
  { file, code, name }: Subject,
  format: Exclude<OutputFormat, 'pretty'>,
  terminal: Terminal,
): void {
  const path = file === '' ? undefined : resolve(terminal.directory, file)
  const diagnostics = [fileProblem({ path }, code, name, message)]
  printForMachines(format, { reports: [{ file, diagnostics }], successful: false }, terminal)
}
