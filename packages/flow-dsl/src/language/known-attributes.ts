import { findReferences, referencePath } from './attribute-reference.js'
import { incompleteNamespaces, knownAttributePatterns, misspeltAttributes } from './system-attributes.js'

interface PatternNode {
  readonly children: Map<string, PatternNode>
  /** A reference may end here. */
  leaf: boolean
  /** Any number of further members may follow. */
  open: boolean
  /** Members that have a name, the author's own aside. */
  readonly listed: string[]
  /** The same as paths, where no member above is the author's own; made when they are asked for. */
  listedPaths: readonly string[] | undefined
}

function newNode(): PatternNode {
  return { children: new Map(), leaf: false, open: false, listed: [], listedPaths: undefined }
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
      let child = node.children.get(member)
      if (child === undefined) {
        child = newNode()
        node.children.set(member, child)
        if (member !== '*') node.listed.push(member)
      }
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
  let isNamed = true
  for (const [index, member] of members.entries()) {
    if (node.open) return { verdict: 'known' }
    const child = node.children.get(member) ?? node.children.get('*')
    const listed = (): readonly string[] => {
      if (node.listedPaths !== undefined && isNamed) return node.listedPaths
      const above = members.slice(0, index)
      const made = node.listed.map((key) => referencePath([...above, key]))
      if (isNamed) node.listedPaths = made
      return made
    }
    if (child === undefined) {
      const meant = misspeltAttributes.get(referencePath(members))
      return {
        verdict: 'unknown',
        // The slip may be in a free member before.
        candidates: index === 0 ? allPaths() : beside.length === 0 ? listed() : [...listed(), ...beside],
        ...(meant === undefined ? {} : { meant }),
        certain: !incompleteNamespaces.has(members[0] ?? ''),
      }
    }
    if (!node.children.has(member)) {
      beside = listed()
      isNamed = false
    }
    node = child
  }
  if (!node.leaf || members.length === 0) return { verdict: 'namespace', members: node.listed }
  return beside.length === 0 ? { verdict: 'known' } : { verdict: 'known', beside }
}

let paths: readonly string[] | undefined

/** Roots and full paths: a misspelt root is often a shortened or prefixed form of a longer path. */
function allPaths(): readonly string[] {
  paths ??= [
    ...[...patternTree().children.keys()].map((key) => `$.${key}`),
    ...knownAttributePatterns.filter((pattern) => !pattern.includes('*')),
  ]
  return paths
}
