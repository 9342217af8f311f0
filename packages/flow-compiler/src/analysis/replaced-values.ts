import { findReferences } from '@aicc/flow-dsl/language'
import type { ReplacedNamespace } from '@aicc/flow-dsl/language'
import { attributeReads } from './attribute-reads.js'
import type { AttributeRead } from './attribute-reads.js'
import type { CheckedAction, CheckedFlow } from './checked-flow.js'
import { maximumFacts, succeedsOn } from './flow-facts.js'
import { findPath } from './flow-path.js'
import type { FlowPath } from './flow-path.js'
import { BitRows, solvePaths } from './path-sets.js'

/** A read of a value that is gone, because a later action has replaced all of its namespace. */
export interface ReplacedRead {
  readonly read: AttributeRead
  /** Whether it is so on every path that comes there. */
  readonly onEveryPath: boolean
  readonly namespace: string
  /** The action that replaced the namespace. */
  readonly replacedBy: CheckedAction
  /** What the namespace has after it. */
  readonly members: ReadonlySet<string>
  /** A shortest path from there to the read. */
  readonly path: FlowPath
}

interface Replacement {
  readonly action: CheckedAction
  readonly replaced: ReplacedNamespace
}

interface FollowedRead {
  readonly read: AttributeRead
  readonly namespace: string
  readonly member: string
  readonly bit: number
}

/**
 * Reads of values that an action has replaced by others: the answer of the first Lambda function, read after the second
 * has been called.
 *
 * Only what is known counts: a Lambda answer without a contract may hold anything. Each value is there at the start (that
 * nothing has set it is another matter), goes where an action without it replaces the namespace, and comes back with one
 * that has it or may have it.
 */
export function replacedReads(flow: CheckedFlow): readonly ReplacedRead[] {
  const replacements = flow.actions.flatMap((action): readonly Replacement[] => {
    const replaced = action.definition?.replaces?.(action.node.parameters, flow.graph.invokedModules)
    return replaced === undefined ? [] : [{ action, replaced }]
  })
  if (replacements.every(({ replaced }) => replaced.members === undefined)) return []
  const { followed, bits } = followReads(flow, replacements)
  if (bits.size === 0) return []

  // Two rows for each replacement: what it takes away, what it brings.
  const rows = new BitRows(replacements.length * 2, bits.size)
  const numberOf = new Map<number, number>()
  for (const [number, { action, replaced }] of replacements.entries()) {
    numberOf.set(action.index, number)
    for (const { namespace, member, bit } of followed) {
      if (namespace !== replaced.namespace) continue
      rows.add(number * 2 + (holds(replaced, member) ? 1 : 0), bit)
    }
  }
  const { visited, always, sometimes } = solvePaths(flow, {
    bits: bits.size,
    start: [...bits.values()],
    rows,
    effectOf: (index, way) => {
      const number = numberOf.get(index)
      const action = flow.actions[index]
      return number === undefined || action === undefined || !succeedsOn(action, way)
        ? { adds: undefined, removes: undefined }
        : { removes: number * 2, adds: number * 2 + 1 }
    },
  })
  return followed.flatMap(({ read, namespace, member, bit }): readonly ReplacedRead[] => {
    const { index } = read.action
    if (visited[index] !== true || always.has(index, bit)) return []
    const found = findReplacement(flow, replacements, namespace, member, index)
    return found === undefined ? [] : [{ read, namespace, onEveryPath: !sometimes.has(index, bit), ...found }]
  })
}

function holds({ members }: ReplacedNamespace, member: string): boolean {
  return members === undefined || members.has(member)
}

/** The reads of members of namespaces that are replaced, with a bit for each member. */
function followReads(
  flow: CheckedFlow,
  replacements: readonly Replacement[],
): { readonly followed: readonly FollowedRead[]; readonly bits: ReadonlyMap<string, number> } {
  const namespaces = new Map(
    replacements.map(({ replaced }) => [replaced.namespace, findReferences(replaced.namespace)[0]?.members ?? []]),
  )
  const bits = new Map<string, number>()
  const followed: FollowedRead[] = []
  for (const read of attributeReads(flow)) {
    for (const [namespace, prefix] of namespaces) {
      const member = read.members[prefix.length]
      if (member === undefined || prefix.some((name, index) => read.members[index] !== name)) continue
      const key = `${namespace} ${member}`
      const bit = bits.get(key) ?? bits.size
      if (bit >= maximumFacts) continue
      bits.set(key, bit)
      followed.push({ read, namespace, member, bit })
    }
  }
  return { followed, bits }
}

/** The replacement nearest before a read after which the value is gone. */
function findReplacement(
  flow: CheckedFlow,
  replacements: readonly Replacement[],
  namespace: string,
  member: string,
  action: number,
): Pick<ReplacedRead, 'replacedBy' | 'members' | 'path'> | undefined {
  const here = replacements.filter(({ replaced }) => replaced.namespace === namespace)
  const restoring = new Set(here.flatMap(({ action: { index }, replaced }) => (holds(replaced, member) ? [index] : [])))
  const behind = new Map<number, { readonly replacement: Replacement; readonly path: FlowPath }>()
  for (const replacement of here) {
    if (holds(replacement.replaced, member) || flow.reachable[replacement.action.index] === false) continue
    for (const way of replacement.action.ways) {
      const { taken, target } = way
      if (!taken || typeof target !== 'number' || behind.has(target) || !succeedsOn(replacement.action, way)) continue
      const first = { action: replacement.action.index, way: undefined }
      behind.set(target, { replacement, path: [first, { action: target, way }] })
    }
  }
  const path = findPath(flow, {
    from: [...behind.keys()],
    to: (index) => index === action,
    passes: (index, way) => {
      const passed = flow.actions[index]
      return passed === undefined || !restoring.has(index) || !succeedsOn(passed, way)
    },
  })
  const origin = behind.get(path?.[0]?.action ?? -1)
  const members = origin?.replacement.replaced.members
  if (path === undefined || origin === undefined || members === undefined) return undefined
  return { replacedBy: origin.replacement.action, members, path: [...origin.path, ...path.slice(1)] }
}
