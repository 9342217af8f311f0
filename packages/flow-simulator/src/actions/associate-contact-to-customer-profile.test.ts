import { describe, expect, it } from 'vitest'
import { flowOf, look, play } from '../../test/player.js'

const call = { type: 'AssociateContactToCustomerProfile', next: 'look', errors: { NoMatchingError: 'failed' } }
const flow = flowOf({ call, look: look() })

describe('Associate contact to profile', () => {
  it('goes on when it has succeeded, and takes the branch of its error', () => {
    expect(play(flow).answer({ kind: 'done' }).last).toBe('look')
    expect(play(flow).answer({ kind: 'error', error: 'NoMatchingError' }).last).toBe('failed')
  })
})
