import { expect, it } from 'vitest'
import { statedOutcomes, writtenBy } from '../../test/written-action.js'
import { updateFlowLoggingBehavior } from './update-flow-logging-behavior.js'

it.each([
  ['enabled', 'Enabled'],
  ['disabled', 'Disabled'],
] as const)('switches flow logs: %s', (behavior, FlowLoggingBehavior) => {
  expect(writtenBy((flow) => flow.setLoggingBehavior(behavior))).toEqual({
    type: 'UpdateFlowLoggingBehavior',
    parameters: { FlowLoggingBehavior },
    ways: { next: 'after' },
  })
})

it('has no error branches, and is called by what it does', () => {
  expect(statedOutcomes(updateFlowLoggingBehavior, {})).toMatchObject({ failures: [], events: [], optional: [] })
  expect(updateFlowLoggingBehavior.label?.({ FlowLoggingBehavior: 'Disabled' })).toBe('Disabled')
})
