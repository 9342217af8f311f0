export { blockSize, layoutBlocks } from './layout.js'
export type {
  LayoutBlock,
  LayoutOptions,
  LayoutPosition,
  LayoutResult,
  LayoutTransition,
  LayoutTransitionKind,
} from './layout.js'
