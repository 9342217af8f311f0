import type { CfnHoursOfOperation } from 'aws-cdk-lib/aws-connect'
import type { Environment } from '../environment/environment.js'

type Open = Environment['hours'][string]['open']

/** Opening times as the service takes them: one entry for each day and time. */
export function operatingTimes(open: Open): readonly CfnHoursOfOperation.HoursOfOperationConfigProperty[] {
  return open.flatMap(({ days, from, to }) =>
    days.map((day) => ({ day, startTime: timeSlice(from), endTime: timeSlice(to) })),
  )
}

/**
 * Days on which other times hold: closed all day, or open from one time to another.
 * @param hours - Symbol of the hours: some days are for certain hours only.
 */
export function overridesFor(
  holidays: Environment['holidays'],
  hours: string,
): readonly CfnHoursOfOperation.HoursOfOperationOverrideProperty[] {
  return holidays
    .filter((holiday) => holiday.hours?.includes(hours) !== false)
    .map(({ name, date, open }) => ({
      overrideName: `${name} ${date}`,
      effectiveFrom: date,
      effectiveTill: date,
      // No time at all: closed.
      overrideConfig:
        open === undefined
          ? []
          : [{ day: weekdayOf(date), startTime: timeSlice(open.from), endTime: timeSlice(open.to) }],
    }))
}

const weekdays = ['SUNDAY', 'MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY'] as const

function weekdayOf(date: string): string {
  return weekdays[new Date(`${date}T00:00:00Z`).getUTCDay()] ?? 'SUNDAY'
}

/** The midnight that a day ends with is 00:00, too. @see https://docs.aws.amazon.com/connect/latest/adminguide/set-hours-operation.html */
function timeSlice(time: string): { readonly hours: number; readonly minutes: number } {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return { hours: hours % 24, minutes }
}
