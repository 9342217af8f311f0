/** A quarter of an hour, for which Amazon Connect has figures. */
export interface Interval {
  readonly start: Date
  readonly end: Date
  /** Which look at it this is: contacts that end late change its figures. */
  readonly look: 'first' | 'later'
}

const minute = 60_000
const quarter = 15 * minute

/** Amazon Connect has the figures of a quarter this long after its end. */
const ready = 15 * minute

/** After this time the same quarter is looked at once more. */
const laterBy = 60 * minute

/**
 * The quarters to be looked at: the last one that ended at least 15 minutes ago, and the one an hour before it.
 * @param time - When the function was meant to run. The same time gives the same quarters, however late it runs.
 */
export function intervalsAt(time: Date): readonly Interval[] {
  const end = Math.floor((time.getTime() - ready) / quarter) * quarter
  return [intervalUntil(end, 'first'), intervalUntil(end - laterBy, 'later')]
}

function intervalUntil(end: number, look: Interval['look']): Interval {
  return { start: new Date(end - quarter), end: new Date(end), look }
}
