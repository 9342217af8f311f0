import { printable } from '@aicc/flow-dsl/language'
import { placeholderFor, printFlow } from '@aicc/flow-compiler'
import type { CompiledFlow, FileReport, ResourceResolver } from '@aicc/flow-compiler'
import { join, resolve } from 'node:path'
import { compileFlow } from '../compile-flow.js'
import { unusableInput } from '../file-problem.js'
import { findFiles, isTypeScript } from '../find-files.js'
import type { InputFile, UnusableInput } from '../find-files.js'
import { finish } from '../finish.js'
import { loadProject } from '../load-project.js'
import { counted } from '../print-report.js'
import { readResources } from '../read-resources.js'
import type { Terminal } from '../terminal.js'
import { UsageError } from '../usage-error.js'
import { writeFiles } from '../write-files.js'
import type { OutputFile } from '../write-files.js'

/** Options of `flowc compile`. */
export interface CompileCommandOptions {
  readonly out: string
  readonly resources?: string
  readonly settings?: boolean
  readonly format: 'pretty' | 'json'
  readonly typecheck: boolean
}

/** `flowc compile`: TypeScript flows to Connect JSON. With an error in any flow, nothing is written. */
export async function compileFiles(
  args: readonly string[],
  options: CompileCommandOptions,
  terminal: Terminal,
): Promise<number> {
  const { out, format } = options
  if (out === '') {
    const subject = { file: '', code: 'FLOW1018', name: 'unwritable-output' } as const
    throw new UsageError('The name of the output folder is empty.', subject)
  }
  const resolver = options.resources === undefined ? undefined : readResources(options.resources, terminal.directory)
  const placeholders = new Set<string>()
  const resources: ResourceResolver =
    resolver ??
    ((resource) => {
      const placeholder = placeholderFor(resource)
      placeholders.add(placeholder)
      return placeholder
    })

  const inputs = (await findFiles(args, terminal.directory)).map(refuseJson)
  const typescript = inputs.filter(isTypeScript)
  const project = await loadProject(typescript, options, terminal)
  const compiled: { readonly flow: CompiledFlow; readonly file: string }[] = []
  const reports = new Map<string, FileReport>()
  for (const { file, flows, diagnostics } of project.files) {
    const results = flows.map((flow) => compileFlow(flow, file, { resources }))
    for (const { compiled: flow } of results) if (flow !== undefined) compiled.push({ flow, file: file.name })
    const found = results.flatMap((result) => result.diagnostics)
    reports.set(file.path, { file: file.name, diagnostics: [...diagnostics, ...found] })
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
