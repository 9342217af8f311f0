import { describe, expect, it } from 'vitest'
import { flowOf, play } from '../../test/player.js'

const flow = flowOf({
  check: {
    type: 'CheckOutboundCallStatus',
    on: { CallAnswered: 'person', VoicemailBeep: 'voicemail' },
    next: 'failed',
    errors: { NoMatchingError: 'failed' },
  },
})

describe('Check call progress', () => {
  it('takes the branch of who has answered', () => {
    expect(play(flow).answer({ kind: 'result', result: 'VoicemailBeep' }).last).toBe('voicemail')
  })

  it('fails when nobody can tell, and on other channels', () => {
    expect(play(flow).answer({ kind: 'error', error: 'NoMatchingError' }).last).toBe('failed')
    expect(play(flow, { channel: 'CHAT' }).last).toBe('failed')
  })
})
