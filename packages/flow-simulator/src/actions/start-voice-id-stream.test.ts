import { describe, expect, it } from 'vitest'
import { flowOf, play } from '../../test/player.js'

describe('Set Voice ID', () => {
  it('fails: the service has ended', () => {
    const flow = flowOf({
      voice: {
        type: 'StartVoiceIdStream',
        on: { Enrolled: 'known' },
        next: 'after',
        errors: { NoMatchingError: 'failed' },
      },
    })
    expect(play(flow).last).toBe('failed')
  })
})
