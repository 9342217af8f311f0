import type { JsonObject } from '@aicc/flow-dsl/language'
import { describe, expect, it } from 'vitest'
import { everyChannel, flowOf, play } from '../../test/player.js'

function channelsOf(parameters: JsonObject) {
  const flow = flowOf({
    set: {
      type: 'UpdateContactRecordingAndAnalyticsBehavior',
      parameters,
      next: 'set up',
      errors: { NoMatchingError: 'failed', ChannelMismatch: 'mismatch' },
    },
  })
  return everyChannel.filter((channel) => play(flow, { channel }).last === 'set up')
}

describe('Set recording and analytics behavior', () => {
  it('takes ChannelMismatch on other channels than its own', () => {
    expect(channelsOf({ VoiceBehavior: {} })).toEqual(['VOICE'])
    expect(channelsOf({ ChatBehavior: {} })).toEqual(['CHAT'])
    expect(channelsOf({ ScreenRecordingBehavior: {} })).toEqual(['VOICE', 'CHAT', 'TASK'])
  })
})
