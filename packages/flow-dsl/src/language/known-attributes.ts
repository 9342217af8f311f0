import { findReferences, referencePath } from './attribute-reference.js'
import { incompleteNamespaces, knownAttributePatterns, misspeltAttributes } from './system-attributes.js'

interface PatternNode {
  readonly children: Map<string, PatternNode>
  /** A reference may end here. */
  leaf: boolean
  /** Any number of further members may follow. */
  open: boolean
}

function newNode(): PatternNode {
  return { children: new Map(), leaf: false, open: false }
}

let tree: PatternNode | undefined

/** The patterns as a tree of members; made when the first attribute is looked up, since many commands look up none. */
function patternTree(): PatternNode {
  if (tree !== undefined) return tree
  const root = newNode()
  for (const pattern of knownAttributePatterns) {
    let node = root
    const members = pattern.includes('*') ? pattern.split('.').slice(1) : (findReferences(pattern)[0]?.members ?? [])
    for (const member of members) {
      if (member === '**') break
      const child = node.children.get(member) ?? newNode()
      node.children.set(member, child)
      node = child
    }
    // `**` is at least one member: the namespace before it is no value itself, unless another pattern says so.
    if (members.at(-1) === '**') node.open = true
    else node.leaf = true
  }
  tree = root
  return root
}

/** How a reference relates to the attributes that exist. */
export type AttributeVerdict =
  | {
      readonly verdict: 'known'
      /** What is listed beside a member that authors name themselves: one of these may have been meant. */
      readonly beside?: readonly string[]
    }
  /** It names a whole namespace, for instance `$.External`, not a value in it. */
  | { readonly verdict: 'namespace'; readonly members: readonly string[] }
  | {
      readonly verdict: 'unknown'
      readonly candidates: readonly string[]
      /** What people who write it mean. */
      readonly meant?: string
      /** Whether it is certain that there is no such attribute: not every namespace is documented whole. */
      readonly certain: boolean
    }

/** Whether an attribute exists. `members` as {@link findReferences} gives them. */
export function lookUpAttribute(members: readonly string[]): AttributeVerdict {
  let node = patternTree()
  let beside: readonly string[] = []
  for (const [index, member] of members.entries()) {
    if (node.open) return { verdict: 'known' }
    const child = node.children.get(member) ?? node.children.get('*')
    const listed = (): readonly string[] =>
      listedMembers(node).map((key) => referencePath([...members.slice(0, index), key]))
    if (child === undefined) {
      const meant = misspeltAttributes.get(referencePath(members))
      return {
        verdict: 'unknown',
        // The slip may be in a free member before.
        candidates: index === 0 ? allPaths() : [...listed(), ...beside],
        ...(meant === undefined ? {} : { meant }),
        certain: !incompleteNamespaces.has(members[0] ?? ''),
      }
    }
    if (!node.children.has(member)) beside = listed()
    node = child
  }
  if (!node.leaf || members.length === 0) return { verdict: 'namespace', members: listedMembers(node) }
  return beside.length === 0 ? { verdict: 'known' } : { verdict: 'known', beside }
}

/** Members of a namespace that have a name, the author's own aside. */
function listedMembers(node: PatternNode): readonly string[] {
  return [...node.children.keys()].filter((key) => key !== '*')
}

/** Roots and full paths: a misspelt root is often a shortened or prefixed form of a longer path. */
function allPaths(): readonly string[] {
  return [
    ...[...patternTree().children.keys()].map((key) => `$.${key}`),
    ...knownAttributePatterns.filter((pattern) => !pattern.includes('*')),
  ]
}
