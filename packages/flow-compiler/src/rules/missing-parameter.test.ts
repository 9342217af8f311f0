import { contactFlow } from '@aicc/flow-dsl'
import { describe, expect, it } from 'vitest'
import type { ActionSketch } from '../../test/flow-json.js'
import { flowWith } from '../../test/flow-json.js'
import { expectProblems, expectValid, problemOf } from '../../test/rule-harness.js'
import { validActions, validElsewhere, withParameters } from '../../test/valid-actions.js'

const rule = 'missing-parameter'
const { menu, storeInput, invokeLambda, storePhoneNumber } = validActions

function missing(type: string, parameter: string, at = 'Parameters') {
  return { args: { action: 'subject', type, parameter }, at: `subject > ${at}`, severity: 'error' }
}

describe(rule, () => {
  it.each<readonly [string, ActionSketch]>([
    ['InputTimeLimitSeconds', menu],
    ['InputValidation', storeInput],
    ['LambdaFunctionARN', invokeLambda],
    ['InvocationTimeLimitSeconds', invokeLambda],
    ['ComparisonValue', validActions.compare],
    ['LoopCount', validActions.loop],
    ['TimeLimitSeconds', validActions.wait],
    ['ContactFlowId', validActions.transferToFlow],
    ['FlowModuleId', validActions.invokeModule],
    ['Tags', validActions.tagContact],
    ['CallbackNumber', validActions.setCallbackNumber],
    ['ContinueFlowExecution', validActions.transferToPhoneNumber],
    ['RetryDelaySeconds', validActions.createCallback],
    ['TextToSpeechVoice', validActions.setVoice],
    ['Messages', validElsewhere.loopPrompts.action],
  ])('reports a missing %s', (name, action) => {
    expectProblems(flowWith(withParameters(action, { [name]: undefined })), rule).toEqual([missing(action.type, name)])
  })

  it('reports a missing member inside a parameter, where it is missing', () => {
    expectProblems(flowWith(withParameters(storeInput, { InputValidation: { CustomValidation: {} } })), rule).toEqual([
      missing(
        'GetParticipantInput',
        'InputValidation.CustomValidation.MaximumLength',
        'Parameters.InputValidation.CustomValidation',
      ),
    ])
  })

  it('reports a missing member in each value of a map', () => {
    const flow = flowWith(
      withParameters(validActions.setFlowAttributes, { FlowAttributes: { a: {}, b: { Value: '1' } } }),
    )
    expectProblems(flow, rule).toEqual([
      missing('UpdateFlowAttributes', 'FlowAttributes.a.Value', 'Parameters.FlowAttributes.a'),
    ])
  })

  it('reports each of several', () => {
    expectProblems(flowWith({ ...invokeLambda, parameters: {} }), rule).toHaveLength(2)
  })

  it('reports an action without the member Parameters', () => {
    const flow = flowWith({ ...validActions.loop, parameters: {} })
    const text = JSON.stringify(flow).replace('"Parameters":{},', '')
    expectProblems(JSON.parse(text), rule).toEqual([missing('Loop', 'LoopCount')])
  })

  it.each<readonly [string, ActionSketch, string]>([
    ['InputTimeLimitSeconds', menu, 'Add "InputTimeLimitSeconds", a whole number from 1 to 180 as text.'],
    ['ContinueFlowExecution', validActions.transferToPhoneNumber, 'Add "ContinueFlowExecution", one of True, False.'],
    ['CallbackNumber', validActions.setCallbackNumber, 'Add "CallbackNumber", one JSONPath such as $.Attributes.name.'],
  ])('says what %s may be', (name, action, suggestion) => {
    expect(problemOf(flowWith(withParameters(action, { [name]: undefined })), rule).suggestion).toBe(suggestion)
  })

  it('reports what a raw action of a TypeScript flow leaves out', () => {
    const flow = contactFlow('raw', {}, (builder) => {
      builder.action({ Type: 'UpdateFlowLoggingBehavior', id: 'logging' })
      builder.disconnect()
    })
    expectProblems(flow, rule).toEqual([
      {
        args: { action: 'logging', type: 'UpdateFlowLoggingBehavior', parameter: 'FlowLoggingBehavior' },
        at: 'logging > Parameters',
        severity: 'error',
      },
    ])
  })

  it('asks for a country only with a local number', () => {
    const validation = { PhoneNumberValidation: { NumberFormat: 'E164' } }
    expectValid(flowWith(withParameters(storePhoneNumber, { InputValidation: validation })))
  })

  it('asks for the parameters of the form that the action has', () => {
    expectValid(flowWith(validActions.touchToneBuffer), rule)
    expectValid(flowWith(menu), rule)
  })

  it('leaves alone parameters that may be missing', () => {
    expectValid(flowWith(withParameters(validActions.setContactAttributes, { TargetContact: undefined })), rule)
  })
})
