/**
 * Lay out a flow as people draw it in the flow designer: read from left to right, the most important path on a straight
 * line, long lines wrapped into rows, error handling that many blocks share below.
 */
import type { LayoutBlock, LayoutOptions, LayoutPosition, LayoutResult } from './layout-block.js'
import { splitParts } from './layout-graph.js'
import { layoutPart } from './layout-part.js'
import { packParts } from './pack-parts.js'

export { blockSize } from './block-size.js'
export type {
  LayoutBlock,
  LayoutOptions,
  LayoutPosition,
  LayoutResult,
  LayoutTransition,
  LayoutTransitionKind,
} from './layout-block.js'

const MAX_WIDTH = 12_000
/** Left of the start block, for the entry point. */
const ENTRY_SPACE = 150
/** People leave 60 to 130 between columns and about 50 between blocks of a column. */
const COLUMN_GAP = 100
const BLOCK_GAP = 48
const ROW_GAP = 110

/**
 * Find a place for each block and for the entry point.
 *
 * Any graph is taken: cycles, blocks that nothing leads to, no start, no blocks at all. The same input gives the same
 * result. Coordinates are whole numbers, at least 0.
 *
 * @param blocks - the actions, with their transitions in the order of the branches.
 * @param start - index of the action that the flow starts with, or -1.
 * @example
 * ```ts
 * const greeting = { transitions: [{ target: 1, kind: 'next' }], ...blockSize(1) } as const
 * const goodbye = { transitions: [], ...blockSize(0) }
 * layoutBlocks([greeting, goodbye], 0).positions // [{ x: 150, y: 0 }, { x: 450, y: 0 }]
 * ```
 */
export function layoutBlocks(blocks: readonly LayoutBlock[], start: number, options: LayoutOptions = {}): LayoutResult {
  const maxWidth = (options.maxWidth ?? MAX_WIDTH) - ENTRY_SPACE
  const limits = { maxWidth, columnGap: COLUMN_GAP, blockGap: BLOCK_GAP, rowGap: ROW_GAP }
  const parts = splitParts(blocks, start)
  const layouts = parts.map(({ graph }) => layoutPart(graph, limits))
  const offsets = packParts(layouts, maxWidth, { x: COLUMN_GAP, y: ROW_GAP })
  const positions: LayoutPosition[] = blocks.map(() => ({ x: ENTRY_SPACE, y: 0 }))
  parts.forEach(({ members }, part) => {
    const { x, y } = offsets[part] ?? { x: 0, y: 0 }
    members.forEach((member, node) => {
      positions[member] = {
        x: ENTRY_SPACE + x + (layouts[part]?.lefts[node] ?? 0),
        y: y + (layouts[part]?.tops[node] ?? 0),
      }
    })
  })
  return { entry: { x: 0, y: positions[start]?.y ?? 0 }, positions }
}
