import { channels, findActionDefinition, isJsonObject, livesForOneRun, settersOf } from '@aicc/flow-dsl/language'
import type { FlowGraph, FlowType, JsonValue } from '@aicc/flow-dsl/language'
import { attributeReads } from '../../../flow-compiler/src/analysis/attribute-reads.js'
import { toCheckedFlow } from '../../../flow-compiler/src/analysis/checked-flow.js'
import { analyseFacts } from '../../../flow-compiler/src/analysis/flow-facts.js'
import { Explorer } from '../../src/explore/explorer.js'
import { Notices } from '../../src/explore/findings/notices.js'
import { analyseLiveness } from '../../src/explore/liveness.js'
import { earlierQueues, namesOfSetAttributes, unknownStart } from '../../src/explore/start-state.js'
import { loadProgram } from '../../src/program/load-program.js'
import { createEnvironment } from '../../src/simulate.js'

/** A read of a value that an action may set. */
export interface ComparedRead {
  readonly action: string
  readonly path: string
  /** The checker: some path leads there on which nothing has set it. */
  readonly checker: boolean
  /** The explorer: some call comes there without it. */
  readonly explorer: boolean
}

/**
 * A flow without the error branches of actions whose failure nothing is written for: there the checker takes what they
 * set as set, and the explorer does not.
 */
export function withoutRareFailures(content: string): string {
  const document: unknown = JSON.parse(content)
  const actions = isJsonObject(document) ? document['Actions'] : undefined
  if (!isJsonObject(document) || !Array.isArray(actions)) return content
  const mended = (actions as readonly JsonValue[]).map((action) => {
    if (!isJsonObject(action) || findActionDefinition(String(action['Type']))?.failsRarely !== true) return action
    const transitions = action['Transitions']
    return isJsonObject(transitions) ? { ...action, Transitions: { ...transitions, Errors: [] } } : action
  })
  return JSON.stringify({ ...document, Actions: mended })
}

/** What checker and explorer say of all reads that both of them reach; undefined where the exploration was stopped. */
export function compareReads(
  content: string,
  flowType: FlowType | undefined,
  graph: FlowGraph,
  maximumStates: number,
): readonly ComparedRead[] | undefined {
  const program = loadProgram({ content, ...(flowType !== undefined && { flowType }) })
  const assumptions = { actionsWithoutTime: 500 }
  const environment = createEnvironment([program], { assumptions }, {})
  const unset = new Set<string>()
  class ReadingNotices extends Notices {
    override reading(...[reading, node, step]: Parameters<Notices['reading']>): void {
      if (reading.unset) unset.add(`${reading.action.identifier} ${reading.path}`)
      super.reading(reading, node, step)
    }
  }
  const own = namesOfSetAttributes(program)
  const starts = channels.flatMap((channel) =>
    earlierQueues(program, [program]).map((queue) => {
      const state = unknownStart(program, [program], { channel, queue, attributes: undefined, keepsData: false })
      // What the flow sets itself is not there before it does.
      return { ...state, attributes: new Map([...state.attributes].filter(([name]) => !own.has(name))) }
    }),
  )
  const [first] = starts
  if (first === undefined) return undefined
  const bounds = { exactStates: maximumStates, maximumStates, maximumSeconds: 5 }
  const explorer = new Explorer(
    [program],
    environment,
    analyseLiveness([program]),
    first,
    true,
    bounds,
    new ReadingNotices(),
  )
  explorer.explore(starts)
  if (explorer.stoppedAt !== undefined) return undefined

  const flow = toCheckedFlow(graph)
  const facts = analyseFacts(flow)
  const instructions = new Map(program.instructions.map((action) => [action.identifier, action]))
  const compared = new Map<string, ComparedRead>()
  for (const { action, members, fact, written } of attributeReads(flow)) {
    const [root] = members
    const { identifier } = action.node
    const instruction = instructions.get(identifier)
    if (instruction === undefined || !explorer.coverage.has(instruction) || flow.reachable[action.index] === false)
      continue
    if (root === 'Attributes' && !own.has(members[1] ?? '')) continue
    if (root !== 'Attributes' && !(livesForOneRun(root) && settersOf(root).length > 0)) continue
    // What another flow may have set is there in an exploration.
    if (first.runs[0]?.data.has(root) === true) continue
    const key = `${identifier} ${written}`
    compared.set(key, {
      action: `${identifier} (${action.node.type})`,
      path: written,
      checker: !facts.always(action.index, fact),
      explorer: unset.has(key),
    })
  }
  return [...compared.values()]
}
