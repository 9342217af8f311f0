import { performance } from 'node:perf_hooks'

/** Tells the time: microseconds since 1970-01-01T00:00:00Z, each call more than the one before. */
export type Clock = () => number

/** How far wall clock and monotonic clock may drift apart before the former counts again, in milliseconds. */
const driftMilliseconds = 2

/**
 * A clock with microseconds, which `Date` does not have: the monotonic clock counts on from the wall clock, and starts
 * from it anew where the two have parted, as they do while a Lambda environment is frozen.
 */
export function createClock(
  wallClock: () => number = Date.now,
  monotonicClock: () => number = () => performance.now(),
): Clock {
  let anchor = { wall: wallClock(), monotonic: monotonicClock() }
  let last = 0
  return () => {
    const wall = wallClock()
    const monotonic = monotonicClock()
    let now = anchor.wall + (monotonic - anchor.monotonic)
    if (Math.abs(now - wall) > driftMilliseconds) {
      anchor = { wall, monotonic }
      now = wall
    }
    last = Math.max(Math.floor(now * 1000), last + 1)
    return last
  }
}

/** A time as registrations have it: UTC, ISO 8601 with microseconds and without a zone, `2024-01-01T00:00:00.000000`. */
export function printTimestamp(microseconds: number): string {
  const date = new Date(Math.floor(microseconds / 1000))
  return `${date.toISOString().slice(0, -1)}${String(microseconds % 1000).padStart(3, '0')}`
}
