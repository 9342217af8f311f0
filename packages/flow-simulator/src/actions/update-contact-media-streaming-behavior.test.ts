import { describe, expect, it } from 'vitest'
import { flowOf, look, play, say } from '../../test/player.js'

const stream = (MediaStreamingState: string, next: string) => ({
  type: 'UpdateContactMediaStreamingBehavior',
  parameters: { MediaStreamingState },
  next,
  errors: { NoMatchingError: 'failed' },
})
const flow = flowOf({
  start: stream('Enabled', 'say'),
  say: say('one two three four five', 'stop'),
  stop: stream('Disabled', 'look'),
  look: look(),
})

describe('Media streaming', () => {
  it('says where the stream is, and when it began and ended', () => {
    const player = play(flow)
    expect(player.value('$.MediaStreams.Customer.Audio.StreamARN')).toBeTypeOf('string')
    expect(player.value('$.MediaStreams.Customer.Audio.StartTimestamp')).toBe('0')
    expect(player.value('$.MediaStreams.Customer.Audio.StopTimestamp')).toBe('2000')
  })

  it('stops what has not begun', () => {
    expect(play(flowOf({ stop: stream('Disabled', 'look'), look: look() })).last).toBe('look')
  })

  it('fails on a chat', () => {
    expect(play(flow, { channel: 'CHAT' }).last).toBe('failed')
  })
})
