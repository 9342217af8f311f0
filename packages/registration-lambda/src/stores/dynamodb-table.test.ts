import { expect, it } from 'vitest'
import { lotteryNumberCount } from '../lottery-number.js'
import { registrationFrom } from '../registration.js'
import {
  claimFromRegistration,
  createTableInput,
  hundredCount,
  hundredOf,
  itemFromRegistration,
  numbersOf,
  registrationFromItem,
} from './dynamodb-table.js'

const registration = registrationFrom(
  { contactId: 'a', timestamp: '2024-01-01T00:00:00.000000', customerPhone: '', customerInput: '01234' },
  'L0042',
)

it('has a registration by employee number, and its number by hundred', () => {
  expect(itemFromRegistration(registration, 'call')).toMatchObject({
    pk: { S: 'EMPLOYEE#01234' },
    sk: { S: 'REGISTRATION' },
    lotteryNumber: { S: 'L0042' },
  })
  expect(claimFromRegistration(registration)).toEqual({
    pk: { S: 'NUMBERS#00' },
    sk: { S: '0042' },
    customerInput: { S: '01234' },
  })
})

it('reads a registration as it was written', () => {
  expect(registrationFromItem(itemFromRegistration(registration, 'call'))).toEqual(registration)
})

it.each([
  ['an attribute', { timestamp: { N: '1' } }, 'has no text in "timestamp"'],
  ['a lottery number that exists', { lotteryNumber: { S: 'L0000' } }, 'no lottery number from L0001 to L9999'],
])('refuses an item without %s', (_name, attributes, message) => {
  const item = { ...itemFromRegistration(registration, 'call'), ...attributes }
  expect(() => registrationFromItem(item)).toThrow(message)
})

it('has each number in one hundred', () => {
  const hundreds = Array.from({ length: hundredCount }, (_, hundred) => hundred)
  const numbers = hundreds.flatMap(numbersOf)
  expect(numbers).toEqual(Array.from({ length: lotteryNumberCount }, (_, index) => index + 1))
  expect(hundreds.every((hundred) => numbersOf(hundred).every((number) => hundredOf(number) === hundred))).toBe(true)
})

it('is a table on demand with two keys', () => {
  expect(createTableInput('registrations')).toMatchObject({
    TableName: 'registrations',
    BillingMode: 'PAY_PER_REQUEST',
    KeySchema: [{ AttributeName: 'pk' }, { AttributeName: 'sk' }],
  })
})
