import { basename } from 'node:path'
import { isFlowType, isJsonObject } from '@aicc/flow-dsl/language'
import type { FlowType } from '@aicc/flow-dsl/language'
import type { FileReport, ResourceResolver } from '@aicc/flow-compiler'
import { FlowContentError, simulate } from '@aicc/flow-simulator'
import type { FlowWithContent, Simulation, World } from '@aicc/flow-simulator'
import { compileFlow } from './compile-flow.js'
import { unusableInput } from './file-problem.js'
import { findFiles, isTypeScript } from './find-files.js'
import { importFile } from './import-file.js'
import { importLimit } from './import-watch.js'
import { loadProject } from './load-project.js'
import type { OutputFormat } from './output-format.js'
import { readJsonFile } from './read-json-file.js'
import { inputFileAt } from './input-file-at.js'
import type { Terminal } from './terminal.js'
import { firstLine, UsageError } from './usage-error.js'

/** Options of commands that play contacts. */
export interface SimulationOptions {
  readonly world?: string
  readonly type?: FlowType
  readonly format: OutputFormat
  readonly typecheck: boolean
}

/** Flows to be played, or the problems of the files that they cannot be loaded from. */
export type LoadedSources =
  | { readonly flows: readonly FlowWithContent[] }
  | { readonly flows: undefined; readonly reports: readonly FileReport[]; readonly typeScriptOutput: string }

/** A simulation, or the problems of the files that it cannot be made of. */
export type LoadedSimulation =
  | { readonly simulation: Simulation }
  | { readonly simulation: undefined; readonly reports: readonly FileReport[]; readonly typeScriptOutput: string }

/** Load flows to be played in a world: the first is the one that contacts come into. */
export async function loadSimulation(
  args: readonly string[],
  options: SimulationOptions,
  terminal: Terminal,
): Promise<LoadedSimulation> {
  const loaded = await loadSources(args, options, terminal)
  if (loaded.flows === undefined) {
    const { reports, typeScriptOutput } = loaded
    return { simulation: undefined, reports, typeScriptOutput }
  }
  const world = await loadWorld(options, terminal)
  try {
    return { simulation: simulate(loaded.flows, world) }
  } catch (error) {
    if (!(error instanceof FlowContentError)) throw error
    throw new UsageError(error.message, { file: args[0] ?? '', code: 'FLOW1013', name: 'not-a-flow' })
  }
}

/**
 * Load flows to be played. Flows with errors are played, too, as far as they go: what is wrong with them shows.
 * @param resources - What TypeScript flows refer to. Left out: placeholders stand in their place.
 */
export async function loadSources(
  args: readonly string[],
  options: Omit<SimulationOptions, 'world'>,
  terminal: Terminal,
  resources?: ResourceResolver,
): Promise<LoadedSources> {
  const inputs = await findFiles(args, terminal.directory, 'flows')
  const typescript = inputs.filter(isTypeScript)
  const project = typescript.length === 0 ? undefined : await loadProject(typescript, options, terminal)
  const loaded = new Map(project?.files.map((file) => [file.file.path, file]))

  const flows: FlowWithContent[] = []
  const reports: FileReport[] = []
  for (const input of inputs) {
    if (input.kind === 'unusable') reports.push({ file: input.name, diagnostics: [unusableInput(input)] })
    else if (input.kind === 'json') {
      const { text, problem } = readJsonFile(input)
      if (problem !== undefined) reports.push({ file: input.name, diagnostics: [problem] })
      else flows.push(flowFromJson(text, input.path, options.type))
    } else {
      const file = loaded.get(input.path)
      const compiled =
        file?.flows.map((flow) => compileFlow(flow, input, resources === undefined ? {} : { resources })) ?? []
      const missing = compiled.flatMap((result) => (result.compiled === undefined ? result.diagnostics : []))
      const diagnostics = [...(file?.diagnostics ?? []), ...missing]
      if (diagnostics.length > 0) reports.push({ file: input.name, diagnostics })
      for (const result of compiled) {
        const flow = result.compiled
        if (flow === undefined) continue
        const { content, name, graph } = flow
        flows.push({ content, name, graph, ...(isFlowType(graph.flowType) && { flowType: graph.flowType }) })
      }
    }
  }
  if (reports.length > 0) return { flows: undefined, reports, typeScriptOutput: project?.typeScriptOutput ?? '' }
  return { flows }
}

function flowFromJson(text: string, path: string, flowType: FlowType | undefined): FlowWithContent {
  const content = text.replace(/^\uFEFF/, '')
  return { content, file: path, ...nameOf(content, path), ...(flowType !== undefined && { flowType }) }
}

/** The name in its metadata, else that of the file. */
function nameOf(content: string, path: string): { readonly name?: string } {
  try {
    const document: unknown = JSON.parse(content)
    const metadata = isJsonObject(document) ? document['Metadata'] : undefined
    const name = isJsonObject(metadata) ? metadata['name'] : undefined
    if (typeof name === 'string' && name !== '') return { name }
  } catch {
    // Said when it is played.
  }
  return { name: basename(path, '.json') }
}

/** The world that a file exports: `export default { lambdas: { ... } }`, or JSON. */
export async function loadWorld(options: SimulationOptions, terminal: Terminal): Promise<World> {
  if (options.world === undefined) return {}
  const subject = { file: options.world, code: 'FLOW1039', name: 'unusable-world' } as const
  const input = inputFileAt(options.world, terminal.directory)
  if (input.kind === 'unusable') throw new UsageError(`${input.name}: ${input.reason}`, subject)
  let world: unknown
  if (input.kind === 'json') {
    const { text, problem } = readJsonFile(input)
    if (problem !== undefined) throw new UsageError(`${input.name}: ${problem.message}`, subject)
    try {
      world = JSON.parse(text)
    } catch (error) {
      throw new UsageError(`${input.name} is not JSON: ${firstLine(error)}.`, subject)
    }
  } else {
    try {
      const exported = await importFile(input.path, importLimit(terminal, options.format))
      world = Reflect.get(exported, 'default')
    } catch (error) {
      throw new UsageError(`${input.name} cannot be loaded: ${firstLine(error)}.`, subject)
    }
  }
  const problem = worldProblem(world)
  if (problem !== undefined) throw new UsageError(`${input.name}: ${problem}`, subject)
  return world as World
}

/** Parts of a world, and what they are. */
const partsOfWorld: Readonly<Record<string, 'object' | 'function' | 'number' | 'date'>> = {
  lambdas: 'object',
  bots: 'object',
  queues: 'object',
  hours: 'object',
  prompts: 'object',
  thirdParties: 'object',
  failingActions: 'object',
  outcomes: 'object',
  outcome: 'function',
  startsAt: 'date',
  seed: 'number',
  assumptions: 'object',
}

function worldProblem(world: unknown): string | undefined {
  if (!isJsonObject(world))
    return 'A world is an object such as { lambdas: { ... } }; in TypeScript, the default export.'
  for (const [part, value] of Object.entries(world)) {
    const kind = Object.hasOwn(partsOfWorld, part) ? partsOfWorld[part] : undefined
    if (kind === undefined) return `"${part}" is none of ${Object.keys(partsOfWorld).join(', ')}.`
    if (kind === 'date' ? !(value instanceof Date) : typeof value !== kind) return `"${part}" is no ${kind}.`
  }
  return undefined
}
