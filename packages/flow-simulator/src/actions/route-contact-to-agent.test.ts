import { describe, expect, it } from 'vitest'
import { flowOf, look, play } from '../../test/player.js'

const actions = {
  route: {
    type: 'RouteContactToAgent',
    parameters: { AgentId: '{{user:kim}}' },
    next: 'look',
    errors: { NoMatchingError: 'look' },
  },
  look: look(),
}
const queueFlow = { flowType: 'CUSTOMER_QUEUE' } as const

describe('Interrupt agent', () => {
  it('hands the contact to the agent who takes it', () => {
    const player = play(flowOf(actions, queueFlow)).answer({ kind: 'done' })
    expect(player.events).toContainEqual({ kind: 'agent accepted', agent: 'kim' })
    expect(player.ask).toEqual({ kind: 'conversation' })
  })

  it('leaves it in the queue when the agent does not take it in 30 seconds', () => {
    const player = play(flowOf(actions, queueFlow)).answer({ kind: 'error', error: 'NoMatchingError' })
    expect(player.state.stage).toBe('queued')
    expect(player.seconds).toBe(30)
  })

  it('fails for a contact that does not wait', () => {
    expect(play(flowOf(actions)).path).toEqual(['route', 'look'])
  })
})
