import { describe, expect, it } from 'vitest'
import { flowOf, look, play } from '../../test/player.js'

const call = { type: 'CreateCustomerProfile', next: 'look', errors: { NoMatchingError: 'failed' } }
const flow = flowOf({ call, look: look() })

describe('Create profile', () => {
  it('goes on when it has succeeded, and takes the branch of its error', () => {
    expect(play(flow).answer({ kind: 'done' }).last).toBe('look')
    expect(play(flow).answer({ kind: 'error', error: 'NoMatchingError' }).last).toBe('failed')
  })

  it('adds what it brings to what was there', () => {
    const data = { Customer: { known: 'a', both: 'a' } }
    const player = play(flow, { data }).answer({ kind: 'done', data: { Customer: { both: 'b' } } })
    expect(player.value('$.Customer.known $.Customer.both')).toBe('a b')
  })

  it('has an id where the world says none', () => {
    expect(play(flow).answer({ kind: 'done' }).value('$.Customer.ProfileId')).toBeTypeOf('string')
  })
})
