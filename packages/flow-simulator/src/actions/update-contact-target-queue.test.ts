import type { JsonObject } from '@aicc/flow-dsl/language'
import { describe, expect, it } from 'vitest'
import { flowOf, look, play } from '../../test/player.js'
import type { PlayOptions } from '../../test/player.js'

function setting(parameters: JsonObject, options: PlayOptions = {}) {
  const flow = flowOf({
    set: { type: 'UpdateContactTargetQueue', parameters, next: 'look', errors: { NoMatchingError: 'look' } },
    look: look(),
  })
  return play(flow, options)
}

describe('Set working queue', () => {
  it('sets the queue for later actions', () => {
    const player = setting({ QueueId: 'arn:aws:connect:r:1:instance/i/queue/5b1f' })
    expect(player.state.queue).toBe('5b1f')
    expect(player.value('$.Queue.ARN')).toBe('arn:aws:connect:r:1:instance/i/queue/5b1f')
  })

  it('sets the queue of an agent', () => {
    expect(setting({ AgentId: '{{user:kim}}' }).state).toMatchObject({ queue: 'kim', agentQueue: true })
  })

  it('keeps the queue before when it fails', () => {
    const prepare = (state: { queue: string | undefined }) => void (state.queue = 'support')
    expect(setting({ QueueId: '$.Attributes.none' }, { prepare }).state.queue).toBe('support')
  })
})
