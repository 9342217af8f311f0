import { countBySeverity, formatPretty, toGithubCommand, toJsonReport, toSarifLog } from '@aicc/flow-compiler'
import type { Diagnostic, DiagnosticLocation, FileReport } from '@aicc/flow-compiler'
import { readFileSync } from 'node:fs'
import manifest from '../package.json' with { type: 'json' }
import type { OutputFormat } from './output-format.js'
import { shortName } from './short-name.js'
import type { Terminal } from './terminal.js'

/** Most problems that are printed in full; the rest is counted. Machines get all. */
const maximumPrinted = 200

/** A count with its word: `1 error`, `2 errors`. */
export function counted(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`
}

/** Print problems for people, with code frames. */
export async function printPretty(
  diagnostics: readonly Diagnostic[],
  terminal: Terminal,
  stream: 'out' | 'error',
): Promise<void> {
  if (diagnostics.length === 0) return
  const coloured = terminal.colours && (stream === 'out' || terminal.errorIsTerminal)
  // Both are needed only when there is something to show, which is not the usual case.
  const [{ codeFrameColumns }, { default: picocolors }] = await Promise.all([
    import('@babel/code-frame'),
    import('picocolors'),
  ])
  const colours = picocolors.createColors(coloured)
  const paint = {
    error: (text: string) => colours.bold(colours.red(text)),
    warning: (text: string) => colours.bold(colours.yellow(text)),
    info: (text: string) => colours.bold(colours.blue(text)),
    strong: colours.bold,
    faint: colours.dim,
  }
  const sources = new Map<string, string | undefined>()
  const readSource = (file: string): string | undefined => {
    if (!sources.has(file)) sources.set(file, readText(file))
    return sources.get(file)
  }
  for (const diagnostic of diagnostics.slice(0, maximumPrinted)) {
    const text = formatPretty(diagnostic, {
      readSource,
      codeFrame: (source, { line, column, endColumn, firstLine }) =>
        codeFrameColumns(
          source,
          // Its columns count from 0.
          { start: { line, column: column - 1 }, end: { line, column: endColumn - 1 } },
          { highlightCode: coloured, linesAbove: 1, linesBelow: 1, startLine: firstLine },
        ),
      colour: (part, words) => paint[part](words),
      columns: terminal.columns,
      fileName: (file) => shortName(file, terminal.directory),
    })
    terminal[stream](`${text}\n\n`)
  }
  const rest = diagnostics.slice(maximumPrinted)
  if (rest.length === 0) return
  terminal[stream](`... and ${counted(rest.length, 'more problem')}. --format json has all of them.\n`)
  terminal[stream](`Most of them are ${mostFrequent(rest).join(', ')}.\n\n`)
}

/** The names of problems that there are most of, each with their number. */
function mostFrequent(diagnostics: readonly Diagnostic[]): readonly string[] {
  const counts = new Map<string, number>()
  for (const { name } of diagnostics) counts.set(name, (counts.get(name) ?? 0) + 1)
  const ordered = [...counts].toSorted(([, one], [, other]) => other - one)
  return ordered.slice(0, 5).map(([name, count]) => `${name} (${count})`)
}

/** What machines are told. */
export interface MachineOutput {
  readonly reports: readonly FileReport[]
  /** Whether every input could be read and checked. */
  readonly successful: boolean
  /** What the command adds to the document of `--format json`. */
  readonly more?: object | undefined
}

/** Print everything for machines, and nothing else; files are named as people know them. */
export function printForMachines(
  format: Exclude<OutputFormat, 'pretty'>,
  { reports, successful, more }: MachineOutput,
  terminal: Terminal,
): void {
  const named = reports.map(({ file, diagnostics }) => ({ file, diagnostics: withShortNames(diagnostics, terminal) }))
  switch (format) {
    case 'json':
      terminal.out(`${JSON.stringify({ ...toJsonReport(named), ...more })}\n`)
      return
    case 'sarif':
      terminal.out(`${JSON.stringify(toSarifLog(named, { version: manifest.version, successful }))}\n`)
      return
    case 'github':
      for (const diagnostic of named.flatMap(({ diagnostics }) => diagnostics)) {
        terminal.out(`${toGithubCommand(diagnostic)}\n`)
      }
  }
}

/** Diagnostics with their files named relative to where people stand. */
function withShortNames(diagnostics: readonly Diagnostic[], { directory }: Terminal): readonly Diagnostic[] {
  const named = (location: DiagnosticLocation): DiagnosticLocation =>
    location.file === undefined ? location : { ...location, file: shortName(location.file, directory) }
  return diagnostics.map((diagnostic) => ({
    ...diagnostic,
    location: named(diagnostic.location),
    related: diagnostic.related.map((place) => ({ ...place, location: named(place.location) })),
  }))
}

/** One line that says how it went. */
export function summaryOf(reports: readonly FileReport[]): string {
  const counts = countBySeverity(reports.flatMap(({ diagnostics }) => diagnostics))
  const files = counted(reports.length, 'file')
  const infos = counts.info === 0 ? '' : `, ${counted(counts.info, 'info')}`
  if (counts.error + counts.warning + counts.info === 0) return `${files}, no problems.`
  return `${files}: ${counted(counts.error, 'error')}, ${counted(counts.warning, 'warning')}${infos}.`
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}
