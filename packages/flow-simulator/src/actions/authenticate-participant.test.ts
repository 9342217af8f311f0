import { describe, expect, it } from 'vitest'
import { flowOf, play } from '../../test/player.js'

const flow = flowOf({
  sign: {
    type: 'AuthenticateParticipant',
    parameters: { TimeLimitMinutes: '3' },
    on: { OptedOut: 'out' },
    next: 'in',
    errors: { NoMatchingError: 'failed', TimeLimitExceeded: 'late' },
  },
})
const chat = { channel: 'CHAT' } as const

describe('Authenticate customer', () => {
  it('goes on when the customer has signed in, or does not want to', () => {
    expect(play(flow, chat).answer({ kind: 'done' }).last).toBe('in')
    expect(play(flow, chat).answer({ kind: 'result', result: 'OptedOut' }).last).toBe('out')
  })

  it('waits as long as it says', () => {
    const player = play(flow, chat).answer({ kind: 'error', error: 'TimeLimitExceeded' })
    expect(player.last).toBe('late')
    expect(player.seconds).toBe(180)
  })

  it('fails on a call', () => {
    expect(play(flow).last).toBe('failed')
  })
})
