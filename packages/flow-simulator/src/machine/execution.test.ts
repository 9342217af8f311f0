import { describe, expect, it } from 'vitest'
import { flowOf, look, play } from '../../test/player.js'
import { numberOf, textOf } from './execution.js'

const data = {
  External: { name: 'Kim', count: 3, open: true, nested: { deep: ['a', 'b'] }, 'with space': 'x', 'a-b': 'y' },
  CustomerEndpoint: { Address: '+821011112222', Type: 'TELEPHONE_NUMBER' },
}
const player = play(flowOf({ look: look() }), { data, attributes: { tier: 'gold', empty: '' } })

describe('a reference', () => {
  it('leads to attributes, data of the run and data of the contact', () => {
    expect(player.value('$.Attributes.tier')).toBe('gold')
    expect(player.value('$.External.name')).toBe('Kim')
    expect(player.value('$.CustomerEndpoint.Address')).toBe('+821011112222')
  })

  it.each(["$['External']['name']", "$.External['name']", '$.External.name'])('may be written %s', (reference) => {
    expect(player.value(reference)).toBe('Kim')
  })

  it('takes names with other characters in brackets', () => {
    expect(player.value("$.External['with space']")).toBe('x')
    expect(player.value('$.External.a-b')).toBe('y')
  })

  it('keeps the kind of what it leads to', () => {
    expect(player.value('$.External.count')).toBe(3)
    expect(player.value('$.External.nested')).toEqual({ deep: ['a', 'b'] })
  })

  it('becomes text inside of text', () => {
    expect(player.value('n=$.External.count o=$.External.open d=$.External.nested.')).toBe(
      'n=3 o=true d={"deep":["a","b"]}.',
    )
    expect(player.value('[$.External.none] [$.Attributes.empty]')).toBe('[] []')
  })

  it('is written with regard to case', () => {
    expect(player.value('$.attributes.tier')).toBeUndefined()
    expect(player.value('$.External.Name')).toBeUndefined()
  })

  it('leads to nothing that JavaScript brings along', () => {
    for (const name of ['constructor', '__proto__', 'toString']) {
      expect(player.value(`$.External.${name}`)).toBeUndefined()
      expect(player.value(`$.Attributes.${name}`)).toBeUndefined()
      expect(player.value(`$.External.name.${name}`)).toBeUndefined()
    }
  })
})

describe('values', () => {
  it('have a text form', () => {
    expect([undefined, null, '', 'a', 1, true, { a: 1 }].map(textOf)).toEqual(['', '', '', 'a', '1', 'true', '{"a":1}'])
  })

  it('are numbers where they are plain decimals', () => {
    expect(['1', '-2.5', 3, '1e3', ' 1', '', '0x1', true, null].map(numberOf)).toEqual([
      1,
      -2.5,
      3,
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
    ])
  })
})
