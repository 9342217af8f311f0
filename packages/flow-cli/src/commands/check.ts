import { checkFlowJson, compile, countBySeverity, maximumJsonCharacters } from '@aicc/flow-compiler'
import type { Diagnostic, FileReport } from '@aicc/flow-compiler'
import type { FlowType } from '@aicc/flow-dsl/language'
import { readFileSync, statSync } from 'node:fs'
import { findFiles } from '../find-files.js'
import type { InputFile } from '../find-files.js'
import { fileProblem } from '../file-problem.js'
import { printJson, printPretty, summaryOf } from '../print-report.js'
import type { Terminal } from '../terminal.js'
import { systemReason } from '../usage-error.js'

/** Options of `flowc check`. */
export interface CheckOptions {
  readonly format: 'pretty' | 'json'
  readonly type?: FlowType
  readonly maxWarnings?: number
  readonly typecheck: boolean
}

/** Rules of inputs that could not be read at all: exit status 2. */
export const unreadable: ReadonlySet<string> = new Set([
  'unreadable-file',
  'not-json',
  'not-a-flow',
  'old-export-format',
  'no-flow-in-file',
])

/** `flowc check`: diagnostics only. */
export async function check(args: readonly string[], options: CheckOptions, terminal: Terminal): Promise<number> {
  const files = await findFiles(args, terminal.directory)
  const reports = new Map<string, readonly Diagnostic[]>()
  const typescript = files.filter(({ kind }) => kind === 'typescript')
  let flows = 0
  let typeScriptOutput = ''
  if (typescript.length > 0) {
    const { loadProject } = await import('../load-project.js')
    const project = await loadProject(typescript, options, terminal)
    typeScriptOutput = project.typeScriptOutput
    for (const { file, flows: found, diagnostics } of project.files) {
      flows += found.length
      reports.set(file.path, [...diagnostics, ...found.flatMap((flow) => compile(flow).diagnostics)])
    }
  }
  for (const file of files) {
    if (file.kind === 'json') reports.set(file.path, checkJsonFile(file, options.type))
  }
  const ordered: readonly FileReport[] = files.map(({ name, path }) => ({
    file: name,
    diagnostics: reports.get(path) ?? [],
  }))
  return finish(ordered, {}, { ...options, typeScriptOutput, flows }, terminal)
}

function checkJsonFile(file: InputFile, flowType: FlowType | undefined): readonly Diagnostic[] {
  try {
    // UTF-8 has at most four bytes a character; a larger file is refused unread.
    const { size } = statSync(file.path)
    const text =
      size > maximumJsonCharacters * 4 ? ' '.repeat(maximumJsonCharacters + 1) : readFileSync(file.path, 'utf8')
    return checkFlowJson(text, { file: file.path, flowType }).diagnostics
  } catch (error) {
    return [fileProblem(file, 'FLOW1011', 'unreadable-file', `The file cannot be read: ${systemReason(error)}.`)]
  }
}

/** Print what was found, and say how it went. */
export async function finish(
  reports: readonly FileReport[],
  more: object,
  options: Pick<CheckOptions, 'format' | 'maxWarnings'> & { readonly typeScriptOutput: string; readonly flows: number },
  terminal: Terminal,
): Promise<number> {
  const diagnostics = reports.flatMap((report) => report.diagnostics)
  if (options.format === 'json') printJson(reports, more, terminal)
  else {
    // TypeScript's own problems are shown as TypeScript shows them.
    if (options.typeScriptOutput !== '') terminal.out(`${options.typeScriptOutput.trimEnd()}\n\n`)
    const ours = diagnostics.filter(({ name }) => name !== 'typescript')
    await printPretty(
      ours.filter(({ name }) => !unreadable.has(name)),
      terminal,
      terminal.out,
    )
    await printPretty(
      ours.filter(({ name }) => unreadable.has(name)),
      terminal,
      terminal.error,
    )
    terminal.out(`${summaryOf(reports)}\n`)
  }
  if (diagnostics.some(({ name }) => unreadable.has(name))) {
    if (options.format === 'json') {
      const count = diagnostics.filter(({ name }) => unreadable.has(name)).length
      terminal.error(`flowc: ${count === 1 ? 'one input' : `${count} inputs`} could not be read as a flow.\n`)
    }
    return 2
  }
  const counts = countBySeverity(diagnostics)
  if (counts.error > 0) return 1
  if (options.maxWarnings !== undefined && counts.warning > options.maxWarnings) {
    terminal.error(`flowc: ${counts.warning} warnings are more than the ${options.maxWarnings} that are allowed.\n`)
    return 1
  }
  return 0
}
