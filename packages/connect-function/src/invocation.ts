/** What Lambda says of an invocation, as far as it is used here. */
export interface InvocationContext {
  /** Milliseconds until Lambda ends the invocation. */
  getRemainingTimeInMillis(): number
}

/** Kept back from what Lambda has left, so that the answer is out before the invocation ends. In milliseconds. */
const timeToAnswer = 300

/**
 * How long the work for an answer may take: the budget, or less where Lambda ends the invocation before. In milliseconds,
 * at least 0.
 */
export function timeForAnswer(budgetMilliseconds: number, context: InvocationContext | undefined): number {
  if (context === undefined) return budgetMilliseconds
  return Math.max(0, Math.min(budgetMilliseconds, context.getRemainingTimeInMillis() - timeToAnswer))
}
