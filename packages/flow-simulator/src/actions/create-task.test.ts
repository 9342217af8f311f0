import { describe, expect, it } from 'vitest'
import { flowOf, look, play } from '../../test/player.js'

const call = { type: 'CreateTask', next: 'look', errors: { NoMatchingError: 'failed' } }
const flow = flowOf({ call, look: look() })

describe('Create task', () => {
  it('goes on when it has succeeded, and takes the branch of its error', () => {
    expect(play(flow).answer({ kind: 'done' }).last).toBe('look')
    expect(play(flow).answer({ kind: 'error', error: 'NoMatchingError' }).last).toBe('failed')
  })

  it('replaces what was there with what it brings', () => {
    const data = { Task: { known: 'a', both: 'a' } }
    const player = play(flow, { data }).answer({ kind: 'done', data: { Task: { both: 'b' } } })
    expect(player.value('$.Task.known $.Task.both')).toBe(' b')
  })

  it('has an id where the world says none', () => {
    expect(play(flow).answer({ kind: 'done' }).value('$.Task.ContactId')).toBeTypeOf('string')
  })

  it('fails when ContactFlowId is a reference to nothing', () => {
    const missing = flowOf({ call: { ...call, parameters: { ContactFlowId: '$.Attributes.none' } } })
    expect(play(missing).last).toBe('failed')
  })
})
