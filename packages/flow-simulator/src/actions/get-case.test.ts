import { describe, expect, it } from 'vitest'
import { flowOf, look, play } from '../../test/player.js'

const call = { type: 'GetCase', next: 'look', errors: { NoMatchingError: 'failed', MultipleFound: 'error' } }
const flow = flowOf({ call, look: look() })

describe('Get case', () => {
  it('goes on when it has succeeded, and takes the branch of its error', () => {
    expect(play(flow).answer({ kind: 'done' }).last).toBe('look')
    expect(play(flow).answer({ kind: 'error', error: 'MultipleFound' }).last).toBe('error')
  })

  it('replaces what was there with what it brings', () => {
    const data = { Case: { known: 'a', both: 'a' } }
    const player = play(flow, { data }).answer({ kind: 'done', data: { Case: { both: 'b' } } })
    expect(player.value('$.Case.known $.Case.both')).toBe(' b')
  })

  it('has an id where the world says none', () => {
    expect(play(flow).answer({ kind: 'done' }).value('$.Case.case_id')).toBeTypeOf('string')
  })
})
