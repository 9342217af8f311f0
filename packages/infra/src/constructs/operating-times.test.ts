import { describe, expect, it } from 'vitest'
import { operatingTimes, overridesFor } from './operating-times.js'

describe('opening times', () => {
  it('are one entry for each day and time', () => {
    expect(
      operatingTimes([
        { days: ['MONDAY', 'FRIDAY'], from: '09:00', to: '12:30' },
        { days: ['MONDAY'], from: '13:30', to: '18:00' },
      ]),
    ).toEqual([
      { day: 'MONDAY', startTime: { hours: 9, minutes: 0 }, endTime: { hours: 12, minutes: 30 } },
      { day: 'FRIDAY', startTime: { hours: 9, minutes: 0 }, endTime: { hours: 12, minutes: 30 } },
      { day: 'MONDAY', startTime: { hours: 13, minutes: 30 }, endTime: { hours: 18, minutes: 0 } },
    ])
  })

  it('last until midnight, which the service calls 00:00, too', () => {
    expect(operatingTimes([{ days: ['SUNDAY'], from: '00:00', to: '24:00' }])).toEqual([
      { day: 'SUNDAY', startTime: { hours: 0, minutes: 0 }, endTime: { hours: 0, minutes: 0 } },
    ])
  })
})

describe('holidays', () => {
  it('are closed all day, or have hours on the day of the week that they are', () => {
    expect(
      overridesFor(
        [
          { name: 'Christmas', date: '2027-12-25' },
          // A leap day.
          { name: 'Inventory', date: '2028-02-29', open: { from: '09:00', to: '12:00' } },
        ],
        'voice-hours',
      ),
    ).toEqual([
      {
        overrideName: 'Christmas 2027-12-25',
        effectiveFrom: '2027-12-25',
        effectiveTill: '2027-12-25',
        overrideConfig: [],
      },
      {
        overrideName: 'Inventory 2028-02-29',
        effectiveFrom: '2028-02-29',
        effectiveTill: '2028-02-29',
        overrideConfig: [{ day: 'TUESDAY', startTime: { hours: 9, minutes: 0 }, endTime: { hours: 12, minutes: 0 } }],
      },
    ])
  })

  it('hold for all hours, or for those that they name', () => {
    const holidays = [
      { name: 'All', date: '2027-01-01' },
      { name: 'Chat', date: '2027-01-02', hours: ['chat-hours'] },
    ]
    const namesFor = (hours: string) => overridesFor(holidays, hours).map(({ overrideName }) => overrideName)
    expect(namesFor('voice-hours')).toEqual(['All 2027-01-01'])
    expect(namesFor('chat-hours')).toEqual(['All 2027-01-01', 'Chat 2027-01-02'])
  })
})
