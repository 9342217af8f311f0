import type { JsonValue } from '@aicc/flow-dsl/language'
import { describe, expect, it } from 'vitest'
import { parseTemplate } from '../program/template.js'
import { isSame, matchTemplate } from './match-template.js'
import type { KnownValues } from './match-template.js'

/** `$.Attributes.known` is "yes", everything else is open. */
const values: KnownValues = {
  resolve: (template) => {
    if (template.kind === 'constant') return template.value
    return template.kind === 'reference' && template.path === '$.Attributes.known' ? 'yes' : undefined
  },
  isOpen: ({ path }) => path !== '$.Attributes.known',
}

function shownIn(template: JsonValue, shown: JsonValue): readonly (readonly [string, JsonValue])[] | undefined {
  return matchTemplate(parseTemplate(template), shown, values)?.map(({ reference, value }) => [reference.path, value])
}

describe('a parameter and what a log shows of it', () => {
  it.each<[string, JsonValue, JsonValue, readonly (readonly [string, JsonValue])[] | undefined]>([
    ['the same text', 'Hello.', 'Hello.', []],
    ['another text', 'Hello.', 'Goodbye.', undefined],
    ['a number as text', 5, '5', []],
    ['a value that is known', '$.Attributes.known', 'yes', []],
    ['a known value that is another', '$.Attributes.known', 'no', undefined],
    ['a value that is open', '$.Attributes.name', 'Ada', [['$.Attributes.name', 'Ada']]],
    ['an open value in text', 'Hello $.Attributes.name!', 'Hello Ada!', [['$.Attributes.name', 'Ada']]],
    ['an open value in another text', 'Hello $.Attributes.name!', 'Bye Ada!', undefined],
    ['an open value that is empty', 'Hello $.Attributes.name!', 'Hello !', [['$.Attributes.name', '']]],
    [
      'two open values',
      '$.Attributes.a and $.Attributes.b',
      'one and two and three',
      [
        ['$.Attributes.a', 'one'],
        ['$.Attributes.b', 'two and three'],
      ],
    ],
    ['an open value behind a known one', '$.Attributes.known $.Attributes.b', 'yes sir', [['$.Attributes.b', 'sir']]],
    ['text that ends too early', 'x $.Attributes.b x', 'x ', undefined],
    ['members', { a: '$.Attributes.a', b: 'c' }, { a: '1', b: 'c' }, [['$.Attributes.a', '1']]],
    ['an empty member that is left out', { a: '$.Attributes.a' }, {}, []],
    ['a member that is missing', { a: '$.Attributes.known' }, {}, undefined],
    ['a list', ['$.Attributes.a', 'b'], ['1', 'b'], [['$.Attributes.a', '1']]],
    ['a list of another length', ['$.Attributes.a', 'b'], ['1'], undefined],
  ])('%s', (_, template, shown, expected) => {
    expect(shownIn(template, shown)).toEqual(expected)
  })

  it('is found in time that grows with its length, however many values are open', () => {
    const open = Array.from({ length: 2000 }, (_, index) => `$.Attributes.a${index} x `).join('')
    expect(shownIn(`${open}end`, `${'x '.repeat(20_000)}other`)).toBeUndefined()
  })
})

describe('two values are the same for a log', () => {
  it.each<[JsonValue, JsonValue, boolean]>([
    ['', null, true],
    [true, 'true', true],
    ['{{queue:support}}', 'arn:aws:connect:eu-west-2:111122223333:instance/i/queue/q', true],
    ['{{queue:support}}', '{{queue:sales}}', false],
    ['arn:aws:connect:eu-west-2:111122223333:instance/i/queue/q', 'q', true],
    [
      'arn:aws:connect:eu-west-2:111122223333:instance/i/queue/q',
      'arn:aws:connect:eu-west-2:111122223333:instance/i/queue/r',
      false,
    ],
    [{ a: '1' }, { a: 1, b: null }, true],
    [{ a: '1' }, ['1'], false],
  ])('%j and %j: %s', (one, other, expected) => {
    expect(isSame(one, other)).toBe(expected)
  })
})
