import { describe, expect, it } from 'vitest'
import { flowOf, look, play } from '../../test/player.js'

const other = {
  type: 'SomethingNew',
  parameters: { Id: '$.Attributes.id' },
  on: { Yes: 'yes' },
  next: 'look',
  errors: { NoMatchingError: 'failed' },
}
const flow = flowOf({ other, look: look() })

describe('an action that is not simulated', () => {
  it('asks the world which way it takes, with its parameters resolved', () => {
    expect(play(flow, { attributes: { id: '7' } }).ask).toEqual({
      kind: 'outcome',
      type: 'SomethingNew',
      results: ['Yes'],
      errors: ['NoMatchingError'],
      continues: true,
      parameters: { Id: '7' },
    })
  })

  it('takes the way that the world says, with time and data', () => {
    const player = play(flow).answer({ kind: 'done', data: { External: { a: '1' } }, seconds: 4 })
    expect(player.last).toBe('look')
    expect(player.value('$.External.a')).toBe('1')
    expect(player.seconds).toBe(4)
    expect(play(flow).answer({ kind: 'result', result: 'Yes' }).last).toBe('yes')
    expect(play(flow).answer({ kind: 'error', error: 'NoMatchingError' }).last).toBe('failed')
  })

  it('lets the customer hang up meanwhile', () => {
    expect(play(flow).answer({ kind: 'hang up', afterSeconds: 1 }).state.end?.reason).toBe('customer')
  })
})
