import type { Parameter, ParameterObject } from '@aicc/flow-dsl/language'
import { queue } from '@aicc/flow-dsl'
import { describe, expect, it } from 'vitest'
import { forEachText, isParameterObject, printPointer, walkParameters } from './parameter-walk.js'

const text: Parameter = { kind: 'text', dynamic: 'static' }

const described: Readonly<Record<string, Parameter>> = {
  Text: text,
  Media: { kind: 'object', members: { Uri: text } },
  Replaceable: { kind: 'object', members: {}, dynamic: 'either' },
  Attributes: { kind: 'map', value: text },
  Events: { kind: 'list', item: text },
  Anything: { kind: 'json' },
}

/** What a walk meets, in order. */
function met(values: ParameterObject): readonly string[] {
  const found: string[] = []
  walkParameters(values, described, {
    text: (value, _parameter, pointer) => found.push(`text ${printPointer(pointer)} ${JSON.stringify(value)}`),
    object: (_value, parameter, pointer) => found.push(`${parameter.kind} ${printPointer(pointer)}`),
    list: (value, _parameter, pointer) => found.push(`list ${printPointer(pointer)} of ${value.length}`),
    mismatch: (_value, expected, pointer) => found.push(`not ${expected} ${printPointer(pointer)}`),
    undescribed: (_value, pointer) => found.push(`undescribed ${printPointer(pointer)}`),
  })
  return found
}

describe('a walk over parameters', () => {
  it('meets each value with its description and its place', () => {
    expect(
      met({
        Text: 'a',
        Media: { Uri: 'b', Other: 'c' },
        Attributes: { x: 'd' },
        Events: ['e', 'f'],
        Anything: { deep: 'g' },
      }),
    ).toEqual([
      'text Parameters.Text "a"',
      'object Parameters.Media',
      'text Parameters.Media.Uri "b"',
      'map Parameters.Attributes',
      'text Parameters.Attributes.x "d"',
      'list Parameters.Events of 2',
      'text Parameters.Events[0] "e"',
      'text Parameters.Events[1] "f"',
      'undescribed Parameters.Anything',
    ])
  })

  it('says where the type is another one', () => {
    expect(met({ Media: 'a', Attributes: ['a'], Events: { a: 'b' } })).toEqual([
      'not an object Parameters.Media',
      'not an object Parameters.Attributes',
      'not a list Parameters.Events',
    ])
  })

  it('takes a JSONPath for an object that one may replace', () => {
    expect(met({ Replaceable: '$.Attributes.whole' })).toEqual([])
    expect(met({ Replaceable: 'whole' })).toEqual(['not an object Parameters.Replaceable'])
  })

  it('takes a symbol for a value, not for an object', () => {
    expect(met({ Text: queue('support'), Media: queue('support') })).toHaveLength(2)
    expect(isParameterObject(queue('support'))).toBe(false)
  })

  it('knows no parameter by what every object has', () => {
    const values: ParameterObject = JSON.parse('{"constructor": "a", "__proto__": "b", "Media": {"toString": "c"}}')
    expect(met(values)).toEqual([
      'undescribed Parameters.constructor',
      'undescribed Parameters.__proto__',
      'object Parameters.Media',
    ])
  })

  it('leaves out what is undefined', () => {
    expect(met({ Text: undefined })).toEqual([])
  })

  it('meets the same again for another visitor', () => {
    const values = { Text: 'a', Events: ['b'] }
    expect(met(values)).toEqual(met(values))
  })
})

describe('all texts', () => {
  function textsIn(values: ParameterObject): readonly string[] {
    const found: string[] = []
    forEachText(values, (value, pointer) => found.push(`${printPointer(pointer)}=${value}`))
    return found
  }

  it('are found anywhere, also where nothing is described', () => {
    expect(textsIn({ a: 'x', b: { c: ['y', { d: 'z' }] }, e: 5, f: null, g: queue('support') })).toEqual([
      'Parameters.a=x',
      'Parameters.b.c[0]=y',
      'Parameters.b.c[1].d=z',
    ])
  })

  it('are looked for as deep as a flow that is read, and no deeper', () => {
    let deep: ParameterObject = { end: 'x' }
    for (let level = 0; level < 10_000; level += 1) deep = { inner: deep }
    expect(textsIn(deep)).toEqual([])
  })
})

it('prints places as people write them', () => {
  expect(printPointer(['Parameters', 'Messages', 0, 'Text'])).toBe('Parameters.Messages[0].Text')
  expect(printPointer([])).toBe('')
})
