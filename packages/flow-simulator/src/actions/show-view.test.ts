import { describe, expect, it } from 'vitest'
import { flowOf, look, play } from '../../test/player.js'

const flow = flowOf({
  show: {
    type: 'ShowView',
    parameters: {
      ViewResource: { Id: 'form' },
      InvocationTimeLimitSeconds: '400',
      ViewData: { name: '$.Attributes.name' },
    },
    on: { Submit: 'look' },
    next: 'failed',
    errors: { NoMatchingCondition: 'other', NoMatchingError: 'failed', TimeLimitExceeded: 'late' },
  },
  look: look(),
})
const chat = { channel: 'CHAT', attributes: { name: 'Kim' } } as const

describe('Show view', () => {
  it('asks for the action that somebody chooses, with what it shows', () => {
    expect(play(flow, chat).ask).toMatchObject({
      kind: 'outcome',
      results: ['Submit'],
      parameters: { ViewData: { name: 'Kim' } },
    })
  })

  it('takes the branch of the action, and keeps what was entered', () => {
    const data = { Views: { ViewResultData: { phone: '123' } } }
    const player = play(flow, chat).answer({ kind: 'result', result: 'Submit', data, seconds: 12 })
    expect(player.last).toBe('look')
    expect(player.value('$.Views.Action $.Views.ViewResultData.phone')).toBe('Submit 123')
    expect(player.seconds).toBe(12)
  })

  it('takes NoMatchingCondition for other actions', () => {
    expect(play(flow, chat).answer({ kind: 'result', result: 'Back' }).last).toBe('other')
    expect(play(flow, chat).answer({ kind: 'done' }).last).toBe('other')
  })

  it('waits as long as it says', () => {
    const player = play(flow, chat).answer({ kind: 'error', error: 'TimeLimitExceeded' })
    expect(player.last).toBe('late')
    expect(player.seconds).toBe(400)
  })

  it('fails on a call', () => {
    expect(play(flow).last).toBe('failed')
  })
})
