import { describe, expect, it } from 'vitest'
import { actionLocator } from './location.js'

describe('where an action was written', () => {
  const content = [
    '{',
    '  "StartAction": "a",',
    '  "Actions": [',
    '    { "Identifier": "a", "Parameters": { "Text": "\\"Identifier\\": \\"c\\"" } },',
    '    { "Identifier"',
    '        :',
    '        "b \\u0041" },',
    '    { "Identifier": "a" }',
    '  ]',
    '}',
  ]

  it.each(['\n', '\r\n'])('is found in JSON, with line ends %j', (end) => {
    const locate = actionLocator({ content: content.join(end), file: '/flows/a.json' })
    expect(locate('a')).toEqual({ file: '/flows/a.json', line: 4, column: 7 })
    expect(locate('b A')).toEqual({ file: '/flows/a.json', line: 5, column: 7 })
    expect(locate('c')).toBeUndefined()
    expect(locate('__proto__')).toBeUndefined()
  })

  it('counts lines behind a name that white space is around', () => {
    const locate = actionLocator({ content: '{"Actions": [{"Identifier"\n:\n"a"},\n{"Identifier": "b"}]}' })
    expect(locate('b')).toEqual({ file: undefined, line: 4, column: 2 })
  })

  it('is that of the graph where there is one', () => {
    const position = { file: '/flows/main.flow.ts', line: 3, column: 4 }
    const actions = [
      { identifier: 'a', position },
      { identifier: 'b', position: undefined },
    ]
    const locate = actionLocator({ content: content.join('\n'), graph: { actions } })
    expect(locate('a')).toEqual(position)
    expect(locate('b')).toBeUndefined()
  })

  it('is not known of content that was given as an object', () => {
    expect(actionLocator({ content: { Actions: [] } })('a')).toBeUndefined()
  })
})
