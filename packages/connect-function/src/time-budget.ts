/** Raised in work that takes longer than its budget. */
export class TimeOverError extends Error {
  override readonly name = 'TimeOverError'

  constructor() {
    super('The time for the answer is over.')
  }
}

/** The time that is left for an answer. */
export interface TimeBudget {
  /** Aborted when the time is over, with a {@link TimeOverError}. */
  readonly signal: AbortSignal
  /** Milliseconds left, at least 0. */
  remaining(): number
}

/**
 * Give work a budget of time: its answer, or a {@link TimeOverError} as soon as the time is over, whether or not the
 * work pays attention to it.
 */
export async function withTimeBudget<Result>(
  milliseconds: number,
  work: (budget: TimeBudget) => Promise<Result>,
): Promise<Result> {
  if (milliseconds <= 0) throw new TimeOverError()
  const controller = new AbortController()
  const end = performance.now() + milliseconds
  let timer: NodeJS.Timeout | undefined
  const timeOver = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      const error = new TimeOverError()
      controller.abort(error)
      reject(error)
    }, milliseconds)
  })
  try {
    const result = work({ signal: controller.signal, remaining: () => Math.max(0, end - performance.now()) })
    return await Promise.race([result, timeOver])
  } finally {
    clearTimeout(timer)
    // Nobody waits for the answer any more: requests still under way are given up.
    if (!controller.signal.aborted) controller.abort(new TimeOverError())
  }
}

/**
 * Wait, unless the budget ends before.
 * @throws {@link TimeOverError} when the budget is over.
 */
export async function pause(milliseconds: number, { signal }: TimeBudget): Promise<void> {
  signal.throwIfAborted()
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop)
      resolve()
    }, milliseconds)
    const stop = (): void => {
      clearTimeout(timer)
      reject(signal.reason instanceof Error ? signal.reason : new TimeOverError())
    }
    signal.addEventListener('abort', stop, { once: true })
  })
}
