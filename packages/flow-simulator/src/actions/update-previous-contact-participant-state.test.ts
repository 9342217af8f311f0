import { describe, expect, it } from 'vitest'
import { flowOf, play } from '../../test/player.js'

describe('Hold customer or agent', () => {
  it('goes on at once on a call, and fails elsewhere', () => {
    const hold = {
      type: 'UpdatePreviousContactParticipantState',
      parameters: { PreviousContactParticipantState: 'AgentOnHold' },
      next: 'held',
      errors: { NoMatchingError: 'failed' },
    }
    const flow = flowOf({ hold }, { flowType: 'AGENT_TRANSFER' })
    expect(play(flow).last).toBe('held')
    expect(play(flow, { channel: 'TASK' }).last).toBe('failed')
  })
})
