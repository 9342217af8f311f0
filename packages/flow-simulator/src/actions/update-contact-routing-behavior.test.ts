import { describe, expect, it } from 'vitest'
import { everyChannel, flowOf, play } from '../../test/player.js'

describe('Change routing priority', () => {
  it('goes on at once, on every channel', () => {
    const flow = flowOf({ set: { type: 'UpdateContactRoutingBehavior', next: 'after' } })
    for (const channel of everyChannel) {
      const player = play(flow, { channel })
      expect(player.last).toBe('after')
      expect(player.seconds).toBe(0)
    }
  })
})
