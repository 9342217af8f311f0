import { checkFlowJson } from '@aicc/flow-compiler'
import type { Diagnostic, FileReport, RuleSettings } from '@aicc/flow-compiler'
import type { FlowType } from '@aicc/flow-dsl/language'
import { applyComments } from '../apply-comments.js'
import { checkTogether } from '../check-together.js'
import type { InputFlows } from '../check-together.js'
import { compileFlow } from '../compile-flow.js'
import { unusableInput } from '../file-problem.js'
import { findFiles, isTypeScript } from '../find-files.js'
import type { InputFile } from '../find-files.js'
import { finish } from '../finish.js'
import { settingsBeside, withoutSettings } from '../module-settings-file.js'
import { readJsonFile } from '../read-json-file.js'
import type { OutputFormat } from '../output-format.js'
import { filesToWorkOn, readSettings } from '../read-settings.js'
import type { SettingOptions } from '../read-settings.js'
import type { Terminal } from '../terminal.js'

/** Options of `flowc check`. */
export interface CheckOptions extends SettingOptions {
  readonly format: OutputFormat
  readonly type?: FlowType
  readonly maxWarnings?: number
  readonly typecheck: boolean
}

/** `flowc check`: diagnostics only. */
export async function check(args: readonly string[], options: CheckOptions, terminal: Terminal): Promise<number> {
  const settings = await readSettings(options, terminal)
  const { rules } = settings
  const inputs = withoutSettings(await findFiles(filesToWorkOn(args, settings), terminal.directory, 'flows'))
  const reports = new Map<string, readonly Diagnostic[]>()
  const checked = new Map<string, InputFlows>()
  for (const input of inputs) {
    if (input.kind === 'unusable') reports.set(input.path, [unusableInput(input)])
    if (input.kind === 'json') checked.set(input.path, checkJsonFile(input, { flowType: options.type, rules }))
  }
  const typescript = inputs.filter(isTypeScript)
  let typeScriptOutput = ''
  if (typescript.length > 0) {
    const { loadProject } = await import('../load-project.js')
    const project = await loadProject(typescript, options, terminal)
    typeScriptOutput = project.typeScriptOutput
    for (const { file, flows, diagnostics } of project.files) {
      const results = flows.map((flow) => compileFlow(flow, file, { rules }))
      checked.set(file.path, {
        file,
        flows: results.flatMap(({ compiled }) => compiled ?? []),
        diagnostics: [...diagnostics, ...results.flatMap((result) => result.diagnostics)],
      })
    }
  }
  const inOrder = inputs.flatMap(({ path }) => checked.get(path) ?? [])
  const together = checkTogether(inOrder, inOrder.length === inputs.length, rules)
  for (const { file, diagnostics } of applyComments(together, settings)) reports.set(file.path, diagnostics)
  const ordered = inputs.map(({ name, path }): FileReport => ({ file: name, diagnostics: reports.get(path) ?? [] }))
  const { format, maxWarnings } = options
  return finish({ reports: ordered, format, maxWarnings, typeScriptOutput }, terminal)
}

function checkJsonFile(
  file: InputFile,
  options: { readonly flowType: FlowType | undefined; readonly rules: RuleSettings },
): InputFlows {
  const { text, problem } = readJsonFile(file)
  if (problem !== undefined) return { file, flows: [], diagnostics: [problem] }
  const { flowOfSet, diagnostics } = checkFlowJson(text, {
    file: file.path,
    moduleSettings: settingsBeside(file),
    ...options,
  })
  return { file, flows: flowOfSet === undefined ? [] : [flowOfSet], diagnostics }
}
