/**
 * How many requests may come at once, before the rate binds.
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/amazon-connect-service-limits.html
 */
export const burst = 5

/**
 * A bucket of tokens that is filled at a rate.
 * @param requestsPerSecond - More than 0.
 * @param now - Seconds, from any start.
 * @returns Whether one more request may pass.
 */
export function limitRate(requestsPerSecond: number, now: () => number): () => boolean {
  let tokens = burst
  let filled = now()
  return () => {
    const time = now()
    tokens = Math.min(burst, tokens + (time - filled) * requestsPerSecond)
    filled = time
    if (tokens < 1) return false
    tokens -= 1
    return true
  }
}
