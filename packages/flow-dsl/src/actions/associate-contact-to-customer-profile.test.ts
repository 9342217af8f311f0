import { expect, it } from 'vitest'
import { writtenBy, writtenUnderHandlerBy } from '../../test/written-action.js'
import { attribute } from '../index.js'

it('associates this contact with a profile', () => {
  expect(
    writtenBy((flow, elsewhere) => {
      flow.associateContactToProfile(attribute('$.Attributes.profileId'), { on: { NoMatchingError: elsewhere } })
    }),
  ).toEqual({
    type: 'AssociateContactToCustomerProfile',
    parameters: { ProfileRequestData: { ProfileId: '$.Attributes.profileId', ContactId: '$.ContactId' } },
    ways: { next: 'after', NoMatchingError: 'elsewhere' },
  })
})

it('associates another contact', () => {
  expect(
    writtenUnderHandlerBy((flow) => {
      flow.associateContactToProfile('p-1', { contactId: attribute('$.PreviousContactId') })
    }),
  ).toMatchObject({
    parameters: { ProfileRequestData: { ProfileId: 'p-1', ContactId: '$.PreviousContactId' } },
    ways: { next: 'after', NoMatchingError: 'handler' },
  })
})
