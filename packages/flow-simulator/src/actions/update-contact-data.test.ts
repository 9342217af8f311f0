import type { JsonObject } from '@aicc/flow-dsl/language'
import { describe, expect, it } from 'vitest'
import { flowOf, look, play } from '../../test/player.js'
import type { PlayOptions } from '../../test/player.js'

function setting(parameters: JsonObject, options: PlayOptions = {}) {
  const flow = flowOf({
    set: { type: 'UpdateContactData', parameters, next: 'look', errors: { NoMatchingError: 'failed' } },
    look: look(),
  })
  return play(flow, options)
}

describe('Set contact properties', () => {
  it('sets name, description, language, customer and assistant', () => {
    const player = setting(
      { Name: 'Order $.Attributes.id', LanguageCode: 'ko-KR', CustomerId: 'c1' },
      { attributes: { id: '7' } },
    )
    expect(player.value('$.Name, $.LanguageCode, $.CustomerId')).toBe('Order 7, ko-KR, c1')
  })

  it('sets nothing when a value is a reference to nothing', () => {
    const player = setting({ Name: 'x', CustomerId: '$.Attributes.none' })
    expect(player.last).toBe('failed')
  })

  it('needs a related contact to write to one', () => {
    expect(setting({ Name: 'x', TargetContact: 'Related' }).last).toBe('failed')
    const player = setting({ Name: 'x', TargetContact: 'Related' }, { data: { RelatedContactId: 'c2' } })
    expect(player.last).toBe('look')
    expect(player.value('$.Name')).toBeUndefined()
  })
})
