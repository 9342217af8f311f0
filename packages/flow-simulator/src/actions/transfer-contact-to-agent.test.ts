import { describe, expect, it } from 'vitest'
import { flowOf, play } from '../../test/player.js'

const flow = flowOf({ transfer: { type: 'TransferContactToAgent' } }, { flowType: 'AGENT_TRANSFER' })

describe('Transfer to agent', () => {
  it('hands the call over, with the whispers', () => {
    const player = play(flow).answer({ kind: 'done' })
    expect(player.events.map(({ kind }) => kind)).toContain('agent accepted')
    expect(player.ask).toEqual({ kind: 'conversation' })
  })

  it('drops the call when the agent is busy', () => {
    const player = play(flow).answer({ kind: 'error', error: 'NoMatchingError' })
    expect(player.state.end).toMatchObject({ reason: 'flow', detail: 'The agent was busy.' })
  })

  it('has no branch for other channels, so their flow ends', () => {
    expect(play(flow, { channel: 'CHAT' }).state.end?.reason).toBe('unhandled error')
  })
})
