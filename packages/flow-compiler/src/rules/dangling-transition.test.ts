import { describe, expect, it } from 'vitest'
import { flowJson, flowWith } from '../../test/flow-json.js'
import { expectProblems, expectValid, problemOf } from '../../test/rule-harness.js'
import { validActions, withErrors } from '../../test/valid-actions.js'

const rule = 'dangling-transition'
const { playPrompt, menu } = validActions

describe(rule, () => {
  it('reports a NextAction that no action has', () => {
    expectProblems(flowWith({ ...playPrompt, next: 'goodbye', errors: {} }), rule).toEqual([
      {
        args: { action: 'subject', outcome: 'NextAction', target: 'goodbye' },
        at: 'subject > Transitions.NextAction',
        severity: 'error',
      },
    ])
  })

  it('reports the target of a condition', () => {
    expectProblems(
      flowWith({
        ...menu,
        conditions: [
          ['Equals', '1'],
          ['Equals', '2', 'sales'],
        ],
      }),
      rule,
    ).toEqual([
      {
        args: { action: 'subject', outcome: '2', target: 'sales' },
        at: 'subject > Transitions.Conditions[1].NextAction',
        severity: 'error',
      },
    ])
  })

  it('reports the target of an error branch', () => {
    expectProblems(flowWith(withErrors(menu, { NoMatchingCondition: 'again' })), rule).toEqual([
      {
        args: { action: 'subject', outcome: 'NoMatchingCondition', target: 'again' },
        at: 'subject > Transitions.Errors[1].NextAction',
        severity: 'error',
      },
    ])
  })

  it('reports a transition of an action that nothing describes', () => {
    expectProblems(flowWith({ type: 'InvokeThirdPartyAction', next: 'nowhere' }), rule).toEqual([
      {
        args: { action: 'subject', outcome: 'NextAction', target: 'nowhere' },
        at: 'subject > Transitions.NextAction',
        severity: 'error',
      },
    ])
  })

  it('suggests the identifier that was meant', () => {
    const flow = flowJson([
      { ...playPrompt, next: 'good-bye', errors: {} },
      { ...validActions.disconnect, id: 'goodbye' },
    ])
    expect(problemOf(flow, rule).suggestion).toBe('Did you mean "goodbye"?')
  })

  it('treats identifiers as different when their case differs', () => {
    expect(problemOf(flowWith({ ...playPrompt, next: 'END' }), rule).suggestion).toBe('Did you mean "end"?')
  })

  it('leaves alone a branch that nobody connected, which another rule reports', () => {
    expectValid(flowWith({ ...playPrompt, next: '' }), rule)
  })

  it('leaves alone an action that leads to itself', () => {
    expectValid(flowWith(withErrors(menu, { NoMatchingCondition: 'subject' })))
  })
})
