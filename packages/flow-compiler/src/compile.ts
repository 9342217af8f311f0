import { limits } from '@aicc/flow-dsl/language'
import type { AuthoringProblem, BuildableFlow, FlowDocument, FlowGraph, JsonObject } from '@aicc/flow-dsl/language'
import { checkGraph, locateInGraph } from './check.js'
import { compareDiagnostics } from './diagnostics/diagnostic.js'
import type { Diagnostic, DiagnosticCode } from './diagnostics/diagnostic.js'
import { FlowCompileError } from './diagnostics/flow-compile-error.js'
import { emitFlow } from './emit/emit-flow.js'
import { moduleSettings } from './emit/module-settings.js'
import { printFlowContent } from './emit/print-flow.js'
import { layoutFlow } from './layout/index.js'
import type { LayoutResult } from './layout/index.js'
import { passes } from './passes/index.js'
import { placeholderFor, resolveResources } from './passes/resolve-resources.js'
import type { ResourceResolver } from './passes/resolve-resources.js'
import type { RuleSettings } from './settings/rule-settings.js'

/** Options of {@link compile}. */
export interface CompileOptions {
  /**
   * What the symbols of an environment stand for. A symbol that it does not know is an error.
   * @defaultValue readable placeholders such as `{{queue:general-support}}`, for every symbol
   */
  readonly resources?: ResourceResolver
  /**
   * Levels of rules: `{ 'unreachable-action': 'off' }`. What the service refuses stays an error.
   * @defaultValue the level of each rule itself
   */
  readonly rules?: RuleSettings | undefined
}

/** A compiled flow. */
export interface CompiledFlow {
  readonly name: string
  /** `Content` for the service's API: the document as text without white space. */
  readonly content: string
  /** The same as an object. */
  readonly document: FlowDocument
  /** `Settings` of a module: its contract, for `CreateContactFlowModule`. undefined for other flows. */
  readonly moduleSettings: JsonObject | undefined
  /** The graph that was checked and emitted. */
  readonly graph: FlowGraph
  /** What is wrong, in stable order. With an error in it, the content must not be deployed. */
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Compile a flow: run its function, check the graph, and write the document. Pure: the same flow and options give the
 * same bytes. Never throws for what an author did wrong; see {@link compileOrThrow}.
 * @param flow - Made by `contactFlow(...)` and the like.
 */
export function compile(flow: BuildableFlow, options: CompileOptions = {}): CompiledFlow {
  const { graph: written, problems } = flow.build()
  const graph = passes.reduce((current, pass) => pass.run(current), written)
  const locate = locateInGraph(graph)
  // A flow whose function broke off is incomplete: what the rules say of the rest would mislead.
  const brokeOff = problems.some(({ kind }) => incomplete.has(kind))
  const diagnostics: Diagnostic[] = problems.map((problem) => diagnosticFrom(problem, graph))
  if (!brokeOff) diagnostics.push(...checkGraph(graph, { locate, rules: options.rules }))

  const { graph: resolved, unresolved } = resolveResources(graph, options.resources ?? placeholderFor)
  for (const { resource, wrongArn, action, pointer } of unresolved) {
    const { kind, name } = resource
    const lacking = wrongArn === undefined
    diagnostics.push({
      code: lacking ? 'FLOW1008' : 'FLOW1020',
      name: lacking ? 'missing-resource' : 'wrong-resource',
      severity: 'error',
      message: lacking
        ? `The environment has no ${kind} "${name}".`
        : `The environment has something else for the ${kind} "${name}": ${wrongArn}.`,
      args: { kind, resource: name },
      location: locate({ action, pointer }),
      related: [],
      suggestion: lacking
        ? `Add "${name}" under "${kind}" in the resources.`
        : `Give the ARN or id of a ${kind} for "${name}" in the resources.`,
    })
  }
  const document = emitFlow(resolved, brokeOff ? unplaced : layoutFlow(resolved), graph)
  const content = printFlowContent(document)
  const longest = limits.contentCharacters.value
  if (!brokeOff && content.length > longest) {
    diagnostics.push({
      code: 'FLOW5002',
      name: 'content-too-long',
      severity: 'error',
      message: `The content of flow "${graph.name}" has ${content.length} characters, at most ${longest} are allowed.`,
      args: { characters: content.length, maximum: longest },
      location: locate({}),
      related: [],
      suggestion: 'Move a part into a module or into another flow.',
    })
  }
  return {
    name: graph.name,
    content,
    document,
    moduleSettings: graph.module === undefined ? undefined : moduleSettings(graph.module),
    graph,
    diagnostics: diagnostics.toSorted(compareDiagnostics),
  }
}

/**
 * Compile a flow, and throw when it has an error: for build scripts and CDK apps.
 * @throws {@link FlowCompileError} when there is a diagnostic of severity error; its `diagnostics` has all of them.
 */
export function compileOrThrow(flow: BuildableFlow, options: CompileOptions = {}): CompiledFlow {
  const compiled = compile(flow, options)
  if (compiled.diagnostics.some(({ severity }) => severity === 'error')) {
    throw new FlowCompileError(compiled.name, compiled.diagnostics)
  }
  return compiled
}

/** Nobody looks at the picture of a flow that broke off, and one that is far too large would take long to draw. */
const unplaced: LayoutResult = { entry: { x: 0, y: 0 }, positions: [] }

/** After these, a flow is not what its author wrote. */
const incomplete: ReadonlySet<string> = new Set(['flow-threw', 'flow-too-large', 'asynchronous-body'])

const authoringCodes: Readonly<Record<AuthoringProblem['kind'], DiagnosticCode>> = {
  'flow-threw': 'FLOW1001',
  'asynchronous-body': 'FLOW1002',
  'label-of-another-flow': 'FLOW1003',
  'undefined-block': 'FLOW1004',
  'block-defined-twice': 'FLOW1005',
  'endless-goto': 'FLOW1006',
  'flow-too-large': 'FLOW1007',
}

function diagnosticFrom(problem: AuthoringProblem, graph: FlowGraph): Diagnostic {
  const locationOf = (position: AuthoringProblem['position']): Diagnostic['location'] => {
    const place = position ?? graph.position
    return {
      file: place?.file,
      line: place?.line,
      column: place?.column,
      flow: graph.name,
      action: undefined,
      path: graph.name,
    }
  }
  return {
    code: authoringCodes[problem.kind],
    name: problem.kind,
    severity: 'error',
    message: problem.message,
    args: { flow: graph.name },
    location: locationOf(problem.position),
    related: (problem.related ?? []).map(({ message, position }) => ({ message, location: locationOf(position) })),
    suggestion: undefined,
  }
}
