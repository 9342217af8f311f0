import { checkFlowSet, compile, deploymentOrder, placeholderFor } from '@aicc/flow-compiler'
import type { ResourceResolver } from '@aicc/flow-compiler'
import type { BuildableFlow, Resource } from '@aicc/flow-dsl/language'
import { stubFor } from '../constructs/stub-for.js'
import { FlowSetError } from '../constructs/flow-set-error.js'
import { keyOf, templateFrom } from './template-content.js'

/** A flow or module, as Terraform reads it from `flows.json`. */
export interface ListedFlow {
  readonly name: string
  readonly kind: 'flow' | 'module'
  /** Type of a flow; null for a module. */
  readonly type: string | null
  /** File with its content, below the folder of the list. */
  readonly template: string
  /** Keys of what it refers to: `queue:general-support`. */
  readonly references: readonly string[]
  /** Flows are created after those of a smaller number; those of one number refer to each other. From 0. */
  readonly order: number
  /** Whether it refers to itself, or to flows that lead back to it. */
  readonly circular: boolean
  /** Content that a circular flow is created with; null for others. */
  readonly stub: string | null
  /** The contract of a module, as JSON in a text; null where there is none. */
  readonly settings: string | null
}

/** All flows as templates. */
export interface FlowTemplates {
  /** By key: `flow:inbound`, `module:authentication`. */
  readonly flows: Readonly<Record<string, ListedFlow>>
  /** Texts of the templates, by the names of their files. */
  readonly templates: Readonly<Record<string, string>>
}

/**
 * Compile flows into templates, in the order in which they can be created.
 * @param hasResource - Whether an environment has what a flow names; flows of the set need not be in it.
 * @throws {@link FlowSetError} with all that is wrong with the flows.
 */
export function flowTemplates(
  flows: readonly BuildableFlow[],
  hasResource: (resource: Resource) => boolean,
): FlowTemplates {
  const graphs = flows.map((flow) => flow.build().graph)
  const kinds = graphs.map(({ flowType }) => (flowType === 'MODULE' ? 'module' : 'flow'))
  const own = new Set(graphs.map(({ name }, index) => keyOf({ kind: kinds[index] ?? 'flow', name })))
  const compiled = flows.map((flow) => {
    const references = new Map<string, Resource>()
    const resources: ResourceResolver = (resource) => {
      const key = keyOf(resource)
      if (!own.has(key) && !hasResource(resource)) return undefined
      references.set(key, resource)
      return placeholderFor(resource)
    }
    return { ...compile(flow, { resources }), references }
  })
  const diagnostics = [
    ...compiled.flatMap((one) => one.diagnostics),
    ...checkFlowSet(graphs.map((graph) => ({ graph }))).flat(),
  ]
  if (diagnostics.some(({ severity }) => severity === 'error')) throw new FlowSetError(diagnostics)

  const listed: Record<string, ListedFlow> = {}
  const templates: Record<string, string> = {}
  // In lower case: not every machine tells file names apart by it.
  const files = new Set<string>()
  for (const [order, { flows: step, circular }] of deploymentOrder(graphs).entries()) {
    for (const index of step) {
      const graph = graphs[index]
      const flow = compiled[index]
      const kind = kinds[index]
      if (graph === undefined || flow === undefined || kind === undefined) continue
      const template = templateName(kind, graph.name)
      if (files.has(template.toLowerCase())) throw new Error(`Two flows would be written to ${template}. Rename one.`)
      files.add(template.toLowerCase())
      templates[template] = templateFrom(flow.content, [...flow.references.values()])
      listed[keyOf({ kind, name: graph.name })] = {
        name: graph.name,
        kind,
        type: kind === 'module' ? null : (graph.flowType ?? 'CONTACT_FLOW'),
        template,
        references: [...flow.references.keys()].toSorted(),
        order,
        circular,
        stub: circular ? stubFor(graph.flowType ?? 'CONTACT_FLOW') : null,
        settings: flow.moduleSettings === undefined ? null : JSON.stringify(flow.moduleSettings),
      }
    }
  }
  return { flows: listed, templates }
}

function templateName(kind: 'flow' | 'module', name: string): string {
  // Composed, as Terraform reads the name.
  const file = `${name.normalize('NFC').replaceAll(/[^\p{Letter}\p{Number}_-]/gu, '_')}.json.tftpl`
  return kind === 'module' ? `modules/${file}` : file
}
