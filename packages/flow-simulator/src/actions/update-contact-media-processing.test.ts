import { describe, expect, it } from 'vitest'
import { flowOf, play } from '../../test/player.js'

describe('Set message processing', () => {
  it('works on a chat, and takes ChannelMismatch elsewhere', () => {
    const flow = flowOf({
      set: {
        type: 'UpdateContactMediaProcessing',
        next: 'set up',
        errors: { NoMatchingError: 'failed', ChannelMismatch: 'mismatch' },
      },
    })
    expect(play(flow, { channel: 'CHAT' }).last).toBe('set up')
    expect(play(flow).last).toBe('mismatch')
  })
})
