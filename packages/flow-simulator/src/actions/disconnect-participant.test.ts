import { describe, expect, it } from 'vitest'
import { everyChannel, flowOf, look, play } from '../../test/player.js'

const hooks = {
  type: 'UpdateContactEventHooks',
  parameters: { EventHooks: { CustomerRemaining: 'after' } },
  next: 'bye',
  errors: { NoMatchingError: 'error' },
}
const after = flowOf({ after: look() }, { name: 'after' })

describe('Disconnect', () => {
  it('ends the contact', () => {
    for (const channel of everyChannel) {
      expect(play(flowOf({ bye: { type: 'DisconnectParticipant' } }), { channel }).state.end?.reason).toBe('flow')
    }
  })

  it('ends a contact that waits in a queue', () => {
    expect(play(flowOf({ bye: { type: 'DisconnectParticipant' } }, { flowType: 'CUSTOMER_QUEUE' })).state.stage).toBe(
      'ended',
    )
  })

  it('runs the disconnect flow of a task, and of no call', () => {
    const flow = flowOf({ hooks, bye: { type: 'DisconnectParticipant' } })
    expect(play([flow, after]).path).toEqual(['hooks', 'bye'])
    const task = play([flow, after], { channel: 'TASK' })
    expect(task.path).toEqual(['hooks', 'bye', 'after'])
    task.answer({ kind: 'done' })
    expect(task.state.stage).toBe('ended')
  })
})
