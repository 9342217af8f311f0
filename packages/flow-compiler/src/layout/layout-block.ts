/** What goes into a layout and what comes out of it. */

/** Where a transition comes from: decides how much it may bend the picture. */
export type LayoutTransitionKind = 'next' | 'condition' | 'error'

export interface LayoutTransition {
  /** Index of a block; -1, or any other number that is no index, for a branch that leads nowhere yet. */
  readonly target: number
  readonly kind: LayoutTransitionKind
}

/** One action as the console draws it. `transitions` in the order of the block's branches, top to bottom. */
export interface LayoutBlock {
  readonly transitions: readonly LayoutTransition[]
  readonly height: number
  readonly width: number
}

/** Top-left corner, px. */
export interface LayoutPosition {
  readonly x: number
  readonly y: number
}

export interface LayoutResult {
  /** Where the console draws the entry point, left of the start block. */
  readonly entry: LayoutPosition
  /** One for each block, in the same order. */
  readonly positions: readonly LayoutPosition[]
}

export interface LayoutOptions {
  /**
   * Widest picture, px. Simple lines are wrapped into a further row at half of it already. One column of blocks stands
   * in a row even where it is wider.
   *
   * @defaultValue 12000
   */
  readonly maxWidth?: number
}
