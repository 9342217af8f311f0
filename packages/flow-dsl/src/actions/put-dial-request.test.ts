import { expect, it } from 'vitest'
import { brokenConstraints, startOf } from '../../test/written-action.js'
import { attribute, campaignFlow, segment } from '../index.js'
import { putDialRequest } from './put-dial-request.js'

it('asks for a call to who still belongs to a segment', () => {
  const returned: unknown[] = []
  const journey = campaignFlow('j', { onError: (flow) => flow.endFlow({ id: 'failed' }) }, (flow) => {
    const call = flow.dial({
      segment: segment('late'),
      attributes: { offer: '10', city: attribute('$.Attributes.city') },
    })
    returned.push(call.communicationId, call.contactId)
    flow.endFlow({ id: 'after' })
  })
  expect(startOf(journey)).toEqual({
    type: 'PutDialRequest',
    parameters: {
      dialCriteriaRules: [
        { type: 'CheckSegmentMembershipForCustomerProfile', segmentArn: { kind: 'segment', name: 'late' } },
      ],
      Attributes: { offer: '10', city: '$.Attributes.city' },
    },
    ways: { next: 'after', NoMatchingError: 'failed' },
  })
  expect(returned.map(String)).toEqual([
    '$.OutboundCommunication.Latest.Id',
    '$.OutboundCommunication.Telephony.ContactId',
  ])
})

it('takes neither segment nor attributes', () => {
  const journey = campaignFlow('j', {}, (flow) => {
    flow.dial({}, { on: { NoMatchingError: () => {} } })
    flow.endFlow({ id: 'after' })
  })
  expect(startOf(journey)).toEqual({
    type: 'PutDialRequest',
    parameters: {},
    ways: { next: 'after', NoMatchingError: 'after' },
  })
})

it('names attributes with letters, digits, - and _', () => {
  expect(brokenConstraints(putDialRequest, { Attributes: { 'own name': '1' } })).toEqual(['Attributes'])
  expect(brokenConstraints(putDialRequest, { Attributes: { 'own-name_1': '1' } })).toEqual([])
})
