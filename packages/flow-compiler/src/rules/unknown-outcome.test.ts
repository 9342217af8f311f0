import { contactFlow } from '@aicc/flow-dsl'
import { describe, expect, it } from 'vitest'
import type { ActionSketch } from '../../test/flow-json.js'
import { flowWith } from '../../test/flow-json.js'
import { expectProblems, expectValid, problemOf, problemsOf } from '../../test/rule-harness.js'
import { validActions, withErrors, withParameters } from '../../test/valid-actions.js'

const rule = 'unknown-outcome'
const { compare, menu, storeInput } = validActions

describe(rule, () => {
  it.each<readonly [string, ActionSketch, string]>([
    ['no input in time from the store form, where silence is a success', storeInput, 'InputTimeLimitExceeded'],
    ['a wrong key from the store form', storeInput, 'NoMatchingCondition'],
    ['a catch-all from Compare, which cannot fail', compare, 'NoMatchingError'],
    ['a catch-all from distributing', validActions.distribute, 'NoMatchingError'],
    ['a catch-all from a callback number', validActions.setCallbackNumber, 'NoMatchingError'],
    ['any error from logging', validActions.setLogging, 'NoMatchingError'],
    ['any error from the older recording block', validActions.setRecording, 'NoMatchingError'],
    ['no match from hours of operation', validActions.checkHours, 'NoMatchingCondition'],
    [
      'redaction in flight from a recording of voice',
      validActions.setRecordingAndAnalytics,
      'InFlightRedactionConfigurationFailed',
    ],
    ['a failed call where the flow ends with the transfer', validActions.transferToPhoneNumber, 'CallFailed'],
    ['a misspelt error', menu, 'NoMatchingErrors'],
    ['a member of every object', menu, 'constructor'],
  ])('refuses %s', (_title, action, errorType) => {
    const index = Object.keys(action.errors ?? {}).length
    const problems = problemsOf(flowWith(withErrors(action, { [errorType]: 'end' })), rule)
    expect(problems.map(({ location, args, severity }) => [location.path, args.outcome, severity])).toEqual([
      [`base > subject > Transitions.Errors[${index}].ErrorType`, errorType, 'error'],
    ])
  })

  it('says which error branches there are', () => {
    expect(problemOf(flowWith(withErrors(compare, { NoMatchingError: 'end' })), rule).args).toEqual({
      action: 'subject',
      outcome: 'NoMatchingError',
      allowed: 'NoMatchingCondition',
    })
  })

  it('suggests the error that was meant', () => {
    const errors = { InputTimeLimitExceded: 'end', NoMatchingCondition: 'end', NoMatchingError: 'end' }
    expect(problemOf(flowWith({ ...menu, errors }), rule).suggestion).toBe('Did you mean "InputTimeLimitExceeded"?')
  })

  it('does not suggest an error that has a branch', () => {
    expect(problemOf(flowWith(withErrors(menu, { InputTimeLimitExceded: 'end' })), rule).suggestion).toBe(
      'Remove this branch.',
    )
  })

  it('reports a branch that is refused in this type of flow only', () => {
    const resuming = withParameters(validActions.transferToPhoneNumber, { ContinueFlowExecution: 'True' })
    const call = withErrors(resuming, { CallFailed: 'end' })
    expectValid(flowWith(call), rule)
    expect(problemOf(flowWith(call, { type: 'agentTransfer' }), rule)).toMatchObject({
      args: { outcome: 'CallFailed' },
      suggestion: 'Remove this branch; NoMatchingError is taken instead.',
    })
  })

  it('says what to do instead where a branch is given that seems natural', () => {
    const hint = (flow: ActionSketch, error: string) =>
      problemOf(flowWith(withErrors(flow, { [error]: 'end' })), rule).suggestion
    expect(hint(storeInput, 'InputTimeLimitExceeded')).toBe(
      'Silence is no error here: compare $.StoredCustomerInput with "Timeout" afterwards.',
    )
    expect(hint(compare, 'NoMatchingError')).toBe(
      'Compare cannot fail: what no condition accepts takes NoMatchingCondition.',
    )
  })

  it('refuses a second branch for one error', () => {
    const errors = [
      ['NoMatchingError', 'end'],
      ['NoMatchingError', 'end'],
    ] as const
    expectProblems(flowWith({ ...storeInput, errors }), rule).toEqual([
      {
        args: { action: 'subject', outcome: 'NoMatchingError', allowed: 'NoMatchingError' },
        at: 'subject > Transitions.Errors[1].ErrorType',
        severity: 'error',
      },
    ])
  })

  it('refuses what a raw action of a TypeScript flow adds', () => {
    const flow = contactFlow('raw', {}, (builder) => {
      builder.action({
        Type: 'Compare',
        id: 'tier',
        Parameters: { ComparisonValue: '$.Attributes.tier' },
        conditions: [{ operator: 'Equals', operand: 'gold', branch: () => builder.disconnect() }],
        on: { NoMatchingCondition: () => builder.disconnect(), NoMatchingError: () => builder.disconnect() },
      })
    })
    expect(problemsOf(flow, rule).map(({ location }) => location.action)).toEqual(['tier'])
  })

  it('takes the loop error that the console writes and the reference denies', () => {
    expectValid(flowWith(withErrors(validActions.loop, { NoMatchingError: 'end' })))
  })

  it('leaves alone the errors of an action that nothing describes', () => {
    expectValid(flowWith({ type: 'InvokeThirdPartyAction', errors: { TimeLimitExceeded: 'end' } }), rule)
  })
})
