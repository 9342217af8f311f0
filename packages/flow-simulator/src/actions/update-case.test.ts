import { describe, expect, it } from 'vitest'
import { flowOf, look, play } from '../../test/player.js'

const call = { type: 'UpdateCase', next: 'look', errors: { NoMatchingError: 'failed', ContactNotLinked: 'error' } }
const flow = flowOf({ call, look: look() })

describe('Update case', () => {
  it('goes on when it has succeeded, and takes the branch of its error', () => {
    expect(play(flow).answer({ kind: 'done' }).last).toBe('look')
    expect(play(flow).answer({ kind: 'error', error: 'ContactNotLinked' }).last).toBe('error')
  })

  it('fails when CaseId is a reference to nothing', () => {
    const missing = flowOf({ call: { ...call, parameters: { CaseId: '$.Attributes.none' } } })
    expect(play(missing).last).toBe('failed')
  })
})
