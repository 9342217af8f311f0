import { expect, it } from 'vitest'
import { brokenConstraints, writtenBy, writtenUnderHandlerBy } from '../../test/written-action.js'
import { contact } from '../index.js'
import type { AttributeReference } from '../index.js'
import { createCustomerProfile } from './create-customer-profile.js'

it('creates a profile and keeps what it is told to', () => {
  const returned: AttributeReference[] = []
  expect(
    writtenBy((flow, elsewhere) => {
      const profile = flow.createCustomerProfile(
        {
          values: { firstName: '민수', phoneNumber: contact.customerEndpoint.address, attributes: { tier: 'gold' } },
          fields: ['firstName'],
          attributes: ['tier'],
        },
        { on: { NoMatchingError: elsewhere } },
      )
      returned.push(profile.firstName, profile.attributes.tier, profile.profileId, profile.profileArn)
    }),
  ).toEqual({
    type: 'CreateCustomerProfile',
    parameters: {
      ProfileRequestData: {
        FirstName: '민수',
        PhoneNumber: '$.CustomerEndpoint.Address',
        Attributes: { tier: 'gold' },
      },
      ProfileResponseData: ['FirstName', 'Attributes.tier'],
    },
    ways: { next: 'after', NoMatchingError: 'elsewhere' },
  })
  expect(returned.map(String)).toEqual([
    '$.Customer.FirstName',
    '$.Customer.Attributes.tier',
    '$.Customer.ProfileId',
    '$.Customer.ProfileARN',
  ])
})

it('keeps nothing but id and ARN where nothing is asked for', () => {
  expect(
    writtenUnderHandlerBy((flow) => {
      flow.createCustomerProfile({ values: { lastName: '김' } })
    }),
  ).toMatchObject({ parameters: { ProfileRequestData: { LastName: '김' }, ProfileResponseData: [] } })
})

it('leaves what it keeps, and nothing else of the profile', () => {
  expect(createCustomerProfile.sets?.({ ProfileResponseData: ['City', 'Attributes.own name'] })).toEqual([
    '$.Customer.ProfileId',
    '$.Customer.ProfileARN',
    '$.Customer.City',
    "$.Customer.Attributes['own name']",
  ])
  expect(createCustomerProfile.setsWithin).toEqual(['$.Customer'])
})

it('needs a value', () => {
  expect(brokenConstraints(createCustomerProfile, { ProfileRequestData: {} })).toEqual(['ProfileRequestData'])
  expect(brokenConstraints(createCustomerProfile, { ProfileRequestData: { City: 'Seoul' } })).toEqual([])
})
