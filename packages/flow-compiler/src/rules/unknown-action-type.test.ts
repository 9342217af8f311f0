import { refusedActionTypes, undescribedActionTypes } from '@aicc/flow-dsl/language'
import { contactFlow } from '@aicc/flow-dsl'
import { describe, expect, it } from 'vitest'
import { flowWith } from '../../test/flow-json.js'
import { expectProblems, expectValid, problemOf } from '../../test/rule-harness.js'
import { validActions } from '../../test/valid-actions.js'

const rule = 'unknown-action-type'

describe(rule, () => {
  it('reports a type that Amazon Connect does not have', () => {
    expectProblems(flowWith({ type: 'SayHello' }), rule).toEqual([
      { args: { action: 'subject', type: 'SayHello' }, at: 'subject > Type', severity: 'error' },
    ])
  })

  it.each([
    ['PlayPrompt', 'Use MessageParticipant.'],
    ['SetWorkingQueue', 'Use UpdateContactTargetQueue.'],
    ['CheckAttribute', 'Use Compare.'],
    ['InvokeExternalResource', 'Use InvokeLambdaFunction.'],
    ['StoreUserInput', 'Use GetParticipantInput with StoreInput "True".'],
    ['TransferContactToFlow', 'Use TransferToFlow.'],
  ])('says what %s, a name of console or logs, is in the flow language', (type, suggestion) => {
    expect(problemOf(flowWith({ type }), rule).suggestion).toBe(suggestion)
  })

  it.each([
    ['MessageParticipent', 'Did you mean "MessageParticipant"?'],
    ['compare', 'Did you mean "Compare"?'],
    ['ShowViews', 'Did you mean "ShowView"?'],
  ])('suggests the type that %s was meant to be', (type, suggestion) => {
    expect(problemOf(flowWith({ type }), rule).suggestion).toBe(suggestion)
  })

  it.each(Object.keys(refusedActionTypes))('reports %s, which the service refuses', (type) => {
    expectProblems(flowWith({ type }), rule).toHaveLength(1)
  })

  it.each(['__proto__', 'constructor', 'toString', ''])('reports the type %j without falling for it', (type) => {
    expectProblems(flowWith({ type }), rule).toEqual([
      { args: { action: 'subject', type }, at: 'subject > Type', severity: 'error' },
    ])
  })

  it('reports a raw action of a TypeScript flow', () => {
    const flow = contactFlow('raw', {}, (builder) => {
      builder.action({ Type: 'PlayPrompt', id: 'hello', Parameters: { Text: '안녕하세요.' } })
      builder.disconnect()
    })
    expectProblems(flow, rule).toEqual([
      { args: { action: 'hello', type: 'PlayPrompt' }, at: 'hello > Type', severity: 'error' },
    ])
  })

  it.each([...undescribedActionTypes])('leaves %s alone, which exists but is not described here', (type) => {
    expectValid(flowWith({ type }), rule)
  })

  it('leaves a described type alone', () => {
    expectValid(flowWith(validActions.playPrompt))
  })
})
