import { flowBehind, isResource } from '@aicc/flow-dsl/language'
import type { BuildableFlow, FlowGraph, FlowType, ParameterValue, TextParameter } from '@aicc/flow-dsl/language'
import { toCheckedFlow } from '../analysis/checked-flow.js'
import type { CheckedAction, CheckedFlow } from '../analysis/checked-flow.js'
import { forEachDescribedText } from '../analysis/parameter-walk.js'
import type { Pointer } from '../analysis/parameter-walk.js'
import { nameInPlaceholder } from '../passes/resolve-resources.js'
import type { Place } from '../rules/rule.js'

/** The name that the console noted for the resource at a place, where it noted one. */
export type ConsoleName = (place: Place) => string | undefined

/** A flow of a set, as rules see it. */
export interface SetFlow extends CheckedFlow {
  /** Where it stands in the set. */
  readonly index: number
}

/** A place in a flow that names another flow or a module. */
export interface FlowReference {
  readonly from: SetFlow
  readonly action: CheckedAction
  /** Members below the action. */
  readonly pointer: Pointer
  readonly kind: 'flow' | 'module'
  /** Types that the flow has to be one of; undefined where any will do. */
  readonly flowTypes: readonly FlowType[] | undefined
  /** What it is called; undefined where only an id, a foreign placeholder or an attribute stands there. */
  readonly name: string | undefined
  /**
   * Whether the flow itself says the name. Otherwise the console noted it beside an id when it wrote the export: the
   * flow may have another name by now, or be one of another instance.
   */
  readonly stated: boolean
  /** Whether the flow or module was imported as a value: then it exists, wherever it stands. */
  readonly imported: boolean
  /** All flows of the set that may be meant. */
  readonly candidates: readonly SetFlow[]
  /** The one that is meant; undefined where there is none, or where several may be. */
  readonly target: SetFlow | undefined
}

/** Flows that are checked together. */
export interface FlowSet {
  readonly flows: readonly SetFlow[]
  /** All references, in the order of the flows and their actions. */
  readonly references: readonly FlowReference[]
  /**
   * Whether all flows are there that were to be checked. Where one could not be read, nothing follows from a flow that
   * is missing.
   */
  readonly complete: boolean
}

/** Find out which flows of a set refer to which. Linear in their parameters. */
export function toFlowSet(
  sources: readonly { readonly graph: FlowGraph; readonly consoleName?: ConsoleName | undefined }[],
  complete: boolean,
): FlowSet {
  const flows = sources.map(({ graph }, index): SetFlow => ({ ...toCheckedFlow(graph), index }))
  const find = flowFinder(flows)
  const references: FlowReference[] = []
  for (const flow of flows) {
    const consoleName = sources[flow.index]?.consoleName
    forEachDescribedText(flow, (action, value, parameter, pointer) => {
      const { resource: kind } = parameter
      // What is left empty is a draft, which other rules report.
      if ((kind !== 'flow' && kind !== 'module') || value === '') return
      const stated = statedName(kind, value)
      const name = stated ?? consoleNameFor(value, consoleName, { action: action.index, pointer })
      const flowTypes = flowTypesAt(parameter, pointer)
      const named = name === undefined ? [] : find(flow, kind, name, flowTypes)
      const imported = isResource(value) ? flowBehind(value) : undefined
      const candidates = imported === undefined ? named : named.filter((candidate) => isSameFlow(candidate, imported))
      references.push({
        from: flow,
        action,
        pointer,
        kind,
        flowTypes,
        name,
        stated: stated !== undefined,
        imported: imported !== undefined || (name !== undefined && flow.graph.invokedModules.has(name)),
        candidates,
        target: candidates.length === 1 ? candidates[0] : undefined,
      })
    })
  }
  return { flows, references, complete }
}

/** The name that a flow gives: a symbol in TypeScript, our own placeholder in JSON. */
function statedName(kind: 'flow' | 'module', value: ParameterValue): string | undefined {
  if (isResource(value)) return value.name
  return typeof value === 'string' ? nameInPlaceholder(kind, value) : undefined
}

function consoleNameFor(value: ParameterValue, consoleName: ConsoleName | undefined, place: Place): string | undefined {
  // Of an attribute, the console's note says at most what somebody once chose before.
  return typeof value === 'string' && !value.startsWith('$.') ? consoleName?.(place) : undefined
}

function flowTypesAt({ flowTypes, flowTypeByKey }: TextParameter, pointer: Pointer): readonly FlowType[] | undefined {
  const key = pointer.at(-1)
  const byKey = typeof key === 'string' && flowTypeByKey !== undefined && Object.hasOwn(flowTypeByKey, key)
  const type = byKey ? flowTypeByKey[key] : undefined
  return type === undefined ? flowTypes : [type]
}

/** Whether a flow of the set is the one that was imported, or the JSON that was compiled from it. */
function isSameFlow({ graph, authored }: SetFlow, { position }: BuildableFlow): boolean {
  if (!authored || position === undefined) return true
  const { file, line, column } = graph.position ?? {}
  return file === position.file && line === position.line && column === position.column
}

/** Whether a flow has one of some types. One that does not say its type may have any. */
export function hasType({ graph }: CheckedFlow, flowTypes: readonly FlowType[] | undefined): boolean {
  return flowTypes === undefined || graph.flowType === undefined || flowTypes.includes(graph.flowType)
}

type FindFlows = (
  from: SetFlow,
  kind: 'flow' | 'module',
  name: string,
  flowTypes: readonly FlowType[] | undefined,
) => readonly SetFlow[]

/**
 * Looks flows up by name. A flow and a module may have the same name, and so may a TypeScript flow and the JSON that was
 * compiled from it: of several, those that fit best are meant.
 */
function flowFinder(flows: readonly SetFlow[]): FindFlows {
  const byName = groupByName(flows)
  const found = new Map<string, readonly SetFlow[]>()
  return (from, kind, name, flowTypes) => {
    const key = [kind, from.authored, flowTypes?.join() ?? '', name].join(' ')
    const known = found.get(key)
    if (known !== undefined) return known
    const ofKind = preferred(byName.get(name) ?? [], ({ graph: { flowType } }) => {
      return flowType === undefined || (flowType === 'MODULE') === (kind === 'module')
    })
    const fitting = preferred(ofKind, (flow) => hasType(flow, flowTypes))
    const candidates = preferred(fitting, ({ authored }) => authored === from.authored)
    found.set(key, candidates)
    return candidates
  }
}

/** Flows by their names, in the order of the set. */
export function groupByName(flows: readonly SetFlow[]): ReadonlyMap<string, readonly SetFlow[]> {
  const groups = new Map<string, SetFlow[]>()
  for (const flow of flows) {
    const group = groups.get(flow.graph.name)
    if (group === undefined) groups.set(flow.graph.name, [flow])
    else group.push(flow)
  }
  return groups
}

/** Those that are preferred, or all where none is. */
function preferred(flows: readonly SetFlow[], isPreferred: (flow: SetFlow) => boolean): readonly SetFlow[] {
  const chosen = flows.filter(isPreferred)
  return chosen.length === 0 ? flows : chosen
}
