import { describe, expect, it } from 'vitest'
import { flowOf, play } from '../../test/player.js'

describe('Check Voice ID', () => {
  it('fails: the service has ended', () => {
    const flow = flowOf({
      voice: { type: 'CheckVoiceId', on: { Enrolled: 'known' }, next: 'after', errors: { NoMatchingError: 'failed' } },
    })
    expect(play(flow).last).toBe('failed')
  })
})
