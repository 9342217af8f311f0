import { expect, it } from 'vitest'
import { statedOutcomes, writtenBy, writtenUnderHandlerBy } from '../../test/written-action.js'
import { updatePreviousContactParticipantState } from './update-previous-contact-participant-state.js'

it('holds somebody and goes on', () => {
  expect(
    writtenBy((flow, elsewhere) => flow.holdCustomerOrAgent('agent', { on: { NoMatchingError: elsewhere } })),
  ).toEqual({
    type: 'UpdatePreviousContactParticipantState',
    parameters: { PreviousContactParticipantState: 'AgentOnHold' },
    ways: { next: 'after', NoMatchingError: 'elsewhere' },
  })
})

it.each([
  ['agent', 'AgentOnHold'],
  ['customer', 'CustomerOnHold'],
  ['nobody', 'OffHold'],
] as const)('holds %s', (held, PreviousContactParticipantState) => {
  const { parameters, ways } = writtenUnderHandlerBy((flow) => flow.holdCustomerOrAgent(held))
  expect(parameters).toEqual({ PreviousContactParticipantState })
  expect(ways).toEqual({ next: 'after', NoMatchingError: 'handler' })
})

it('is legal where a call is transferred, or comes in', () => {
  expect(updatePreviousContactParticipantState.flowTypes).toEqual([
    'CONTACT_FLOW',
    'AGENT_TRANSFER',
    'QUEUE_TRANSFER',
    'MODULE',
  ])
  expect(updatePreviousContactParticipantState.channels).toEqual(['VOICE'])
  expect(statedOutcomes(updatePreviousContactParticipantState, {})).toMatchObject({ failures: ['NoMatchingError'] })
})

it('is called by the state', () => {
  expect(updatePreviousContactParticipantState.label?.({ PreviousContactParticipantState: 'OffHold' })).toBe('OffHold')
})
