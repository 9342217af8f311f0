import { expect, it } from 'vitest'
import { statedOutcomes, writtenBy, writtenUnderHandlerBy } from '../../test/written-action.js'
import { attribute } from '../index.js'
import { checkSegmentMembershipForCustomerProfile } from './check-segment-membership-for-customer-profile.js'

const membership = { profileId: attribute('$.Customer.ProfileId'), segment: 'gold' }

it('asks for a segment and answers with the results of the block', () => {
  expect(
    writtenBy((flow, elsewhere) =>
      flow.checkSegmentMembership(membership, { on: { True: () => {}, False: elsewhere, NoMatchingError: elsewhere } }),
    ),
  ).toEqual({
    type: 'CheckSegmentMembershipForCustomerProfile',
    parameters: { ProfileRequestData: { ProfileId: '$.Customer.ProfileId', SegmentName: 'gold' } },
    ways: { 'Equals True': 'after', 'Equals False': 'elsewhere', NoMatchingError: 'elsewhere' },
  })
})

it('leaves its failure to onError', () => {
  const { ways } = writtenUnderHandlerBy((flow, elsewhere) =>
    flow.checkSegmentMembership(membership, { on: { True: elsewhere, False: () => {} } }),
  )
  expect(ways).toMatchObject({ NoMatchingError: 'handler' })
  expect(statedOutcomes(checkSegmentMembershipForCustomerProfile, {})).toMatchObject({
    next: 'never',
    failures: ['NoMatchingError'],
    results: ['True', 'False'],
  })
})

it('may be refused in journeys, where a page gives it another name', () => {
  expect(checkSegmentMembershipForCustomerProfile.disputedFlowTypes).toEqual(['CAMPAIGN'])
})

it('is called by its segment', () => {
  const { label } = checkSegmentMembershipForCustomerProfile
  expect(label?.({ ProfileRequestData: { ProfileId: 'p', SegmentName: 'gold' } })).toBe('gold')
  expect(label?.({})).toBeUndefined()
})
