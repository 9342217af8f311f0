import { flowLanguageVersion, flowTypeFromMetadata, isJsonObject } from '@aicc/flow-dsl/language'
import type {
  ActionNode,
  FlowDocument,
  FlowGraph,
  FlowType,
  JsonObject,
  JsonValue,
  Target,
} from '@aicc/flow-dsl/language'
import { maximumDiagnostics } from '../check.js'
import { compareDiagnostics } from '../diagnostics/diagnostic.js'
import type { Diagnostic, DiagnosticCode } from '../diagnostics/diagnostic.js'
import { emitActions, emitParameters, identifierIn } from '../emit/emit-flow.js'
import { printFlow } from '../emit/print-flow.js'
import { completeNextActions } from '../passes/complete-next-actions.js'
import { JsonPositions } from '../read/json-positions.js'
import { isLegacyExport, parseFlowText, problemOfFile } from '../read/parse-flow-text.js'
import { checkFlowValue } from '../read/read-flow.js'
import { convertModule } from './convert-module.js'
import type { ConvertedModule } from './convert-module.js'
import { readLegacyExport } from './legacy-export.js'
import type { LegacyExport, LegacyPointer } from './legacy-export.js'
import { LegacyPositions } from './legacy-positions.js'

/** Options of {@link convertLegacyExport}. */
export interface ConvertOptions {
  /** The file, for locations. */
  readonly file?: string | undefined
  /** The flow type, when the export does not say it itself. */
  readonly flowType?: FlowType | undefined
}

/** The result of {@link convertLegacyExport}. */
export interface ConvertedFlow {
  /** Name of the flow; undefined when the text is no old export. */
  readonly name: string | undefined
  readonly flowType: FlowType | undefined
  /** The flow in the flow language; undefined when the text is no old export. */
  readonly document: FlowDocument | undefined
  /** The same as text. */
  readonly text: string | undefined
  /** What was left out, and what the checker says of the flow; all with places in the old export. */
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Convert a flow from the console's older export format (`"modules"`) to the flow language.
 *
 * Every module becomes one action, with its id as identifier and its place in the designer. A module that is not known
 * becomes an action of a type that no action has, with its branches, so that the checker finds it; parameters and
 * branches that have no counterpart are left out, and each is a problem of its own. The `status` and `hash` of the
 * export are those of a version that was saved, and are not repeated.
 * @param text - The JSON text of the old export.
 * @returns The flow and what is wrong with it. Never throws.
 */
export function convertLegacyExport(text: string, options: ConvertOptions = {}): ConvertedFlow {
  const { file } = options
  const parsed = parseFlowText(text, file)
  if (parsed.problem !== undefined) return nothing(parsed.problem)
  const { value } = parsed
  if (!isLegacyExport(value)) return nothing(notAnOldExport(value, file))

  const positions = new JsonPositions(parsed.text)
  const problems: Diagnostic[] = []
  const fallbackName = file === undefined ? undefined : nameOfFile(file)
  const name = nameOf(value, fallbackName)
  const complain = (
    code: DiagnosticCode,
    problemName: string,
    pointer: LegacyPointer,
    message: string,
    suggestion?: () => string | undefined,
    action?: string,
  ): void => {
    if (problems.length >= maximumDiagnostics) return
    const { line, column } = positions.find(pointer)
    problems.push({
      code,
      name: problemName,
      severity: 'error',
      message,
      args: {},
      location: { file, line, column, flow: name, action, path: action === undefined ? name : `${name} > ${action}` },
      related: [],
      suggestion: suggestion?.(),
    })
  }
  const source = readLegacyExport(value, (pointer, message) =>
    complain('FLOW1031', 'malformed-export', pointer, message),
  )
  const flowType = flowTypeFromMetadata(source.type) ?? options.flowType
  const modules = source.modules.map((module) =>
    convertModule(module, flowType, ({ code, name: problemName, pointer, message, suggestion }) =>
      complain(code, problemName, pointer, message, suggestion, module.id),
    ),
  )
  const document = toDocument(toGraph(source, modules, flowType, name), source, modules)
  const printed = printFlow(document)
  const written: JsonObject = JSON.parse(printed)
  const checked = checkFlowValue(written, new LegacyPositions(positions, modules), { file, flowType })
  return {
    name,
    flowType,
    document,
    text: printed,
    diagnostics: [...problems, ...checked.diagnostics.map(withModule(modules))].toSorted(compareDiagnostics),
  }
}

function nothing(problem: Diagnostic): ConvertedFlow {
  return { name: undefined, flowType: undefined, document: undefined, text: undefined, diagnostics: [problem] }
}

function notAnOldExport(value: JsonObject, file: string | undefined): Diagnostic {
  const current = Array.isArray(value['Actions'])
  return problemOfFile(
    file,
    'FLOW1037',
    'not-an-old-export',
    current
      ? 'The flow is in the flow language already ("Actions"): there is nothing to convert.'
      : 'The file holds JSON, but no flow in the older export format of the console: it has no list of "modules".',
    current ? 'Check it: flowc check FILE.' : undefined,
  )
}

function nameOf(value: JsonObject, fallback: string | undefined): string {
  const metadata = value['metadata']
  const name = isJsonObject(metadata) ? metadata['name'] : undefined
  return typeof name === 'string' && name !== '' ? name : (fallback ?? 'flow')
}

function nameOfFile(file: string): string | undefined {
  return file
    .split(/[/\\]/)
    .at(-1)
    ?.replace(/\.json$/, '')
}

/** The checker speaks of actions; people know them as modules. */
function withModule(modules: readonly ConvertedModule[]): (diagnostic: Diagnostic) => Diagnostic {
  const typeOf = new Map(modules.toReversed().map(({ module }) => [module.id, module.type]))
  return (diagnostic) => {
    const { action } = diagnostic.location
    const type = action === undefined ? undefined : typeOf.get(action)
    if (action === undefined || type === undefined) return diagnostic
    const origin = `It comes from the module ${type} ${JSON.stringify(action)}.`
    return { ...diagnostic, message: `${diagnostic.message} ${origin}` }
  }
}

function toGraph(
  source: LegacyExport,
  modules: readonly ConvertedModule[],
  flowType: FlowType | undefined,
  name: string,
): FlowGraph {
  const indexOf = new Map<string, number>()
  for (const [index, { module }] of modules.entries()) if (!indexOf.has(module.id)) indexOf.set(module.id, index)
  const target = (id: string | undefined): Target => {
    const index = id === undefined ? undefined : indexOf.get(id)
    return index ?? { identifier: id === '' ? undefined : id }
  }
  const graph: FlowGraph = {
    name,
    authored: false,
    flowType,
    channels: undefined,
    description: undefined,
    start: target(source.start),
    actions: modules.map(({ module, type, parameters, next, conditions, errors }): ActionNode => ({
      identifier: module.id,
      givenIdentifier: undefined,
      path: [],
      type,
      method: undefined,
      parameters,
      next: target(next?.to),
      conditions: conditions.map(({ operator, operands, to }) => ({ operator, operands, target: target(to) })),
      errors: errors.map(({ errorType, to }) => ({ errorType, target: target(to) })),
      position: undefined,
    })),
    module: undefined,
    invokedModules: new Map(),
    position: undefined,
  }
  return completeNextActions(graph)
}

function toDocument(graph: FlowGraph, source: LegacyExport, modules: readonly ConvertedModule[]): FlowDocument {
  const { metadata } = source
  const actionMetadata: Record<string, JsonObject> = Object.create(null)
  for (const { module, displayNames } of modules) {
    actionMetadata[module.id] = {
      ...module.metadata,
      ...(displayNames === undefined ? {} : { parameters: emitParameters(displayNames) }),
    }
  }
  const kept = (member: string, value: JsonValue | undefined): JsonObject =>
    value === undefined || value === null ? {} : { [member]: value }
  return {
    Version: flowLanguageVersion,
    StartAction: identifierIn(graph, graph.start),
    Metadata: {
      entryPointPosition: positionIn(metadata['entryPointPosition']) ?? { x: 0, y: 0 },
      ActionMetadata: actionMetadata,
      Annotations: [],
      ...kept('snapToGrid', metadata['snapToGrid']),
      name: graph.name,
      ...kept('description', metadata['description']),
      ...kept('type', source.type),
    },
    Actions: emitActions(graph),
  }
}

function positionIn(value: JsonValue | undefined): { readonly x: number; readonly y: number } | undefined {
  if (!isJsonObject(value)) return undefined
  const { x, y } = value
  return typeof x === 'number' && typeof y === 'number' ? { x, y } : undefined
}
