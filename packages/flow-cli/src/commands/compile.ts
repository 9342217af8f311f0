import { printable } from '@aicc/flow-dsl/language'
import { didYouMean, placeholderFor, printFlow, suggestionList } from '@aicc/flow-compiler'
import type { CompiledFlow, FileReport, ResourceResolver } from '@aicc/flow-compiler'
import { join, resolve } from 'node:path'
import { applyComments } from '../apply-comments.js'
import { checkTogether } from '../check-together.js'
import type { InputFlows } from '../check-together.js'
import { compileFlow } from '../compile-flow.js'
import { unusableInput } from '../file-problem.js'
import { findFiles, isTypeScript } from '../find-files.js'
import type { InputFile, UnusableInput } from '../find-files.js'
import { finish } from '../finish.js'
import { loadProject } from '../load-project.js'
import type { OutputFormat } from '../output-format.js'
import { counted } from '../print-report.js'
import { readResources, resolverFrom } from '../read-resources.js'
import { filesToWorkOn, readSettings } from '../read-settings.js'
import type { SettingOptions, Settings } from '../read-settings.js'
import { shortName } from '../short-name.js'
import type { Terminal } from '../terminal.js'
import { UsageError } from '../usage-error.js'
import { writeFiles } from '../write-files.js'
import type { OutputFile } from '../write-files.js'

/** Options of `flowc compile`. */
export interface CompileCommandOptions extends SettingOptions {
  readonly out?: string
  readonly resources?: string
  readonly settings?: boolean
  readonly environment?: string
  readonly format: OutputFormat
  readonly typecheck: boolean
}

/** `flowc compile`: TypeScript flows to Connect JSON. With an error in any flow, nothing is written. */
export async function compileFiles(
  args: readonly string[],
  options: CompileCommandOptions,
  terminal: Terminal,
): Promise<number> {
  const { format } = options
  const settings = await readSettings(options, terminal)
  const { rules } = settings
  const out = outputFolder(options.out ?? settings.out)
  const resolver = resourcesFor(options, settings, terminal.directory)
  const placeholders = new Set<string>()
  const resources: ResourceResolver =
    resolver ??
    ((resource) => {
      const placeholder = placeholderFor(resource)
      placeholders.add(placeholder)
      return placeholder
    })

  const inputs = await inputsToCompile(args, settings, terminal.directory)
  const typescript = inputs.filter(isTypeScript)
  const project = await loadProject(typescript, options, terminal)
  const compiled: { readonly flow: CompiledFlow; readonly file: string }[] = []
  const reports = new Map<string, FileReport>()
  const checked: InputFlows[] = []
  for (const { file, flows: loaded, diagnostics } of project.files) {
    const results = loaded.map((flow) => compileFlow(flow, file, { resources, rules }))
    const flows = results.flatMap((result) => result.compiled ?? [])
    for (const flow of flows) compiled.push({ flow, file: file.name })
    checked.push({ file, flows, diagnostics: [...diagnostics, ...results.flatMap((result) => result.diagnostics)] })
  }
  const together = checkTogether(checked, checked.length === inputs.length, rules)
  for (const { file, diagnostics } of applyComments(together, settings)) {
    reports.set(file.path, { file: file.name, diagnostics })
  }
  const ordered = inputs.map(
    (input): FileReport =>
      reports.get(input.path) ?? {
        file: input.name,
        diagnostics: input.kind === 'unusable' ? [unusableInput(input)] : [],
      },
  )

  const failed = ordered.some(({ diagnostics }) => diagnostics.some(({ severity }) => severity === 'error'))
  if (!failed) {
    const outputs = compiled.flatMap(({ flow }) => outputsOf(flow, options.settings === true))
    writeFiles(resolve(terminal.directory, out), out, outputs)
  }

  const flows = compiled.map(({ flow, file }) => ({
    name: flow.name,
    type: flow.graph.flowType,
    file,
    actions: flow.graph.actions.length,
    output: failed ? null : join(out, `${flow.name}.json`),
    settings: flow.moduleSettings ?? null,
  }))
  if (!failed && format === 'pretty') {
    for (const { output, type, actions } of flows) {
      terminal.out(`${printable(output ?? '')}  ${type ?? ''}, ${counted(actions, 'action')}\n`)
    }
    const [example] = placeholders
    if (example !== undefined) {
      terminal.out(
        `\nNo resources were given, so ${counted(placeholders.size, 'symbol')} stand${placeholders.size === 1 ? 's' : ''} as ` +
          `placeholders such as ${printable(example)}. Pass --resources FILE.json to fill them in.\n`,
      )
    }
    terminal.out('\n')
  }
  const more = { flows, placeholders: [...placeholders].toSorted() }
  const status = await finish({ reports: ordered, format, typeScriptOutput: project.typeScriptOutput, more }, terminal)
  if (failed && format === 'pretty') terminal.error('flowc: nothing was written.\n')
  return status
}

function outputFolder(out: string | undefined): string {
  if (out !== undefined && out !== '') return out
  const message =
    out === ''
      ? 'The name of the output folder is empty.'
      : "option '--out <folder>' not specified, and no flowc.config.ts has `out`. See flowc --help."
  throw new UsageError(message, { file: '', code: 'FLOW1018', name: 'unwritable-output' })
}

/** The resources that were asked for; undefined where none were. */
function resourcesFor(
  { resources, environment: name }: CompileCommandOptions,
  { file, folder, environments }: Settings,
  directory: string,
): ResourceResolver | undefined {
  if (resources !== undefined) return readResources(resources, directory)
  if (name === undefined) return undefined
  const environment = Object.hasOwn(environments, name) ? environments[name] : undefined
  if (environment === undefined || file === undefined) {
    const names = Object.keys(environments)
    const reason = file === undefined ? 'there is no flowc.config.ts' : `${file} has no such environment`
    const known = names.length === 0 ? 'Add it under `environments`.' : `It has ${names.join(', ')}.`
    throw new UsageError(
      `There is no environment ${JSON.stringify(name)}: ${reason}. ${didYouMean(suggestionList(name, names)) ?? known}`,
      { file: file ?? '', code: 'FLOW1023', name: 'unknown-environment' },
    )
  }
  if (typeof environment.resources !== 'string') {
    return resolverFrom(environment.resources, `the environment ${JSON.stringify(name)} of ${file}`, file)
  }
  return readResources(shortName(resolve(folder, environment.resources), directory), directory)
}

/** The flows to compile, and what cannot be. The files of a project may hold JSON too, which is only checked. */
async function inputsToCompile(
  args: readonly string[],
  settings: Settings,
  directory: string,
): Promise<readonly (InputFile | UnusableInput)[]> {
  const named = filesToWorkOn(args, settings)
  if (args.length > 0) return (await findFiles(named, directory, 'typescript flows')).map(refuseJson)
  const inputs = (await findFiles(named, directory, 'flows')).filter(({ kind }) => kind !== 'json')
  if (inputs.length > 0) return inputs
  const { file = '' } = settings
  throw new UsageError(`There is nothing to compile: \`files\` of ${file} has no TypeScript flow in it.`, {
    file,
    code: 'FLOW1011',
    name: 'unreadable-file',
  })
}

function refuseJson(input: InputFile | UnusableInput): InputFile | UnusableInput {
  if (input.kind !== 'json') return input
  const reason = 'The file is JSON already: flowc compile takes TypeScript flows.'
  return { name: input.name, path: input.path, kind: 'unusable', reason }
}

function outputsOf(flow: CompiledFlow, withSettings: boolean): readonly OutputFile[] {
  const content = { name: `${flow.name}.json`, text: printFlow(flow.document) }
  if (!withSettings || flow.moduleSettings === undefined) return [content]
  return [content, { name: `${flow.name}.settings.json`, text: `${JSON.stringify(flow.moduleSettings, null, 2)}\n` }]
}
