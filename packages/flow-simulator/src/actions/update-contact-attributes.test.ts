import type { JsonObject } from '@aicc/flow-dsl/language'
import { describe, expect, it } from 'vitest'
import { flowOf, look, play } from '../../test/player.js'
import type { PlayOptions } from '../../test/player.js'

function setting(Attributes: JsonObject, options: PlayOptions = {}, more: JsonObject = {}) {
  const flow = flowOf({
    set: {
      type: 'UpdateContactAttributes',
      parameters: { Attributes, ...more },
      next: 'look',
      errors: { NoMatchingError: 'failed' },
    },
    look: look(),
  })
  return play(flow, options)
}

describe('Set contact attributes', () => {
  it('adds to the attributes and overwrites by name', () => {
    const player = setting({ tier: 'gold', new: '1' }, { attributes: { tier: 'silver', old: '2' } })
    expect(Object.fromEntries(player.state.attributes)).toEqual({ tier: 'gold', old: '2', new: '1' })
  })

  it('reads all references before it writes', () => {
    const player = setting({ a: '$.Attributes.b', b: 'new' }, { attributes: { b: 'old' } })
    expect(player.value('$.Attributes.a $.Attributes.b')).toBe('old new')
  })

  it('takes names out of references, too', () => {
    expect(setting({ '$.Attributes.name': 'x' }, { attributes: { name: 'key' } }).value('$.Attributes.key')).toBe('x')
  })

  it('writes numbers, truths and objects as text', () => {
    const data = { External: { count: 3, open: true, nested: { a: 1 } } }
    const player = setting(
      { count: '$.External.count', open: '$.External.open', nested: '$.External.nested' },
      { data },
    )
    expect(Object.fromEntries(player.state.attributes)).toEqual({ count: '3', open: 'true', nested: '{"a":1}' })
  })

  it('stores a reference to nothing as empty text, or removes the attribute where that is assumed', () => {
    const attributes = { tier: 'gold' }
    const empty = setting({ tier: '$.External.none' }, { attributes, assumptions: { attributeFromNothing: 'empty' } })
    expect([...empty.state.attributes]).toEqual([['tier', '']])
    const removed = setting(
      { tier: '$.External.none' },
      { attributes, assumptions: { attributeFromNothing: 'removed' } },
    )
    expect([...removed.state.attributes]).toEqual([])
  })

  it('writes nothing when all together are more than 32 KB', () => {
    const player = setting({ small: '1', big: '가'.repeat(11_000) })
    expect(player.last).toBe('failed')
    expect(setting({ fits: 'a'.repeat(32_000) }).last).toBe('look')
  })

  it('writes to a related contact that is there, or to a new one where that is assumed', () => {
    const related = { TargetContact: 'Related' }
    expect(setting({ a: '1' }, { assumptions: { relatedContact: 'existing' } }, related).last).toBe('failed')
    const there = setting({ a: '1' }, { data: { RelatedContactId: 'c2' } }, related)
    expect(there.last).toBe('look')
    expect(there.state.attributes.size).toBe(0)
    expect(setting({ a: '1' }, { assumptions: { relatedContact: 'new' } }, related).last).toBe('look')
  })
})
