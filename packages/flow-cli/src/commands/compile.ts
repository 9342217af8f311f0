import { compile, placeholderFor, printFlow } from '@aicc/flow-compiler'
import type { CompiledFlow, FileReport } from '@aicc/flow-compiler'
import { resolve } from 'node:path'
import { findFiles } from '../find-files.js'
import { loadProject } from '../load-project.js'
import { counted } from '../print-report.js'
import { readResources } from '../read-resources.js'
import type { Terminal } from '../terminal.js'
import { UsageError } from '../usage-error.js'
import { writeFiles } from '../write-files.js'
import type { OutputFile } from '../write-files.js'
import { finish } from './check.js'

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
  const files = await findFiles(args, terminal.directory)
  const json = files.find(({ kind }) => kind === 'json')
  if (json !== undefined) throw new UsageError(`${json.name} is JSON already: flowc compile takes TypeScript flows.`)
  const resolver = options.resources === undefined ? undefined : readResources(options.resources, terminal.directory)
  const placeholders = new Set<string>()

  const project = await loadProject(files, options, terminal)
  const compiled: { readonly flow: CompiledFlow; readonly file: string }[] = []
  const reports = project.files.map(({ file, flows, diagnostics }): FileReport => {
    const own = flows.map((flow) =>
      compile(flow, {
        resources:
          resolver ??
          ((resource) => {
            const placeholder = placeholderFor(resource)
            placeholders.add(placeholder)
            return placeholder
          }),
      }),
    )
    for (const flow of own) compiled.push({ flow, file: file.name })
    return { file: file.name, diagnostics: [...diagnostics, ...own.flatMap((flow) => flow.diagnostics)] }
  })

  const failed = reports.some(({ diagnostics }) => diagnostics.some(({ severity }) => severity === 'error'))
  const outputs = failed ? [] : compiled.flatMap(({ flow }) => outputsOf(flow, options.settings === true))
  if (!failed) writeFiles(resolve(terminal.directory, options.out), options.out, outputs)

  const flows = compiled.map(({ flow, file }) => ({
    name: flow.name,
    type: flow.graph.flowType,
    file,
    actions: flow.graph.actions.length,
    output: failed ? null : `${options.out}/${flow.name}.json`,
    settings: flow.moduleSettings ?? null,
  }))
  if (!failed && options.format === 'pretty') {
    for (const { name, type, actions } of flows) {
      terminal.out(`${options.out}/${name}.json  ${type ?? ''}, ${counted(actions, 'action')}\n`)
    }
    const [example] = placeholders
    if (example !== undefined) {
      terminal.out(
        `\nNo resources were given, so ${counted(placeholders.size, 'symbol')} stand${placeholders.size === 1 ? 's' : ''} as ` +
          `placeholders such as ${example}. Pass --resources FILE.json to fill them in.\n`,
      )
    }
    terminal.out('\n')
  }
  return finish(
    reports,
    { flows, placeholders: [...placeholders].toSorted() },
    { format: options.format, typeScriptOutput: project.typeScriptOutput, flows: flows.length },
    terminal,
  )
}

function outputsOf(flow: CompiledFlow, withSettings: boolean): readonly OutputFile[] {
  const content = { name: `${flow.name}.json`, text: printFlow(flow.document) }
  if (!withSettings || flow.moduleSettings === undefined) return [content]
  return [content, { name: `${flow.name}.settings.json`, text: `${JSON.stringify(flow.moduleSettings, null, 2)}\n` }]
}
