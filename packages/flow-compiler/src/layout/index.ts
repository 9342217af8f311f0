export { blockSize, layoutBlocks } from './layout.js'
export type {
  LayoutBlock,
  LayoutOptions,
  LayoutPosition,
  LayoutResult,
  LayoutTransition,
  LayoutTransitionKind,
} from './layout.js'
export { blocksOf, layoutFlow } from './layout-flow.js'
export { measureLayout } from './measure-layout.js'
export type { LayoutMeasure } from './measure-layout.js'
