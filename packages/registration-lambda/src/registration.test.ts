import { describe, expect, it } from 'vitest'
import { compareRegistrations, printRegistration, readRegistration, registrationFrom } from './registration.js'

const registration = registrationFrom(
  { contactId: 'a', timestamp: '2024-01-01T00:00:00.000000', customerPhone: '+821012345678', customerInput: '12345' },
  'L3404',
)

describe('a line of the registration file', () => {
  it('is the record as JSON, its members in the original order', () => {
    expect(printRegistration(registration)).toBe(
      '{"contactId":"a","timestamp":"2024-01-01T00:00:00.000000","customerPhone":"+821012345678",' +
        '"customerInput":"12345","eventType":"lottery_registration","lotteryNumber":"L3404"}',
    )
  })

  it('is read as it is printed', () => {
    expect(readRegistration(printRegistration(registration))).toEqual(registration)
  })

  it('may lack the lottery number, and have spaces', () => {
    const line =
      '{"contactId": "a", "timestamp": "2024-01-01T00:00:00.000000", "customerPhone": null, "customerInput": "12345", "eventType": "lottery_registration"}'
    expect(readRegistration(line)).toEqual({
      contactId: 'a',
      timestamp: '2024-01-01T00:00:00.000000',
      customerPhone: '',
      customerInput: '12345',
      eventType: 'lottery_registration',
    })
  })

  it.each(['', '{', 'null', '[]', '{"eventType":"other"}', '{"__proto__":{"contactId":"a"}}'])('is not %j', (line) => {
    expect(readRegistration(line)).toBeUndefined()
  })
})

it('orders by time, then by employee number', () => {
  const later = { ...registration, timestamp: '2024-01-01T00:00:00.000001', customerInput: '1000' }
  const other = { ...registration, customerInput: '99999' }
  expect([later, other, registration].toSorted(compareRegistrations)).toEqual([registration, other, later])
  expect(compareRegistrations(registration, registration)).toBe(0)
})
