import { describe, expect, it } from 'vitest'
import { flowOf, play } from '../../test/player.js'
import type { TestAction } from '../../test/player.js'

const queue: TestAction = {
  type: 'UpdateContactTargetQueue',
  parameters: { QueueId: '{{queue:support}}' },
  next: 'transfer',
  errors: { NoMatchingError: 'failed' },
}
const transfer: TestAction = {
  type: 'TransferContactToQueue',
  next: 'failed',
  errors: { NoMatchingError: 'failed', QueueAtCapacity: 'full' },
}
const flow = flowOf({ queue, transfer })

describe('Transfer to queue', () => {
  it('asks whether the queue takes the contact, and ends the flow', () => {
    const player = play(flow)
    expect(player.ask).toEqual({ kind: 'capacity', queue: 'support' })
    player.answer({ kind: 'queued' })
    expect(player.state.stage).toBe('queued')
    expect(player.path).toEqual(['queue', 'transfer'])
  })

  it('takes QueueAtCapacity at a full queue, or is a busy tone where that is assumed', () => {
    expect(play(flow, { assumptions: { fullQueue: 'branch' } }).answer({ kind: 'full' }).last).toBe('full')
    const busy = play(flow, { assumptions: { fullQueue: 'busy tone' } }).answer({ kind: 'full' })
    expect(busy.state.end?.reason).toBe('flow')
    expect(busy.last).toBe('transfer')
  })

  it('fails without a queue, when the queue does not work, and where the contact waits already', () => {
    expect(play(flowOf({ transfer })).last).toBe('failed')
    expect(play(flow).answer({ kind: 'failed' }).last).toBe('failed')
    expect(play(flowOf({ queue, transfer }, { flowType: 'CUSTOMER_QUEUE' })).last).toBe('failed')
  })

  it('clears the touch-tone buffer', () => {
    const player = play(flow, {
      prepare: (state) => {
        state.keys = '12'
        state.keepsKeys = true
      },
    }).answer({ kind: 'queued' })
    expect(player.state).toMatchObject({ keys: '', keepsKeys: false })
  })
})
