import { describe, expect, it } from 'vitest'
import { flowOf, look, play } from '../../test/player.js'

const call = { type: 'LoadContactContent', next: 'look', errors: { NoMatchingError: 'failed' } }
const flow = flowOf({ call, look: look() })

describe('Get stored content', () => {
  it('goes on when it has succeeded, and takes the branch of its error', () => {
    expect(play(flow, { channel: 'EMAIL' }).answer({ kind: 'done' }).last).toBe('look')
    expect(play(flow, { channel: 'EMAIL' }).answer({ kind: 'error', error: 'NoMatchingError' }).last).toBe('failed')
  })

  it('replaces what was there with what it brings', () => {
    const data = { Email: { known: 'a', both: 'a' } }
    const player = play(flow, { channel: 'EMAIL', data }).answer({ kind: 'done', data: { Email: { both: 'b' } } })
    expect(player.value('$.Email.known $.Email.both')).toBe(' b')
  })

  it('fails on a call', () => {
    expect(play(flow).last).toBe('failed')
  })
})
