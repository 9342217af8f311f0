import { printable } from '@aicc/flow-dsl/language'
import { countBySeverity } from '@aicc/flow-compiler'
import type { FileReport } from '@aicc/flow-compiler'
import { clean, problemsFound, unusable } from './exit-status.js'
import type { OutputFormat } from './output-format.js'
import { counted, printForMachines, printPretty, summaryOf } from './print-report.js'
import { shortName } from './short-name.js'
import type { Terminal } from './terminal.js'

/** Problems of inputs that could not be read or checked at all: exit status 2. */
const unreadable: ReadonlySet<string> = new Set([
  'unreadable-file',
  'not-json',
  'not-a-flow',
  'old-export-format',
  'not-an-old-export',
  'no-flow-in-file',
  'endless-file',
  'unusable-config',
  'internal-error',
])

/** Most sentences beside what a machine gets, which has them all. */
const mostSentences = 20

/** What a command found, and how to say it. */
export interface Result {
  readonly reports: readonly FileReport[]
  readonly format: OutputFormat
  /** What the TypeScript compiler printed; shown as it is. */
  readonly typeScriptOutput: string
  readonly maxWarnings?: number | undefined
  /** What the command adds to the document of `--format json`. */
  readonly more?: object
}

/**
 * Print what was found, and say how it went.
 * @returns The exit status.
 */
export async function finish(result: Result, terminal: Terminal): Promise<number> {
  const { reports, format, maxWarnings } = result
  const diagnostics = reports.flatMap((report) => report.diagnostics)
  const unread = diagnostics.filter(({ name }) => unreadable.has(name))
  if (format !== 'pretty') {
    printForMachines(format, { reports, successful: unread.length === 0, more: result.more }, terminal)
    for (const { location, message } of unread.slice(0, mostSentences)) {
      const subject = location.file === undefined ? '' : `${shortName(location.file, terminal.directory)}: `
      terminal.error(`flowc: ${printable(subject + message)}\n`)
    }
  } else {
    // TypeScript's own problems are shown as TypeScript shows them.
    if (result.typeScriptOutput !== '') terminal.out(`${result.typeScriptOutput.trimEnd()}\n\n`)
    const found = diagnostics.filter(({ name }) => name !== 'typescript' && !unreadable.has(name))
    await printPretty(found, terminal, 'out')
    await printPretty(unread, terminal, 'error')
    terminal.out(`${summaryOf(reports)}\n`)
  }
  if (unread.length > 0) return unusable
  const counts = countBySeverity(diagnostics)
  if (counts.error > 0) return problemsFound
  if (maxWarnings !== undefined && counts.warning > maxWarnings) {
    const verb = counts.warning === 1 ? 'is' : 'are'
    terminal.error(`flowc: ${counted(counts.warning, 'warning')} ${verb} more than the ${maxWarnings} allowed.\n`)
    return problemsFound
  }
  return clean
}
