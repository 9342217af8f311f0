import { describe, expect, it } from 'vitest'
import { flowOf, look, play } from '../../test/player.js'

const call = {
  type: 'GetCalculatedAttributesForCustomerProfile',
  next: 'look',
  errors: { NoMatchingError: 'failed', NoneFoundError: 'error' },
}
const flow = flowOf({ call, look: look() })

describe('Get calculated attributes', () => {
  it('goes on when it has succeeded, and takes the branch of its error', () => {
    expect(play(flow).answer({ kind: 'done' }).last).toBe('look')
    expect(play(flow).answer({ kind: 'error', error: 'NoneFoundError' }).last).toBe('error')
  })

  it('adds what it brings to what was there', () => {
    const data = { Customer: { known: 'a', both: 'a' } }
    const player = play(flow, { data }).answer({ kind: 'done', data: { Customer: { both: 'b' } } })
    expect(player.value('$.Customer.known $.Customer.both')).toBe('a b')
  })
})
