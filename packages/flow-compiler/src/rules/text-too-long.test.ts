import { describe, expect, it } from 'vitest'
import { flowWith } from '../../test/flow-json.js'
import { expectProblems, expectValid } from '../../test/rule-harness.js'
import { validActions, validElsewhere, withParameters } from '../../test/valid-actions.js'

const rule = 'text-too-long'
const { playPrompt, playSsml, setContactAttributes, setFlowAttributes } = validActions

describe(rule, () => {
  it('reports a text of more than 3,000 characters, which are billed', () => {
    expectProblems(flowWith(withParameters(playPrompt, { Text: '가'.repeat(3_001) })), rule).toEqual([
      {
        args: { action: 'subject', characters: 3_001, billed: 3_001 },
        at: 'subject > Parameters.Text',
        severity: 'error',
      },
    ])
  })

  it('reports SSML of more than 6,000 characters, markup included', () => {
    const markup = `<speak>${'<break time="1s"/>'.repeat(400)}안녕</speak>`
    expectProblems(flowWith(withParameters(playSsml, { SSML: markup })), rule).toEqual([
      {
        args: { action: 'subject', characters: markup.length, billed: 2 },
        at: 'subject > Parameters.SSML',
        severity: 'error',
      },
    ])
  })

  it('does not bill the markup', () => {
    const markup = `<speak>${'<break time="1s"/>'.repeat(200)}${'가'.repeat(2_000)}</speak>`
    expectValid(flowWith(withParameters(playSsml, { SSML: markup })))
  })

  it('reports a message inside a list', () => {
    const flow = flowWith(
      withParameters(validElsewhere.loopPrompts.action, { Messages: [{ Text: '네.' }, { Text: 'x'.repeat(3_001) }] }),
    )
    expectProblems(flow, rule).toEqual([
      {
        args: { action: 'subject', characters: 3_001, billed: 3_001 },
        at: 'subject > Parameters.Messages[1].Text',
        severity: 'error',
      },
    ])
  })

  it('takes 3,000 characters', () => {
    expectValid(flowWith(withParameters(playPrompt, { Text: '가'.repeat(3_000) })))
  })

  it('takes SSML of 6,000 characters, markup included', () => {
    const markup = `<speak>${'<break/>'.repeat(600)}</speak>`
    const full = markup.replace('<speak>', `<speak>${'가'.repeat(6_000 - markup.length)}`)
    expect(full).toHaveLength(6_000)
    expectValid(flowWith(withParameters(playSsml, { SSML: full })))
  })

  it('reports attributes that together are more than a contact can hold', () => {
    const attributes = { a: '가'.repeat(10_000), b: 'x'.repeat(2_766), c: '$.Attributes.a' }
    const { c: reference, ...literals } = attributes
    expectValid(flowWith(withParameters(setContactAttributes, { Attributes: literals })), rule)
    expect(reference).toBe('$.Attributes.a')
    expectProblems(flowWith(withParameters(setContactAttributes, { Attributes: attributes })), rule).toEqual([
      { args: { action: 'subject', bytes: 32_769 }, at: 'subject > Parameters.Attributes', severity: 'error' },
    ])
    const flowAttributes = { a: { Value: 'x'.repeat(32_768) } }
    expectProblems(flowWith(withParameters(setFlowAttributes, { FlowAttributes: flowAttributes })), rule).toHaveLength(
      1,
    )
  })

  it('leaves alone long texts that are not spoken', () => {
    expectValid(flowWith(withParameters(setContactAttributes, { Attributes: { notes: 'x'.repeat(7_000) } })), rule)
  })
})
