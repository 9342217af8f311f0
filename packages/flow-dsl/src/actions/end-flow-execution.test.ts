import { expect, it } from 'vitest'
import { startOf, statedOutcomes } from '../../test/written-action.js'
import { agentWhisperFlow } from '../index.js'
import { endFlowExecution } from './end-flow-execution.js'

it('ends the flow and leaves the contact alone', () => {
  expect(startOf(agentWhisperFlow('f', {}, (flow) => flow.endFlow()))).toEqual({
    type: 'EndFlowExecution',
    parameters: {},
    ways: {},
  })
  expect(statedOutcomes(endFlowExecution, {})).toMatchObject({ next: 'terminal' })
})

it('is not offered in inbound flows, where the pages disagree', () => {
  expect(endFlowExecution.flowTypes).not.toContain('CONTACT_FLOW')
  expect(endFlowExecution.disputedFlowTypes).toContain('CONTACT_FLOW')
})
