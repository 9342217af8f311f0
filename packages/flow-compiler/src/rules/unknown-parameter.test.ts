import { contactFlow } from '@aicc/flow-dsl'
import { describe, expect, it } from 'vitest'
import type { ActionSketch } from '../../test/flow-json.js'
import { flowWith } from '../../test/flow-json.js'
import { expectProblems, expectValid, problemOf } from '../../test/rule-harness.js'
import { validActions, withParameters } from '../../test/valid-actions.js'

const rule = 'unknown-parameter'
const { playPrompt, menu, storeInput, transferToQueue, invokeLambda } = validActions

describe(rule, () => {
  it('reports a parameter that the action does not have', () => {
    expectProblems(flowWith(withParameters(playPrompt, { Voice: 'Seoyeon' })), rule).toEqual([
      {
        args: { action: 'subject', type: 'MessageParticipant', parameter: 'Voice' },
        at: 'subject > Parameters.Voice',
        severity: 'error',
      },
    ])
  })

  it('reports a member inside a parameter', () => {
    const flow = flowWith(
      withParameters(storeInput, { InputValidation: { CustomValidation: { MaximumLength: '8', MinimumLength: '2' } } }),
    )
    expectProblems(flow, rule).toEqual([
      {
        args: {
          action: 'subject',
          type: 'GetParticipantInput',
          parameter: 'InputValidation.CustomValidation.MinimumLength',
        },
        at: 'subject > Parameters.InputValidation.CustomValidation.MinimumLength',
        severity: 'error',
      },
    ])
  })

  it('reports each of several', () => {
    expectProblems(flowWith(withParameters(playPrompt, { Voice: 'Seoyeon', Loud: 'True' })), rule).toHaveLength(2)
  })

  it.each<readonly [string, ActionSketch, string]>([
    ['Txt', playPrompt, 'Did you mean "Text"?'],
    ['InputTimeLimit', menu, 'Did you mean "InputTimeLimitSeconds"?'],
  ])('suggests what %s was meant to be', (name, action, suggestion) => {
    expect(problemOf(flowWith(withParameters(action, { [name]: '5' })), rule).suggestion).toBe(suggestion)
  })

  it.each<readonly [string, ActionSketch, RegExp]>([
    ['MaxDigits', menu, /CustomValidation\.MaximumLength/],
    ['Timeout', menu, /InputTimeLimitSeconds/],
    ['RequestAttributes', invokeLambda, /LambdaInvocationAttributes/],
    ['TimeoutSeconds', validActions.wait, /TimeLimitSeconds/],
    ['ThirdPartyConnectionTimeoutSeconds', validActions.transferToPhoneNumber, /ThirdPartyConnectionTimeLimitSeconds/],
    ['References', validActions.setContactProperties, /documented, but refused/],
    ['VoiceId', validActions.setVoice, /TextToSpeechVoice/],
    ['LexInitilizationData', validActions.lexBot, /LexInitializationData/],
    ['QueueArn', transferToQueue, /UpdateContactTargetQueue/],
  ])('knows %s, which people try, and says what to write', (name, action, advice) => {
    expect(problemOf(flowWith(withParameters(action, { [name]: 'x' })), rule).suggestion).toMatch(advice)
  })

  it('says that an action takes no parameters at all', () => {
    expect(problemOf(flowWith(withParameters(validActions.disconnect, { Reason: 'x' })), rule).message).toBe(
      '"subject": DisconnectParticipant has no parameter "Reason"; it takes none.',
    )
  })

  it('reports what a raw action of a TypeScript flow adds', () => {
    const flow = contactFlow('raw', {}, (builder) => {
      builder.action({ Type: 'MessageParticipant', id: 'hello', Parameters: { Text: '안녕하세요.', Voice: 'Seoyeon' } })
      builder.disconnect()
    })
    expectProblems(flow, rule).toEqual([
      {
        args: { action: 'hello', type: 'MessageParticipant', parameter: 'Voice' },
        at: 'hello > Parameters.Voice',
        severity: 'error',
      },
    ])
  })

  it.each<readonly [string, ActionSketch, object]>([
    ['attributes', validActions.setContactAttributes, { Attributes: { anything: 'x' } }],
    ['tags', validActions.tagContact, { Tags: { anything: 'x' } }],
    ['parameters of a Lambda function', invokeLambda, { LambdaInvocationAttributes: { nested: { deep: ['x'] } } }],
  ])('leaves alone the free names of %s', (_title, action, parameters) => {
    expectValid(flowWith(withParameters(action, { ...parameters })), rule)
  })

  it('leaves alone what nothing describes', () => {
    expectValid(flowWith({ type: 'InvokeThirdPartyAction', parameters: { Anything: 'x' } }), rule)
  })
})
