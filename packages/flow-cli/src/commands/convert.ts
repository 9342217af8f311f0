import { convertLegacyExport } from '@aicc/flow-compiler'
import type { ConvertedFlow, Diagnostic, FileReport } from '@aicc/flow-compiler'
import { printable } from '@aicc/flow-dsl/language'
import type { FlowType } from '@aicc/flow-dsl/language'
import { basename, join, resolve } from 'node:path'
import { unusableInput } from '../file-problem.js'
import { findFiles } from '../find-files.js'
import type { InputFile, UnusableInput } from '../find-files.js'
import { finish } from '../finish.js'
import { counted } from '../print-report.js'
import { readJsonFile } from '../read-json-file.js'
import type { Terminal } from '../terminal.js'
import { UsageError } from '../usage-error.js'
import { writeFiles } from '../write-files.js'

/** Options of `flowc convert`. */
export interface ConvertCommandOptions {
  readonly out?: string
  readonly type?: FlowType
  readonly format: 'pretty' | 'json'
}

/** A file and what became of it. */
interface Conversion {
  readonly input: InputFile | UnusableInput
  readonly converted: ConvertedFlow | undefined
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * `flowc convert`: the older export format to the flow language. A flow that could not be converted whole is written
 * too: what is missing is said, and `flowc check` finds it again.
 */
export async function convertFiles(
  args: readonly string[],
  options: ConvertCommandOptions,
  terminal: Terminal,
): Promise<number> {
  const { out, format } = options
  const inputs = await findFiles(args, terminal.directory, 'old exports')
  refuseUnusableOutput(inputs, out, terminal)
  const conversions = inputs.map((input) => convert(input, options.type))
  const outputs = conversions.flatMap(({ input, converted }) =>
    converted?.text === undefined ? [] : [{ name: outputName(input), text: converted.text }],
  )
  if (out !== undefined && outputs.length > 0) writeFiles(resolve(terminal.directory, out), out, outputs)

  const reports = conversions.map(({ input, diagnostics }): FileReport => ({ file: input.name, diagnostics }))
  const flows = conversions.flatMap(({ input, converted }) =>
    converted?.document === undefined
      ? []
      : [
          {
            name: converted.name,
            type: converted.flowType ?? null,
            file: input.name,
            actions: converted.document.Actions.length,
            output: out === undefined ? null : join(out, outputName(input)),
            // Where nothing is written, the document of `--format json` is the only place for the flow.
            content: out === undefined ? converted.document : null,
          },
        ],
  )
  const result = { reports, format, typeScriptOutput: '', more: { flows } }
  if (format === 'json') return finish(result, terminal)
  if (out === undefined) {
    for (const { text } of outputs) terminal.out(text)
    return finish(result, towardsError(terminal))
  }
  for (const { output, type, actions } of flows) {
    terminal.out(`${printable(output ?? '')}  ${type ?? 'no flow type'}, ${counted(actions, 'action')}\n`)
  }
  if (flows.length > 0) terminal.out('\n')
  return finish(result, terminal)
}

function refuseUnusableOutput(
  inputs: readonly (InputFile | UnusableInput)[],
  out: string | undefined,
  { directory }: Terminal,
): void {
  const refuse = (message: string): UsageError =>
    new UsageError(message, { file: out ?? '', code: 'FLOW1018', name: 'unwritable-output' })
  if (out === '') throw refuse('The name of the output folder is empty.')
  if (out === undefined) {
    if (inputs.length > 1) throw refuse(`${inputs.length} files need a folder to be written to: --out FOLDER.`)
    return
  }
  const overwritten = inputs.find((input) => resolve(directory, out, outputName(input)) === input.path)
  if (overwritten !== undefined)
    throw refuse(`The flow would be written over the old export ${overwritten.name}: choose another folder.`)
}

function convert(input: InputFile | UnusableInput, flowType: FlowType | undefined): Conversion {
  if (input.kind !== 'json') {
    const reason = 'The file is TypeScript: flowc convert takes exports of the console (.json).'
    const problem = unusableInput(input.kind === 'unusable' ? input : { ...input, kind: 'unusable', reason })
    return { input, converted: undefined, diagnostics: [problem] }
  }
  const { text, problem } = readJsonFile(input)
  if (problem !== undefined) return { input, converted: undefined, diagnostics: [problem] }
  const converted = convertLegacyExport(text, { file: input.path, flowType })
  return { input, converted, diagnostics: converted.diagnostics }
}

/** The name of the file, not of the flow: that may be anything. */
function outputName(input: InputFile | UnusableInput): string {
  return basename(input.path)
}

/** Problems go where they are not taken for the flow. */
function towardsError(terminal: Terminal): Terminal {
  const { error, errorIsTerminal, colours, columns, directory } = terminal
  return { out: error, error, errorIsTerminal, colours: colours && errorIsTerminal, columns, directory }
}
