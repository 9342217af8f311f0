import { describe, expect, it } from 'vitest'
import { flowOf, look, play } from '../../test/player.js'
import type { PlayOptions, TestAction } from '../../test/player.js'

const move: TestAction = {
  type: 'DequeueContactAndTransferToQueue',
  parameters: { QueueId: '{{queue:second}}' },
  next: 'look',
  errors: { NoMatchingError: 'failed', QueueAtCapacity: 'full' },
}
const flow = flowOf({ move, look: look() }, { flowType: 'CUSTOMER_QUEUE', name: 'queue' })

function moved(options: PlayOptions = {}) {
  return play(flow, {
    prepare: (state) => {
      state.hooks = new Map([
        ['AgentWhisper', 'whisper'],
        ['CustomerQueue', 'queue'],
      ])
    },
    ...options,
  }).answer({ kind: 'queued' })
}

describe('Transfer to queue in a queue flow', () => {
  it('moves the contact as a new one of the same chain, and the flow goes on', () => {
    const player = moved({ attributes: { tier: 'gold' } })
    expect(player.last).toBe('look')
    expect(player.state.queue).toBe('second')
    expect(player.value('$.Queue.Name')).toBe('second')
    expect(player.value('$.InitialContactId')).toBe(player.value('$.PreviousContactId'))
    expect(player.value('$.ContactId')).not.toBe(player.value('$.PreviousContactId'))
    expect(player.value('$.InitiationMethod')).toBe('QUEUE_TRANSFER')
    expect(player.value('$.Attributes.tier')).toBe('gold')
  })

  it('stays where it is at a full queue and on errors', () => {
    const full = play(flow).answer({ kind: 'full' })
    expect(full.last).toBe('full')
    expect(play(flow).answer({ kind: 'failed' }).last).toBe('failed')
    const nowhere = flowOf(
      { move: { ...move, parameters: { QueueId: '$.Attributes.none' } } },
      { flowType: 'CUSTOMER_QUEUE' },
    )
    expect(play(nowhere).last).toBe('failed')
  })

  it('works for contacts that wait only', () => {
    expect(play(flowOf({ move, look: look() })).last).toBe('failed')
  })

  it('fails for the thirteenth contact of a chain', () => {
    const round = flowOf({ move: { ...move, next: 'move' } }, { flowType: 'CUSTOMER_QUEUE' })
    const player = play(round)
    for (let count = 0; count < 11; count += 1) player.answer({ kind: 'queued' })
    expect(player.last).toBe('failed')
  })

  it('takes hooks, voice and language along, or not where that is assumed', () => {
    const data = { CustomerId: 'c1', LanguageCode: 'ko-KR' }
    const kept = moved({ data, assumptions: { queueTransferKeepsSettings: true } })
    expect(kept.state.hooks.get('AgentWhisper')).toBe('whisper')
    expect(kept.value('$.LanguageCode $.CustomerId')).toBe('ko-KR c1')
    const gone = moved({ data, assumptions: { queueTransferKeepsSettings: false } })
    expect(gone.state.hooks.size).toBe(0)
    expect(gone.value('$.LanguageCode $.CustomerId')).toBe('en-US ')
  })

  it('lets the queue flow go on, or begins the one of the hook where that is assumed', () => {
    expect(moved({ assumptions: { queueFlowAfterTransfer: 'goes on' } }).path).toEqual(['move', 'look'])
    const anew = moved({ assumptions: { queueFlowAfterTransfer: 'begins anew' } })
    expect(anew.path).toEqual(['move', 'move'])
    expect(anew.state.segments).toBe(2)
  })

  it('forgets tags, which belong to one contact', () => {
    expect(moved({ data: { Tags: { a: '1' } } }).value('$.Tags.a')).toBeUndefined()
  })
})
