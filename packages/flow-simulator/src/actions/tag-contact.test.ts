import type { JsonObject } from '@aicc/flow-dsl/language'
import { describe, expect, it } from 'vitest'
import { flowOf, look, play } from '../../test/player.js'

function tagging(Tags: JsonObject, known: JsonObject = {}) {
  const flow = flowOf({
    tag: { type: 'TagContact', parameters: { Tags }, next: 'look', errors: { NoMatchingError: 'failed' } },
    look: look(),
  })
  return play(flow, { data: { Tags: known } })
}

describe('Contact tags', () => {
  it('adds tags to those that are there', () => {
    const player = tagging({ topic: 'order', line: '$.Attributes.none' }, { old: '1' })
    expect(player.value('$.Tags')).toEqual({ old: '1', topic: 'order', line: '' })
  })

  it('fails with more than six; those of the service do not count', () => {
    const six = { a: '1', b: '2', c: '3', d: '4', e: '5', f: '6' }
    expect(tagging(six, { 'aws:connect:instanceId': 'i' }).last).toBe('look')
    expect(tagging(six, { g: '7' }).last).toBe('failed')
  })
})
