import { findReferences, flowTypeDefinition, lookUpAttribute, presenceOf, referencePath } from '@aicc/flow-dsl/language'
import { attributeReads } from '../analysis/attribute-reads.js'
import { nameOf } from '../analysis/checked-flow.js'
import type { CheckedFlow } from '../analysis/checked-flow.js'
import { isMisspelt, suggestionList } from '../diagnostics/suggestion-list.js'
import type { Rule } from './rule.js'

/**
 * A JSONPath names an attribute that exists.
 *
 * One that does not is read as empty text, without any error: a Lambda gets nothing, a caller hears nothing, and nobody
 * can see why. A warning where it may exist all the same: the namespace is not documented whole, or the flow names its
 * members itself; and where it exists, but not in this type of flow or on its channels.
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/connect-attrib-list.html
 */
export const unknownAttribute: Rule = {
  code: 'FLOW1101',
  name: 'unknown-attribute',
  severity: 'error',
  refusedByService: false,
  summary: 'A JSONPath names an attribute that exists.',
  check(flow, report) {
    // The same attribute is read in many places, and finding what was meant costs most.
    const problems = new Map<string, AttributeProblem | undefined>()
    const reported = new Set<string>()
    for (const read of attributeReads(flow)) {
      const { action, written, members, pointer } = read
      if (!problems.has(written)) problems.set(written, problemOf(flow.graph, written, members))
      const problem = problems.get(written)
      if (problem === undefined) continue
      const { place } = read
      const key = `${action.index} ${place} ${written}`
      if (reported.has(key)) continue
      reported.add(key)
      report({
        message: `${nameOf(action)}: ${place} reads ${written}, ${problem.message}.`,
        args: { action: action.node.identifier, attribute: written },
        at: { action: action.index, pointer },
        suggestion: problem.suggestion,
        ...(problem.certain ? {} : { severity: 'warning' }),
      })
    }
  },
}

interface AttributeProblem {
  /** The end of a sentence that begins with what is read. */
  readonly message: string
  readonly suggestion: string
  /** Whether the attribute certainly is always empty. */
  readonly certain: boolean
}

function problemOf(
  { flowType, channels }: CheckedFlow['graph'],
  written: string,
  members: readonly string[],
): AttributeProblem | undefined {
  const verdict = lookUpAttribute(members)
  // A whole namespace is text for an object somewhere; where a single value is needed, another rule says so.
  if (verdict.verdict === 'namespace') return undefined
  if (verdict.verdict === 'unknown') {
    const meant = verdict.meant === undefined ? nearest(written, members, verdict.candidates) : [verdict.meant]
    return {
      message: verdict.certain
        ? 'and there is no such attribute: it is always empty'
        : 'and no such attribute is documented: it is probably always empty',
      suggestion:
        meant[0] === undefined
          ? 'Attributes of your own are $.Attributes.name; a Lambda answer is $.External.name.'
          : `Did you mean ${meant.slice(0, 3).join(' or ')}?`,
      certain: verdict.certain,
    }
  }
  const [alike] = slipsIn(members, verdict.beside ?? [])
  if (alike !== undefined) {
    return {
      message: `and Amazon Connect has ${alike}`,
      suggestion: `Did you mean ${alike}?`,
      certain: false,
    }
  }
  const presence = presenceOf(members)
  if (flowType !== undefined && presence?.flowTypes?.includes(flowType) === false) {
    return {
      message: `which is empty in a flow of type ${flowType} (${flowTypeDefinition(flowType).consoleName})`,
      suggestion: `It is there in: ${presence.flowTypes.map((type) => flowTypeDefinition(type).consoleName).join(', ')}.`,
      certain: false,
    }
  }
  if (channels !== undefined && presence?.channels?.some((channel) => channels.includes(channel)) === false) {
    return {
      message: `which is empty on ${channels.join(', ')}, and the flow is for nothing else`,
      suggestion: `It is there on ${presence.channels.join(', ')}.`,
      certain: false,
    }
  }
  return undefined
}

/** The attributes that were probably meant. The namespace that all of them share says nothing about which is near. */
function nearest(written: string, members: readonly string[], candidates: readonly string[]): readonly string[] {
  const slips = slipsIn(members, candidates)
  if (slips.length > 0) return slips
  const { namespace, names } = namesWithin(candidates)
  const near = written.startsWith(namespace)
    ? suggestionList(written.slice(namespace.length), names).map((name) => `${namespace}${name}`)
    : suggestionList(written, candidates)
  // A namespace alone is no answer: with the members that were written behind it, it may be.
  const whole = near.map((path) => completed(membersOf(path), members) ?? path)
  const values = [...new Set(whole)].filter((path) => lookUpAttribute(membersOf(path)).verdict === 'known')
  return values.length > 0 ? values : near
}

/** Paths without the namespace that all of them share. */
interface NamesWithin {
  /** With the dot behind it; empty where they share none. */
  readonly namespace: string
  readonly names: readonly string[]
}

const knownNames = new WeakMap<readonly string[], NamesWithin>()

function namesWithin(paths: readonly string[]): NamesWithin {
  const known = knownNames.get(paths)
  if (known !== undefined) return known
  const [first = ''] = paths
  const common = first.slice(0, first.lastIndexOf('.') + 1)
  const namespace = paths.every((path) => path.startsWith(common)) ? common : ''
  const made = { namespace, names: paths.map((path) => path.slice(namespace.length)) }
  knownNames.set(paths, made)
  return made
}

/** What was meant where a reference has a slip in the part that a known one has, too: with what was written behind it. */
function slipsIn(members: readonly string[], known: readonly string[]): readonly string[] {
  if (known.length === 0) return []
  // There are many known ones, and the length alone tells most of them apart.
  const longest = known.reduce((most, { length }) => Math.max(most, length), 0)
  const parts: string[] = []
  // A reference may have many thousand members; what is longer than all known ones by two letters is near none.
  for (let part = ''; parts.length < members.length && part.length <= longest + 1;) {
    part = referencePath(members.slice(0, parts.length + 1))
    parts.push(part)
  }
  const found = new Set<string>()
  for (const path of known) {
    if (!parts.some(({ length }) => Math.abs(length - path.length) <= 1)) continue
    const own = membersOf(path)
    const part = parts[Math.min(own.length, parts.length) - 1]
    if (part !== undefined && isMisspelt(part, path)) found.add(completed(own, members) ?? path)
  }
  return [...found]
}

/** A known reference with what was written behind it; undefined where that is none. */
function completed(own: readonly string[], members: readonly string[]): string | undefined {
  const all = [...own, ...members.slice(own.length)]
  return lookUpAttribute(all).verdict === 'known' ? referencePath(all) : undefined
}

function membersOf(path: string): readonly string[] {
  return findReferences(path)[0]?.members ?? []
}
