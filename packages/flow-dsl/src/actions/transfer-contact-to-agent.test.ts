import { expect, it } from 'vitest'
import { startOf, statedOutcomes } from '../../test/written-action.js'
import { agentTransferFlow } from '../index.js'
import { transferContactToAgent } from './transfer-contact-to-agent.js'

it('connects the caller to the agent and ends the flow', () => {
  expect(startOf(agentTransferFlow('f', {}, (flow) => flow.transferToAgent()))).toEqual({
    type: 'TransferContactToAgent',
    parameters: {},
    ways: {},
  })
  expect(statedOutcomes(transferContactToAgent, {})).toMatchObject({ next: 'terminal' })
})

it('is legal where a quick connect has chosen an agent', () => {
  expect(transferContactToAgent.flowTypes).toEqual(['AGENT_TRANSFER', 'QUEUE_TRANSFER', 'MODULE'])
})
