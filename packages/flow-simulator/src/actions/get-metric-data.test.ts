import type { JsonObject } from '@aicc/flow-dsl/language'
import { describe, expect, it } from 'vitest'
import { flowOf, look, play } from '../../test/player.js'

const getting = (parameters: JsonObject = { QueueId: '{{queue:support}}' }) =>
  flowOf({
    get: { type: 'GetMetricData', parameters, next: 'again', errors: { NoMatchingError: 'failed' } },
    again: { type: 'GetMetricData', parameters, next: 'look', errors: { NoMatchingError: 'look' } },
    look: look(),
  })

const snapshot = (size: number) => ({ kind: 'done', data: { Metrics: { Queue: { Size: size } } } }) as const

describe('Get queue metrics', () => {
  it('fills $.Metrics in place of the snapshot before', () => {
    const player = play(getting()).answer(snapshot(3), snapshot(4))
    expect(player.value('$.Metrics.Queue.Size')).toBe(4)
  })

  it('keeps the snapshot before when there is no activity', () => {
    const player = play(getting()).answer(snapshot(3), { kind: 'error', error: 'NoMatchingError' })
    expect(player.value('$.Metrics.Queue.Size')).toBe(3)
  })

  it('knows the name of the queue where the world says nothing more', () => {
    expect(play(getting()).answer(snapshot(3), { kind: 'done' }).value('$.Metrics.Queue.Name')).toBe('support')
  })

  it('fails without a queue, and for a reference to nothing', () => {
    expect(play(getting({})).last).toBe('failed')
    expect(play(getting({ QueueId: '$.Attributes.none' })).last).toBe('failed')
  })
})
