import { pause } from '@aicc/connect-function'
import type { TimeBudget } from '@aicc/connect-function'

/** Lets requests begin one after another, with a time between them. */
export interface RequestPace {
  /** Wait until the next request may begin. */
  next(budget: TimeBudget): Promise<void>
}

/**
 * A pace that all requests to one service share. Amazon Connect takes 2 requests a second of most kinds from an account, and
 * others want to make some too.
 * @param milliseconds - Between the beginnings of two requests.
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/amazon-connect-service-limits.html
 */
export function createRequestPace(milliseconds: number): RequestPace {
  let nextStart = 0
  return {
    async next(budget) {
      const now = performance.now()
      const start = Math.max(now, nextStart)
      nextStart = start + milliseconds
      if (start > now) await pause(start - now, budget)
    },
  }
}
