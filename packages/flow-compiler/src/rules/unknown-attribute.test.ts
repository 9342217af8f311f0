import { attribute, contactFlow, media } from '@aicc/flow-dsl'
import type { Channel } from '@aicc/flow-dsl/language'
import { describe, expect, it } from 'vitest'
import { flowWith } from '../../test/flow-json.js'
import { expectProblems, expectValid, problemOf } from '../../test/rule-harness.js'
import { validActions, validElsewhere, withParameters } from '../../test/valid-actions.js'

const rule = 'unknown-attribute'
const { playPrompt, invokeLambda, compare } = validActions

function playPromptReading(text: string) {
  return withParameters(playPrompt, { Text: text })
}

function saying(text: string) {
  return flowWith(playPromptReading(text))
}

describe(rule, () => {
  it('reports a JSONPath that no attribute has', () => {
    expectProblems(saying('$.StoredInput'), rule).toEqual([
      { args: { action: 'subject', attribute: '$.StoredInput' }, at: 'subject > Parameters.Text', severity: 'error' },
    ])
  })

  it('reports each of several in one text', () => {
    expectProblems(saying('$.CustomerName $.CustomerAge'), rule).toHaveLength(2)
  })

  it('reports a member that a namespace does not have', () => {
    expectProblems(saying('$.CustomerEndpoint.Number'), rule).toEqual([
      {
        args: { action: 'subject', attribute: '$.CustomerEndpoint.Number' },
        at: 'subject > Parameters.Text',
        severity: 'error',
      },
    ])
  })

  it.each([
    ['$.StoredInput', 'Did you mean $.StoredCustomerInput?'],
    ['$.storedCustomerInput', 'Did you mean $.StoredCustomerInput?'],
    ['$.CustomerEndpoint.Adress', 'Did you mean $.CustomerEndpoint.Address?'],
    ['$.Attribute.tier', 'Did you mean $.Attributes'],
    ['$.attributes.tier', 'Did you mean $.Attributes'],
    ['$.Externals.lotteryNumber', 'Did you mean $.External'],
    ['$.Queue.Nam', 'Did you mean $.Queue.Name'],
    ['$.ContactID', 'Did you mean $.ContactId?'],
    ['$.Metrics.Quee.Size', 'Did you mean $.Metrics.Queue.Size?'],
    ['$.Meida.Sip.Headers.From', 'Did you mean $.Media.Sip.Headers.From?'],
    ['$.Loo.row.Element', 'Did you mean $.Loop.row.Element?'],
  ])('suggests what %s was meant to be', (written, suggestion) => {
    expect(problemOf(saying(written), rule).suggestion).toContain(suggestion)
  })

  it('says where attributes of your own are when nothing is near', () => {
    expect(problemOf(saying('$.Zzzzzzzzzz'), rule).suggestion).toBe(
      'Attributes of your own are $.Attributes.name; a Lambda answer is $.External.name.',
    )
  })

  it.each([
    [
      'in a parameter of a Lambda function',
      withParameters(invokeLambda, { LambdaInvocationAttributes: { a: { b: ['$.Nothing'] } } }),
      'Parameters.LambdaInvocationAttributes.a.b[0]',
    ],
    [
      'in a message of a list',
      withParameters(validElsewhere.loopPrompts.action, { Messages: [{ Text: '$.Nothing' }] }),
      'Parameters.Messages[0].Text',
    ],
    [
      'in an operand',
      { ...compare, conditions: [['Equals', '$.Nothing'] as const] },
      'Transitions.Conditions[0].Condition.Operands',
    ],
    ['in SSML', withParameters(validActions.playSsml, { SSML: '<speak>$.Nothing</speak>' }), 'Parameters.SSML'],
    [
      'in an action that nothing describes',
      { type: 'InvokeThirdPartyAction', parameters: { Tool: { Id: '$.Nothing' } } },
      'Parameters.Tool.Id',
    ],
  ])('looks for them %s', (_title, action, at) => {
    expectProblems(flowWith(action), rule).toEqual([
      { args: { action: 'subject', attribute: '$.Nothing' }, at: `subject > ${at}`, severity: 'error' },
    ])
  })

  it('reports a raw reference in a TypeScript flow', () => {
    const flow = contactFlow('raw', {}, (builder) => {
      builder.playPrompt(`${attribute('$.Customer_Name')}`, { id: 'hello' })
      builder.disconnect()
    })
    expectProblems(flow, rule).toEqual([
      { args: { action: 'hello', attribute: '$.Customer_Name' }, at: 'hello > Parameters.Text', severity: 'error' },
    ])
  })

  it.each([
    '$.Attributes.anything',
    "$.Attributes['with space']",
    "$['Attributes']['tier']",
    '$.FlowAttributes.tries',
    '$.Channel',
    '$.CustomerEndpoint.Address',
    '$.SystemEndpoint.Address',
    '$.Queue.Name',
    '$.Lex.Slots.city',
    "$.SegmentAttributes['connect:Subtype']",
    '$.SegmentAttributes.team',
    '$.Case.own_field',
    '$.Tags.team',
    '$.Customer.FirstName',
    '$.Views.ViewResultData.form.name',
    '$.Loop.row.Element',
  ])('takes %s', (path) => {
    expectValid(saying(path), rule)
  })

  it.each([
    ['$.Customer.FristName', 'Did you mean $.Customer.FirstName?'],
    ['$.Customer.Number', 'Did you mean $.CustomerEndpoint.Address?'],
    ['$.Customer.Order.TotalPrise', 'Did you mean $.Customer.Order.TotalPrice?'],
    ['$.SegmentAttributes.connect.Subtype', "Did you mean $.SegmentAttributes['connect:Subtype']?"],
    ['$.Case.customer_idr', 'Did you mean $.Case.customer_id?'],
    ["$.SegmentAttributes['connect:SubType']", "Did you mean $.SegmentAttributes['connect:Subtype']?"],
    [
      "$.SegmentAttributes['connect:CustomerAuthntication']['Status']",
      "Did you mean $.SegmentAttributes['connect:CustomerAuthentication'].Status?",
    ],
    ['$.Media.Sip.Headers.P-Chare-Info', 'Did you mean $.Media.Sip.Headers.P-Charge-Info?'],
    ['$.Attributes.AppleFormCapabilty', 'Did you mean $.Attributes.AppleFormCapability?'],
    ['$.AgenticCX.ContextVariable.topic', 'Did you mean $.AgenticCX.ContextVariables.topic?'],
  ])('warns of %s, which may exist all the same', (written, suggestion) => {
    expect(problemOf(saying(written), rule)).toMatchObject({ severity: 'warning', suggestion })
  })

  it('warns of an attribute that flows of this type do not have', () => {
    const reading = playPromptReading('$.Agent.FirstName')
    expect(problemOf(flowWith(reading), rule)).toMatchObject({ severity: 'warning' })
    expect(problemOf(flowWith(playPromptReading('$.Modules.Input.number')), rule).message).toContain('CONTACT_FLOW')
    expectValid(flowWith(reading, { type: 'agentTransfer' }), rule)
    expectValid(flowWith(playPromptReading('$.Modules.Input.number'), { type: null }), rule, 'MODULE')
  })

  it('warns of an attribute that none of the channels has', () => {
    const readsMessage = (channels: readonly Channel[]) =>
      contactFlow('f', { channels }, (flow) => {
        flow.playPrompt(`${media.initialMessage} .`)
        flow.disconnect()
      })
    expect(problemOf(readsMessage(['VOICE']), rule)).toMatchObject({
      severity: 'warning',
      suggestion: 'It is there on CHAT.',
    })
    expectValid(readsMessage(['VOICE', 'CHAT']), rule)
  })

  it.each(['3$', '$', '$ 5', '$.', 'US$5.00'])('does not take the text %j for an attribute', (text) => {
    expectValid(saying(text))
  })
})
