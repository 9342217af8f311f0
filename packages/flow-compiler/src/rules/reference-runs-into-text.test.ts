import { contactFlow, contact, lambda, text } from '@aicc/flow-dsl'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { flowWith } from '../../test/flow-json.js'
import { expectProblems, expectValid, problemOf } from '../../test/rule-harness.js'
import { validActions, withParameters } from '../../test/valid-actions.js'

const rule = 'reference-runs-into-text'
const { playPrompt, playSsml, setContactAttributes } = validActions

function saying(spoken: string) {
  return flowWith(withParameters(playPrompt, { Text: spoken }))
}

function running(attribute: string, followedBy: string, at = 'Parameters.Text') {
  return { args: { action: 'subject', attribute, followedBy }, at: `subject > ${at}`, severity: 'warning' }
}

describe(rule, () => {
  it('reports a Korean particle directly behind an attribute', () => {
    expectProblems(saying('번호는 $.Attributes.number입니다.'), rule).toEqual([running('$.Attributes.number', '입')])
  })

  it.each([
    ['$.Attributes.nameさん', 'さ'],
    ['$.Attributes.nameé', 'é'],
    ["$.Attributes['name']x", 'x'],
    ["$.Attributes['name']1", '1'],
    ['$.Attributes.name𝒳', '𝒳'],
  ])('reports %s', (spoken, followedBy) => {
    expectProblems(saying(spoken), rule).toMatchObject([{ args: { followedBy } }])
  })

  it('reports each of several', () => {
    expectProblems(saying('$.Attributes.a은 $.Attributes.b는'), rule).toHaveLength(2)
  })

  it('suggests the space', () => {
    expect(problemOf(saying('$.Attributes.number입니다'), rule).suggestion).toBe(
      'Put a space between: "$.Attributes.number 입".',
    )
  })

  it('looks into SSML and attributes too', () => {
    expectProblems(flowWith(withParameters(playSsml, { SSML: '<speak>$.Attributes.a은</speak>' })), rule).toEqual([
      running('$.Attributes.a', '은', 'Parameters.SSML'),
    ])
    const attributes = withParameters(setContactAttributes, { Attributes: { full: '$.Attributes.name님' } })
    expectProblems(flowWith(attributes), rule).toEqual([
      running('$.Attributes.name', '님', 'Parameters.Attributes.full'),
    ])
  })

  it('reports what a template of a TypeScript flow runs together', () => {
    const registration = lambda('registration', {
      input: z.object({}),
      output: z.object({ lotteryNumber: z.string() }),
    })
    const flow = contactFlow('lottery', { onError: (builder) => builder.disconnect() }, (builder) => {
      const answer = builder.invokeLambda(registration, {})
      builder.playPrompt(text`추첨 번호는 ${answer.lotteryNumber}입니다.`, { id: 'number' })
      builder.disconnect()
    })
    expectProblems(flow, rule).toEqual([
      {
        args: { action: 'number', attribute: '$.External.lotteryNumber', followedBy: '입' },
        at: 'number > Parameters.Text',
        severity: 'warning',
      },
    ])
  })

  it.each([
    '$.Attributes.number 입니다.',
    '$.Attributes.number.',
    '$.Attributes.number, 감사합니다.',
    '"$.Attributes.number"',
    '$.Attributes.number-',
    '$.Attributes.first$.Attributes.last',
    '($.Attributes.number)',
    '$.Attributes.number',
    '번호는$.Attributes.number 입니다.',
  ])('takes %s', (spoken) => {
    expectValid(saying(spoken))
  })

  it('takes a template with a space', () => {
    expectValid(
      contactFlow('spaced', {}, (builder) => {
        builder.playPrompt(text`${contact.customerEndpoint.address} 번`)
        builder.disconnect()
      }),
    )
  })
})
