import { describe, expect, it } from 'vitest'
import { flowOf, look, play } from '../../test/player.js'

const call = { type: 'CreatePersistentContactAssociation', next: 'look', errors: { NoMatchingError: 'failed' } }
const flow = flowOf({ call, look: look() })

describe('Create persistent contact association', () => {
  it('goes on when it has succeeded, and takes the branch of its error', () => {
    expect(play(flow, { channel: 'CHAT' }).answer({ kind: 'done' }).last).toBe('look')
    expect(play(flow, { channel: 'CHAT' }).answer({ kind: 'error', error: 'NoMatchingError' }).last).toBe('failed')
  })

  it('fails when SourceContactId is a reference to nothing', () => {
    const missing = flowOf({ call: { ...call, parameters: { SourceContactId: '$.Attributes.none' } } })
    expect(play(missing, { channel: 'CHAT' }).last).toBe('failed')
  })

  it('fails on a call', () => {
    expect(play(flow).last).toBe('failed')
  })
})
