import { checkFlowJson, maximumJsonCharacters } from '@aicc/flow-compiler'
import type { Diagnostic, FileReport } from '@aicc/flow-compiler'
import type { FlowType } from '@aicc/flow-dsl/language'
import { readFileSync, statSync } from 'node:fs'
import { compileFlow } from '../compile-flow.js'
import { fileProblem, unusableInput } from '../file-problem.js'
import { findFiles, isTypeScript } from '../find-files.js'
import type { InputFile } from '../find-files.js'
import { finish } from '../finish.js'
import type { Terminal } from '../terminal.js'
import { systemReason } from '../usage-error.js'

/** Options of `flowc check`. */
export interface CheckOptions {
  readonly format: 'pretty' | 'json'
  readonly type?: FlowType
  readonly maxWarnings?: number
  readonly typecheck: boolean
}

/** `flowc check`: diagnostics only. */
export async function check(args: readonly string[], options: CheckOptions, terminal: Terminal): Promise<number> {
  const inputs = await findFiles(args, terminal.directory)
  const reports = new Map<string, readonly Diagnostic[]>()
  for (const input of inputs) {
    if (input.kind === 'unusable') reports.set(input.path, [unusableInput(input)])
    if (input.kind === 'json') reports.set(input.path, checkJsonFile(input, options.type))
  }
  const typescript = inputs.filter(isTypeScript)
  let typeScriptOutput = ''
  if (typescript.length > 0) {
    const { loadProject } = await import('../load-project.js')
    const project = await loadProject(typescript, options, terminal)
    typeScriptOutput = project.typeScriptOutput
    for (const { file, flows, diagnostics } of project.files) {
      reports.set(file.path, [...diagnostics, ...flows.flatMap((flow) => compileFlow(flow, file).diagnostics)])
    }
  }
  const ordered = inputs.map(({ name, path }): FileReport => ({ file: name, diagnostics: reports.get(path) ?? [] }))
  const { format, maxWarnings } = options
  return finish({ reports: ordered, format, maxWarnings, typeScriptOutput }, terminal)
}

function checkJsonFile(file: InputFile, flowType: FlowType | undefined): readonly Diagnostic[] {
  try {
    // UTF-8 has at most four bytes a character; a larger file is refused unread.
    const { size } = statSync(file.path)
    if (size > maximumJsonCharacters * 4) {
      const message = `The file has ${size.toLocaleString('en')} bytes, so it is no flow, and was not read.`
      return [fileProblem(file, 'FLOW1013', 'not-a-flow', message)]
    }
    const bytes = readFileSync(file.path)
    if (isUtf16(bytes)) {
      const suggestion = 'Save it as UTF-8. Windows PowerShell writes UTF-16 when output is redirected with ">".'
      return [fileProblem(file, 'FLOW1012', 'not-json', 'The file is encoded as UTF-16, not as UTF-8.', suggestion)]
    }
    return checkFlowJson(bytes.toString('utf8'), { file: file.path, flowType }).diagnostics
  } catch (error) {
    return [fileProblem(file, 'FLOW1011', 'unreadable-file', `The file cannot be read: ${systemReason(error)}.`)]
  }
}

/** Whether a file begins with the mark of UTF-16, of either byte order. */
function isUtf16([first, second]: Uint8Array): boolean {
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)
}
