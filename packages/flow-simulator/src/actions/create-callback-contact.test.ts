import { describe, expect, it } from 'vitest'
import { flowOf, play } from '../../test/player.js'
import type { TestAction } from '../../test/player.js'

function creating(parameters = {}): TestAction {
  return {
    type: 'CreateCallbackContact',
    parameters: {
      InitialCallDelaySeconds: '99',
      MaximumConnectionAttempts: '1',
      RetryDelaySeconds: '600',
      ...parameters,
    },
    next: 'made',
    errors: { NoMatchingError: 'failed' },
  }
}

const support = { QueueId: '{{queue:support}}' }

describe('Transfer to callback queue', () => {
  it('makes a callback to the number of the caller and goes on', () => {
    const player = play(flowOf({ create: creating(support) }), { from: '+821011112222' })
    expect(player.ask).toEqual({ kind: 'capacity', queue: 'support' })
    player.answer({ kind: 'queued' })
    expect(player.last).toBe('made')
    expect(player.events).toContainEqual({ kind: 'callback', number: '+821011112222', queue: 'support' })
  })

  it('takes the working queue where it names none', () => {
    const prepare = (state: { queue: string | undefined }) => void (state.queue = 'sales')
    expect(play(flowOf({ create: creating() }), { prepare }).ask).toEqual({ kind: 'capacity', queue: 'sales' })
  })

  it('fails at a full queue, without a queue, and on other channels', () => {
    expect(play(flowOf({ create: creating(support) })).answer({ kind: 'full' }).last).toBe('failed')
    expect(play(flowOf({ create: creating() })).last).toBe('failed')
    expect(play(flowOf({ create: creating({ QueueId: '$.Attributes.none' }) })).last).toBe('failed')
    expect(play(flowOf({ create: creating(support) }), { channel: 'CHAT' }).last).toBe('failed')
  })
})
