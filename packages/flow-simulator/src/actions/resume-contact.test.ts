import { describe, expect, it } from 'vitest'
import { flowOf, look, play } from '../../test/player.js'

const call = { type: 'ResumeContact', next: 'look', errors: { NoMatchingError: 'failed' } }
const flow = flowOf({ call, look: look() })

describe('Resume contact', () => {
  it('goes on when it has succeeded, and takes the branch of its error', () => {
    expect(play(flow, { channel: 'TASK' }).answer({ kind: 'done' }).last).toBe('look')
    expect(play(flow, { channel: 'TASK' }).answer({ kind: 'error', error: 'NoMatchingError' }).last).toBe('failed')
  })

  it('fails on a call', () => {
    expect(play(flow).last).toBe('failed')
  })
})
