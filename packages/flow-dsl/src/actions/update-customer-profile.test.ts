import { expect, it } from 'vitest'
import { brokenConstraints, writtenBy, writtenUnderHandlerBy } from '../../test/written-action.js'
import { attribute } from '../index.js'
import { updateCustomerProfile } from './update-customer-profile.js'

it('changes the profile that was found before', () => {
  const returned: unknown[] = []
  expect(
    writtenBy((flow, elsewhere) => {
      const profile = flow.updateCustomerProfile(
        {
          values: { mailingCity: '서울', attributes: { tier: attribute('$.Attributes.tier') } },
          fields: ['mailingCity'],
        },
        { on: { NoMatchingError: elsewhere } },
      )
      returned.push(profile.mailingCity)
    }),
  ).toEqual({
    type: 'UpdateCustomerProfile',
    parameters: {
      ProfileRequestData: { MailingCity: '서울', Attributes: { tier: '$.Attributes.tier' } },
      ProfileResponseData: ['MailingCity'],
    },
    ways: { next: 'after', NoMatchingError: 'elsewhere' },
  })
  expect(returned.map(String)).toEqual(['$.Customer.MailingCity'])
  expect(updateCustomerProfile.needs?.({ ProfileRequestData: { MailingCity: '서울' } })).toEqual([
    '$.Customer.ProfileId',
  ])
})

it('changes a profile by its id', () => {
  expect(
    writtenUnderHandlerBy((flow) => {
      flow.updateCustomerProfile({ values: { city: '부산' }, profileId: attribute('$.Attributes.profileId') })
    }),
  ).toMatchObject({ parameters: { ProfileRequestData: { ProfileId: '$.Attributes.profileId', City: '부산' } } })
  expect(updateCustomerProfile.needs?.({ ProfileRequestData: { ProfileId: 'p-1' } })).toEqual([])
})

it('needs a value', () => {
  expect(brokenConstraints(updateCustomerProfile, { ProfileRequestData: {} })).toEqual(['ProfileRequestData'])
})
