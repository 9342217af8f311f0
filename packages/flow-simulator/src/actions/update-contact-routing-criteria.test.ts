import type { JsonValue } from '@aicc/flow-dsl/language'
import { describe, expect, it } from 'vitest'
import { flowOf, play } from '../../test/player.js'

function setting(RoutingCriteria: JsonValue, criteria: JsonValue = null) {
  const flow = flowOf({
    set: {
      type: 'UpdateContactRoutingCriteria',
      parameters: { RoutingCriteria },
      next: 'set up',
      errors: { NoMatchingError: 'failed' },
    },
  })
  return play(flow, { data: { External: { criteria } } }).last
}

describe('Set routing criteria', () => {
  it('takes criteria with steps, written or out of a function', () => {
    const criteria = { Steps: [{ Expression: {} }] }
    expect(setting(criteria)).toBe('set up')
    expect(setting('$.External.criteria', criteria)).toBe('set up')
  })

  it('fails with anything else', () => {
    expect(setting('$.External.criteria')).toBe('failed')
    expect(setting({ Steps: [] })).toBe('failed')
    expect(setting('$.External.criteria', 'text')).toBe('failed')
  })
})
