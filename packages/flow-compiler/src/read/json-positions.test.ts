import { describe, expect, it } from 'vitest'
import { JsonPositions } from './json-positions.js'

const text = `{
  "Version": "2019-10-30",
  "Actions": [
    { "Identifier": "a" },
    {
      "Identifier": "b", "Parameters": { "Text": "안녕", "a.b": [1, { "c": null }] }
    }
  ]
}`

describe('the place of a member', () => {
  it.each<readonly [readonly (string | number)[], number, number]>([
    [[], 1, 1],
    [['Version'], 2, 14],
    [['Actions'], 3, 14],
    [['Actions', 0], 4, 5],
    [['Actions', 1, 'Identifier'], 6, 21],
    [['Actions', 1, 'Parameters', 'Text'], 6, 50],
    [['Actions', 1, 'Parameters', 'a.b', 1, 'c'], 6, 74],
  ])('%j is line %i, column %i', (pointer, line, column) => {
    expect(new JsonPositions(text).find(pointer)).toEqual({ line, column })
  })

  it.each<readonly [readonly (string | number)[], readonly (string | number)[]]>([
    [
      ['Actions', 0, 'Transitions', 'NextAction'],
      ['Actions', 0],
    ],
    [['Actions', 7, 'Type'], ['Actions']],
    [['Version', 'nothing', 0], ['Version']],
    [['Actions', 'first'], ['Actions']],
    [['StartAction'], []],
  ])('that is missing is the nearest one above it: %j', (pointer, nearest) => {
    const positions = new JsonPositions(text)
    expect(positions.find(pointer)).toEqual(positions.find(nearest))
  })

  it('counts lines that end in a carriage return and a line feed once', () => {
    expect(new JsonPositions('{\r\n"a": 1\r\n}').find(['a'])).toEqual({ line: 2, column: 6 })
  })

  it('counts a tab as one column and an emoji as two, as TypeScript does', () => {
    expect(new JsonPositions('{\t"a": "👍", "b": 1}').find(['b'])).toEqual({ line: 1, column: 19 })
  })

  it('is the start of a text that is no JSON', () => {
    expect(new JsonPositions('').find(['a'])).toEqual({ line: 1, column: 1 })
  })

  it('takes the last of two members of one name, which is the one that counts', () => {
    expect(JSON.parse('{"a": 1, "a": 2}')).toEqual({ a: 2 })
    expect(new JsonPositions('{"a": 1, "a": 2}').find(['a'])).toEqual({ line: 1, column: 15 })
  })

  it('is found among many members, where the last of one name counts too', () => {
    const members = Array.from({ length: 100 }, (_, index) => `"a${index % 50}": ${index}`)
    const many = `{${members.join(',\n')}}`
    expect(new JsonPositions(many).find(['a7'])).toEqual({ line: 58, column: 7 })
    expect(new JsonPositions(many).find(['nothing'])).toEqual({ line: 1, column: 1 })
  })

  it('is found by a name that is written with escapes', () => {
    expect(new JsonPositions('{"\\u0061\\"\\n": 1}').find(['a"\n'])).toEqual({ line: 1, column: 16 })
  })
})
