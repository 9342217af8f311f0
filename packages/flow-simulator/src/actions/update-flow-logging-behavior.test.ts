import { describe, expect, it } from 'vitest'
import { everyChannel, flowOf, play } from '../../test/player.js'

describe('Set logging behavior', () => {
  it('goes on at once, on every channel', () => {
    const flow = flowOf({ set: { type: 'UpdateFlowLoggingBehavior', next: 'after' } })
    for (const channel of everyChannel) {
      const player = play(flow, { channel })
      expect(player.last).toBe('after')
      expect(player.seconds).toBe(0)
    }
  })
})
