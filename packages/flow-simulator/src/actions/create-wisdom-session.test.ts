import { describe, expect, it } from 'vitest'
import { flowOf, look, play } from '../../test/player.js'

const call = { type: 'CreateWisdomSession', next: 'look', errors: { NoMatchingError: 'failed' } }
const flow = flowOf({ call, look: look() })

describe('Connect assistant', () => {
  it('goes on when it has succeeded, and takes the branch of its error', () => {
    expect(play(flow).answer({ kind: 'done' }).last).toBe('look')
    expect(play(flow).answer({ kind: 'error', error: 'NoMatchingError' }).last).toBe('failed')
  })

  it('replaces what was there with what it brings', () => {
    const data = { Wisdom: { known: 'a', both: 'a' } }
    const player = play(flow, { data }).answer({ kind: 'done', data: { Wisdom: { both: 'b' } } })
    expect(player.value('$.Wisdom.known $.Wisdom.both')).toBe(' b')
  })

  it('has an id where the world says none', () => {
    expect(play(flow).answer({ kind: 'done' }).value('$.Wisdom.SessionArn')).toBeTypeOf('string')
  })

  it('fails when WisdomAssistantArn is a reference to nothing', () => {
    const missing = flowOf({ call: { ...call, parameters: { WisdomAssistantArn: '$.Attributes.none' } } })
    expect(play(missing).last).toBe('failed')
  })
})
