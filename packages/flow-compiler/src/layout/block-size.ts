/**
 * How large the flow designer draws a block, and where its lines begin and end.
 *
 * An estimate: the service publishes no sizes. It comes from the distinct ones of 197 flows in public repositories that
 * a designer wrote, with a `position` for every action. People hardly ever let blocks overlap, so the closest
 * neighbours show the size. In flows of the present designer, the closest 3 % of blocks side by side are 225 apart: the
 * width is about 200. One under the other, the closest 3 % are 150, 182, 207, 253, 279, 326 and 350 apart below a block
 * of 1 to 7 branches: 36 more for each branch. In flows of an older designer (whole numbers, where the present one
 * writes multiples of 0.8) they are up to 80 further apart; whether its blocks were higher is not known. Where in a
 * block lines begin and end is a guess: at the title, and at branches listed from the bottom.
 */

const BLOCK_WIDTH = 200
/** Title, description and padding. */
const FRAME_HEIGHT = 110
const BRANCH_HEIGHT = 36
/** Below the last branch. */
const FOOTER_HEIGHT = 12
/** Middle of the title line, where transitions arrive on the left side. */
const ENTRY_PORT_Y = 30

/**
 * Size of a block with so many branches, in the units of `position`.
 *
 * @param branchCount - how many lines leave the block: next action, conditions and error branches together.
 */
export function blockSize(branchCount: number): { readonly width: number; readonly height: number } {
  const branches = Number.isFinite(branchCount) ? Math.max(1, Math.floor(branchCount)) : 1
  return { width: BLOCK_WIDTH, height: FRAME_HEIGHT + BRANCH_HEIGHT * branches }
}

/** How far below the top of a block the line of branch number `branch` leaves its right side. */
export function branchPortY(height: number, branchCount: number, branch: number): number {
  const fromBottom = FOOTER_HEIGHT + BRANCH_HEIGHT * (branchCount - branch) - BRANCH_HEIGHT / 2
  return Math.min(height, Math.max(0, height - fromBottom))
}

/** How far below the top of a block lines arrive on its left side. */
export function entryPortY(height: number): number {
  return Math.min(height, ENTRY_PORT_Y)
}
