import type { JsonObject } from '@aicc/flow-dsl/language'
import { describe, expect, it } from 'vitest'
import { flowOf, pause, play } from '../../test/player.js'
import type { TestAction } from '../../test/player.js'

function loop(parameters: JsonObject): TestAction {
  return {
    type: 'Loop',
    parameters,
    on: { ContinueLooping: 'body', DoneLooping: 'done' },
    next: 'done',
    errors: { NoMatchingError: 'error' },
  }
}

const body: TestAction = { type: 'MessageParticipant', parameters: { Text: 'round' }, next: 'loop' }

function rounds(parameters: JsonObject, attributes: Readonly<Record<string, string>> = {}) {
  const player = play(flowOf({ loop: loop(parameters), body }), { attributes })
  return { rounds: player.said.length, last: player.last }
}

describe('Loop', () => {
  it('continues as often as it says, then is done', () => {
    expect(rounds({ LoopCount: '3' })).toEqual({ rounds: 3, last: 'done' })
    expect(rounds({ LoopCount: 2 })).toEqual({ rounds: 2, last: 'done' })
    expect(rounds({ LoopCount: '0' })).toEqual({ rounds: 0, last: 'done' })
    expect(rounds({ LoopCount: '$.Attributes.times' }, { times: '4' })).toEqual({ rounds: 4, last: 'done' })
  })

  it.each(['$.Attributes.none', 'three', '-1', '101', '1.5'])('fails with the count %s', (count) => {
    expect(rounds({ LoopCount: count })).toEqual({ rounds: 0, last: 'error' })
  })

  it('starts over when it was done', () => {
    const flow = flowOf({
      outer: { type: 'Loop', parameters: { LoopCount: '2' }, on: { ContinueLooping: 'loop', DoneLooping: 'end' } },
      loop: { ...loop({ LoopCount: '3' }), on: { ContinueLooping: 'body', DoneLooping: 'outer' } },
      body,
    })
    expect(play(flow).said).toHaveLength(6)
  })

  it('counts on when it was left early', () => {
    const flow = flowOf({
      loop: loop({ LoopCount: '2' }),
      body: {
        type: 'GetParticipantInput',
        parameters: { Text: 'again?', InputTimeLimitSeconds: '5' },
        on: { '1': 'left' },
        errors: { NoMatchingCondition: 'loop', InputTimeLimitExceeded: 'loop', NoMatchingError: 'loop' },
      },
      left: { type: 'MessageParticipant', parameters: { Text: 'left' }, next: 'loop' },
    })
    expect(play(flow).press('1').press('2').last).toBe('done')
  })

  it('goes through a list, with its element, and forgets it at the end', () => {
    const flow = flowOf({
      loop: {
        ...loop({ LoopName: 'orders', LoopArray: '$.External.orders' }),
        on: { ContinueLooping: 'body', DoneLooping: 'pause' },
      },
      body: { ...body, parameters: { Text: '$.Loop.orders.Index: $.Loop.orders.Element' } },
      pause: pause(),
    })
    const player = play(flow, { data: { External: { orders: ['tea', 'rice'] } } })
    expect(player.said).toEqual(['0: tea', '1: rice', 'pause'])
    expect(player.value('$.Loop.orders.Index')).toBeUndefined()
    expect(play(flow, { data: { External: { orders: [] } } }).said).toEqual(['pause'])
  })

  it('has an index where it has a name', () => {
    const named = { ...body, parameters: { Text: 'round $.Loop.tries.Index' } }
    const player = play(flowOf({ loop: loop({ LoopCount: '2', LoopName: 'tries' }), body: named }))
    expect(player.said).toEqual(['round 0', 'round 1'])
  })

  it('counts for a run of its flow, or for the contact where that is assumed', () => {
    const flow = flowOf({
      loop: { ...loop({ LoopCount: '3' }), on: { ContinueLooping: 'body', DoneLooping: 'done' } },
      body: { ...body, next: 'again' },
      again: {
        type: 'TransferToFlow',
        parameters: { ContactFlowId: 'main' },
        next: 'error',
        errors: { NoMatchingError: 'error' },
      },
    })
    const anew = play(flow, { assumptions: { loopCounters: 'flow run', maximumActions: 50 } })
    expect(anew.state.end?.reason).toBe('endless')
    const counted = play(flow, { assumptions: { loopCounters: 'contact', maximumActions: 50 } })
    expect(counted.said).toHaveLength(3)
    expect(counted.last).toBe('done')
  })
})
