/**
 * The blocks of one connected part of a flow, with the transitions as edges in both directions.
 *
 * Needs: nothing; any input is taken. Leaves: edges only between different, existing blocks, sizes that can be
 * calculated with, and parts that no transition connects; the part of the start block first.
 */
import type { LayoutBlock, LayoutTransitionKind } from './layout-block.js'

export interface LayoutEdge {
  readonly source: number
  readonly target: number
  /** Which branch of the source it is, from the top. */
  readonly branch: number
  readonly kind: LayoutTransitionKind
}

export interface LayoutNode {
  readonly width: number
  readonly height: number
  readonly branchCount: number
}

export interface LayoutGraph {
  readonly nodes: readonly LayoutNode[]
  /** Where reading begins: the start block, or the first block that nothing leads to, or the first block. */
  readonly root: number
  readonly edges: readonly LayoutEdge[]
  readonly outgoing: readonly (readonly LayoutEdge[])[]
  readonly incoming: readonly (readonly LayoutEdge[])[]
}

export interface LayoutPart {
  readonly graph: LayoutGraph
  /** The index in the input of each node of the graph. */
  readonly members: readonly number[]
}

/** Split the blocks into their connected parts: the one with the start block first, then by their first block. */
export function splitParts(blocks: readonly LayoutBlock[], start: number): readonly LayoutPart[] {
  const find = connect(blocks)
  const membersOf = new Map<number, number[]>()
  if (blocks[start] !== undefined) membersOf.set(find(start), [])
  blocks.forEach((_, index) => {
    const members = membersOf.get(find(index))
    if (members === undefined) membersOf.set(find(index), [index])
    else members.push(index)
  })
  return [...membersOf.values()].map((members) => ({ graph: buildGraph(blocks, members, start), members }))
}

/** Edges of a graph by their source or by their target. */
export function groupEdges(count: number, edges: readonly LayoutEdge[], end: 'source' | 'target'): LayoutEdge[][] {
  const groups = Array.from({ length: count }, (): LayoutEdge[] => [])
  for (const edge of edges) groups[edge[end]]?.push(edge)
  return groups
}

function connect(blocks: readonly LayoutBlock[]): (index: number) => number {
  const parents = blocks.map((_, index) => index)
  const find = (index: number): number => {
    let root = index
    for (let up = parents[root] ?? root; up !== root; up = parents[root] ?? root) {
      parents[root] = parents[up] ?? up
      root = up
    }
    return root
  }
  blocks.forEach((block, index) => {
    for (const { target } of block.transitions) if (blocks[target] !== undefined) parents[find(target)] = find(index)
  })
  return find
}

function buildGraph(blocks: readonly LayoutBlock[], members: readonly number[], start: number): LayoutGraph {
  const local = new Map(members.map((member, node) => [member, node]))
  const nodes: LayoutNode[] = []
  const edges: LayoutEdge[] = []
  members.forEach((member, source) => {
    const block = blocks[member]
    if (block === undefined) return
    nodes.push({ width: size(block.width), height: size(block.height), branchCount: block.transitions.length })
    block.transitions.forEach(({ target, kind }, branch) => {
      const node = local.get(target)
      if (node !== undefined && node !== source) edges.push({ source, target: node, branch, kind })
    })
  })
  const incoming = groupEdges(nodes.length, edges, 'target')
  const root =
    local.get(start) ??
    Math.max(
      0,
      incoming.findIndex((into) => into.length === 0),
    )
  return { nodes, root, edges, outgoing: groupEdges(nodes.length, edges, 'source'), incoming }
}

/** A whole number of pixels, at least 1. */
function size(length: number): number {
  return Number.isFinite(length) ? Math.max(1, Math.ceil(length)) : 1
}
