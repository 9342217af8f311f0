import type { JsonObject } from '@aicc/flow-dsl/language'
import { describe, expect, it } from 'vitest'
import { flowOf, look, play } from '../../test/player.js'
import type { TestAction } from '../../test/player.js'

function set(FlowAttributes: JsonObject, next = 'look'): TestAction {
  return { type: 'UpdateFlowAttributes', parameters: { FlowAttributes }, next, errors: { NoMatchingError: 'failed' } }
}

describe('Set flow attributes', () => {
  it('keeps values for this run of the flow', () => {
    const flow = flowOf({
      set: set({ a: { Value: '1' }, b: { Value: '2' } }, 'more'),
      more: set({ b: { Value: '$.FlowAttributes.a' } }),
      look: look(),
    })
    expect(play(flow).value('$.FlowAttributes.a $.FlowAttributes.b')).toBe('1 1')
  })

  it('takes names that mean something to JavaScript', () => {
    const flow = flowOf({
      set: set(JSON.parse('{"__proto__": {"Value": "1"}, "constructor": {"Value": "2"}}')),
      look: look(),
    })
    expect(play(flow).value('$.FlowAttributes.constructor')).toBe('2')
  })

  it('fails with more than 32 KB', () => {
    expect(play(flowOf({ set: set({ a: { Value: 'a'.repeat(33_000) } }), look: look() })).last).toBe('failed')
  })
})
