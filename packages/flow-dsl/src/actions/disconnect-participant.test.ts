import { expect, it } from 'vitest'
import { startOf, statedOutcomes } from '../../test/written-action.js'
import { contactFlow } from '../index.js'
import { disconnectParticipant } from './disconnect-participant.js'

it('ends the contact, without parameters and without a way on', () => {
  expect(startOf(contactFlow('f', {}, (flow) => flow.disconnect()))).toEqual({
    type: 'DisconnectParticipant',
    parameters: {},
    ways: {},
  })
  expect(statedOutcomes(disconnectParticipant, {})).toMatchObject({ next: 'terminal', failures: [], events: [] })
})

it('takes an identifier', () => {
  const { graph } = contactFlow('f', {}, (flow) => flow.disconnect({ id: 'hang up' })).build()
  expect(graph.actions.map(({ givenIdentifier }) => givenIdentifier)).toEqual(['hang up'])
})

it('is not legal in whisper and hold flows', () => {
  expect(disconnectParticipant.flowTypes).toEqual([
    'CONTACT_FLOW',
    'AGENT_TRANSFER',
    'QUEUE_TRANSFER',
    'CUSTOMER_QUEUE',
    'MODULE',
  ])
})
