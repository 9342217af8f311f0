/** A branch that does nothing of its own: the flow goes on behind the block. */
export function goOn(): void {}
