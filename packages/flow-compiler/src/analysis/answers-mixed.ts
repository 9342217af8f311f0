import { attributeReads } from './attribute-reads.js'
import type { AttributeRead } from './attribute-reads.js'
import type { CheckedAction, CheckedFlow } from './checked-flow.js'
import { maximumFacts, succeedsOn } from './flow-facts.js'
import { BitRows, solvePaths } from './path-sets.js'

/** A value that is read from the answers of two functions, of which the second has replaced the first. */
export interface MixedRead {
  /** The read of the second answer. */
  readonly read: AttributeRead
  /** The call whose answer it is. */
  readonly from: CheckedAction
  /** The call before, whose answer the same value was read from. */
  readonly before: CheckedAction
  /** The read of the first answer. */
  readonly earlier: AttributeRead
}

interface Call {
  readonly action: CheckedAction
  readonly namespace: string
  /** What tells one function from another. */
  readonly callee: string
}

/**
 * Reads of a value from the answer of one function that was read from the answer of another function before, where
 * nobody knows what the functions answer: flow JSON has no contracts.
 *
 * A forward analysis of which call the present answer can come from. Only reads that can have but one source count.
 */
export function mixedReads(flow: CheckedFlow): readonly MixedRead[] {
  const calls = flow.actions.flatMap((action): readonly Call[] => {
    const replaced = action.definition?.replaces?.(action.node.parameters, flow.graph.invokedModules)
    if (replaced === undefined || replaced.members !== undefined) return []
    const { LambdaFunctionARN: callee } = action.node.parameters
    return typeof callee === 'string' ? [{ action, namespace: replaced.namespace, callee }] : []
  })
  if (new Set(calls.map(({ callee }) => callee)).size < 2 || calls.length > maximumFacts) return []

  // A row for each call with itself, and one with all of them.
  const rows = new BitRows(calls.length + 1, calls.length)
  const numberOf = new Map<number, number>()
  for (const [number, { action }] of calls.entries()) {
    rows.add(number, number)
    rows.add(calls.length, number)
    numberOf.set(action.index, number)
  }
  const { visited, sometimes } = solvePaths(flow, {
    bits: calls.length,
    start: [],
    rows,
    effectOf: (index, way) => {
      const number = numberOf.get(index)
      const action = flow.actions[index]
      return number === undefined || action === undefined || !succeedsOn(action, way)
        ? { adds: undefined, removes: undefined }
        : { removes: calls.length, adds: number }
    },
  })

  const onlySource = flow.actions.map(({ index }): number | undefined => {
    const possible = calls.flatMap((_call, number) => (sometimes.has(index, number) ? [number] : []))
    return possible.length === 1 ? possible[0] : undefined
  })
  const firstReads = new Map<string, Map<number, AttributeRead>>()
  const reads: { readonly read: AttributeRead; readonly source: number }[] = []
  for (const read of attributeReads(flow)) {
    const source = onlySource[read.action.index]
    const [root, member] = read.members
    if (visited[read.action.index] !== true || source === undefined) continue
    if (member === undefined || `$.${root}` !== calls[source]?.namespace) continue
    reads.push({ read, source })
    const first = firstReads.get(read.written) ?? new Map<number, AttributeRead>()
    firstReads.set(read.written, first)
    if (!first.has(source)) first.set(source, read)
  }
  return reads.flatMap(({ read, source }): readonly MixedRead[] => {
    const from = calls[source]
    const first = firstReads.get(read.written)
    // One report for a value and a call: further reads have the same cause.
    if (from === undefined || first === undefined || first.get(source) !== read) return []
    for (const [number, earlier] of first) {
      const call = calls[number]
      if (call === undefined || call.callee === from.callee || !sometimes.has(from.action.index, number)) continue
      return [{ read, from: from.action, before: call.action, earlier }]
    }
    return []
  })
}
