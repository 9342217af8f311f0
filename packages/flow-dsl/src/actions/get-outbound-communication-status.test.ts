import { expect, it } from 'vitest'
import { actionsOf } from '../../test/written-action.js'
import { attribute, campaignFlow, outboundCommunication } from '../index.js'

const loaded = {
  type: 'GetOutboundCommunicationStatus',
  parameters: { OutboundCommunicationIds: ['$.OutboundCommunication.Latest.Id'] },
}

it('loads the receipts and compares one after the other', () => {
  const journey = campaignFlow('j', { onError: (flow) => flow.endFlow({ id: 'failed' }) }, (flow) => {
    flow.checkCommunicationStatus(outboundCommunication.latestId, {
      statuses: { Bounce: () => flow.endFlow({ id: 'bounced' }), 'Rendering Failure': () => {} },
      otherwise: () => flow.endFlow({ id: 'silent' }),
    })
    flow.endFlow({ id: 'after' })
  })
  expect(actionsOf(journey).filter(({ type }) => type !== 'EndFlowExecution')).toEqual([
    { ...loaded, ways: { next: 'Compare 1', NoMatchingError: 'failed' } },
    {
      type: 'Compare',
      parameters: { ComparisonValue: "$.DeliveryReceipts['`$.OutboundCommunication.Latest.Id`'].Bounce" },
      ways: { 'Exists ': 'bounced', NoMatchingCondition: 'Compare 2' },
    },
    {
      type: 'Compare',
      parameters: { ComparisonValue: "$.DeliveryReceipts['`$.OutboundCommunication.Latest.Id`']['Rendering Failure']" },
      ways: { 'Exists ': 'after', NoMatchingCondition: 'silent' },
    },
  ])
})

it('takes the branch of its failure from the author', () => {
  const journey = campaignFlow('j', {}, (flow) => {
    const ended = flow.block('ended', () => flow.endFlow({ id: 'ended' }))
    flow.checkCommunicationStatus(outboundCommunication.latestId, {
      statuses: { Open: ended },
      otherwise: () => {},
      on: { NoMatchingError: ended },
    })
    flow.endFlow({ id: 'after' })
  })
  expect(actionsOf(journey).map(({ ways }) => ways)).toEqual([
    {},
    { next: 'Compare', NoMatchingError: 'ended' },
    { 'Exists ': 'ended', NoMatchingCondition: 'after' },
    {},
  ])
})

it('follows a message whose id was kept', () => {
  const journey = campaignFlow('j', { onError: (flow) => flow.endFlow({ id: 'failed' }) }, (flow) => {
    flow.checkCommunicationStatus(attribute('$.Attributes.first'), {
      statuses: { Open: () => {} },
      otherwise: () => {},
    })
    flow.endFlow()
  })
  expect(actionsOf(journey).map(({ parameters }) => parameters)).toEqual(
    expect.arrayContaining([
      { OutboundCommunicationIds: ['$.Attributes.first'] },
      { ComparisonValue: "$.DeliveryReceipts['`$.Attributes.first`'].Open" },
    ]),
  )
})
