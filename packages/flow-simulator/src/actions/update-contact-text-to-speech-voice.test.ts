import { describe, expect, it } from 'vitest'
import { flowOf, look, play, say } from '../../test/player.js'
import type { PlayOptions } from '../../test/player.js'

function setting(TextToSpeechVoice: string, options: PlayOptions = {}) {
  const flow = flowOf({
    set: {
      type: 'UpdateContactTextToSpeechVoice',
      parameters: { TextToSpeechVoice },
      next: 'say',
      errors: { NoMatchingError: 'failed' },
    },
    say: say('hello', 'look'),
    look: look(),
  })
  return play(flow, options)
}

describe('Set voice', () => {
  it('sets the voice', () => {
    expect(setting('Seoyeon').value('$.TextToSpeechVoiceId')).toBe('Seoyeon')
  })

  it('fails with a voice that does not exist, or silences text-to-speech where that is assumed', () => {
    expect(setting('$.Attributes.none', { assumptions: { invalidVoice: 'error' } }).last).toBe('failed')
    const silent = setting('$.Attributes.none', { assumptions: { invalidVoice: 'silence' } })
    expect(silent.last).toBe('look')
    expect(silent.said).toEqual([])
    expect(silent.seconds).toBe(0)
  })

  it('has no effect on other channels, or fails there where that is assumed', () => {
    const chat = setting('Seoyeon', { channel: 'CHAT', assumptions: { voiceOnOtherChannels: 'no effect' } })
    expect(chat.last).toBe('look')
    expect(setting('Seoyeon', { channel: 'CHAT', assumptions: { voiceOnOtherChannels: 'error' } }).last).toBe('failed')
  })
})
