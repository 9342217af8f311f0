import { expect, it } from 'vitest'
import { writtenBy } from '../../test/written-action.js'
import { attribute } from '../index.js'
import type { AttributeReference } from '../index.js'
import { getCalculatedAttributesForCustomerProfile } from './get-calculated-attributes-for-customer-profile.js'

it('reads calculated attributes by name', () => {
  const returned: AttributeReference[] = []
  expect(
    writtenBy((flow, elsewhere) => {
      const calculated = flow.getCalculatedAttributes(
        attribute('$.Attributes.profileId'),
        ['_average_hold_time', '_frequent_caller'],
        { on: { NoneFoundError: elsewhere, NoMatchingError: elsewhere } },
      )
      returned.push(...Object.values(calculated))
    }),
  ).toEqual({
    type: 'GetCalculatedAttributesForCustomerProfile',
    parameters: {
      ProfileRequestData: { ProfileId: '$.Attributes.profileId' },
      ProfileResponseData: ['CalculatedAttributes._average_hold_time', 'CalculatedAttributes._frequent_caller'],
    },
    ways: { next: 'after', NoneFoundError: 'elsewhere', NoMatchingError: 'elsewhere' },
  })
  expect(returned.map(String)).toEqual([
    '$.Customer.CalculatedAttributes._average_hold_time',
    '$.Customer.CalculatedAttributes._frequent_caller',
  ])
})

it('leaves what it has read, and is called by the first of it', () => {
  const parameters = { ProfileResponseData: ['CalculatedAttributes._a', 'CalculatedAttributes._b'] }
  expect(getCalculatedAttributesForCustomerProfile.sets?.(parameters)).toEqual([
    '$.Customer.CalculatedAttributes._a',
    '$.Customer.CalculatedAttributes._b',
  ])
  expect(getCalculatedAttributesForCustomerProfile.label?.(parameters)).toBe('_a')
})
