/** When something is open, within the hours of a day: from the first time on, up to and not including the second. */
export type OpenFromTo = readonly [from: string, to: string]

/** Days of the week, as they are named in {@link OpeningHours}. */
const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const

/** Hours of operation: by day of the week, with days that differ. */
export interface OpeningHours {
  /** IANA time zone. @defaultValue 'UTC' */
  readonly timeZone?: string
  readonly sunday?: readonly OpenFromTo[]
  readonly monday?: readonly OpenFromTo[]
  readonly tuesday?: readonly OpenFromTo[]
  readonly wednesday?: readonly OpenFromTo[]
  readonly thursday?: readonly OpenFromTo[]
  readonly friday?: readonly OpenFromTo[]
  readonly saturday?: readonly OpenFromTo[]
  /** Days with hours of their own, by date (`2026-12-25`); an empty list is a holiday. */
  readonly dates?: Readonly<Record<string, readonly OpenFromTo[]>>
}

/**
 * Whether something is open at a moment. The end of a day is written `24:00`.
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/set-hours-operation.html (daylight saving time is followed)
 */
export function isOpen(hours: OpeningHours, moment: Date, lastMinute: 'closed' | 'open' = 'closed'): boolean {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone: hours.timeZone ?? 'UTC',
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  })
  const parts = Object.fromEntries(format.formatToParts(moment).map(({ type, value }) => [type, value]))
  const date = `${parts['year']}-${parts['month']}-${parts['day']}`
  const time = `${parts['hour']}:${parts['minute']}`
  const weekday = weekdays[new Date(`${date}T00:00:00Z`).getUTCDay()] ?? 'sunday'
  const day = hours.dates?.[date] ?? hours[weekday] ?? []
  return day.some(([from, to]) => from <= time && (time < to || (lastMinute === 'open' && time === to)))
}
