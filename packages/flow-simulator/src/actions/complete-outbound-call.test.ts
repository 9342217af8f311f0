import { describe, expect, it } from 'vitest'
import { flowOf, look, play } from '../../test/player.js'

const outbound = { flowType: 'OUTBOUND_WHISPER' } as const
const call = { type: 'CompleteOutboundCall', parameters: { ConnectionTimeLimitSeconds: '25' }, next: 'look' }

describe('Call phone number', () => {
  it('dials the customer and goes on when they answer', () => {
    const player = play(flowOf({ call, look: look() }, outbound), { from: '+821011112222' })
    expect(player.ask).toEqual({ kind: 'third party', number: '+821011112222', timeLimitSeconds: 25 })
    expect(player.answer({ kind: 'answered', seconds: 0 }).path).toEqual(['call', 'look'])
  })

  it('ends the call when nobody answers', () => {
    const player = play(flowOf({ call, look: look() }, outbound)).answer({ kind: 'not answered' })
    expect(player.state.end?.reason).toBe('not answered')
    expect(player.seconds).toBe(25)
  })

  it('does nothing more when the customer is on the line already', () => {
    expect(play(flowOf({ call, look: look() })).last).toBe('look')
  })
})
