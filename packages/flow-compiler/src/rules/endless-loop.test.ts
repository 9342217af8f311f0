import { contactFlow } from '@aicc/flow-dsl'
import { describe, expect, it } from 'vitest'
import type { ActionSketch } from '../../test/flow-json.js'
import { flowJson } from '../../test/flow-json.js'
import { expectProblems, expectValid, problemOf } from '../../test/rule-harness.js'
import { validActions, validElsewhere, withErrors, withParameters } from '../../test/valid-actions.js'

const rule = 'endless-loop'
const { checkHours, checkStaffing, compare, invokeLambda, loop, menu, playPrompt, setContactAttributes, setVoice } =
  validActions

const greet: ActionSketch = { ...playPrompt, id: 'greet', next: 'subject', errors: {} }

/** The action as `subject`, and a check of an attribute that leads back to it, or to the end. */
function circle(action: ActionSketch): readonly ActionSketch[] {
  const check: ActionSketch = {
    ...compare,
    id: 'check',
    next: 'subject',
    conditions: [['Equals', 'gold', 'end']],
    errors: { NoMatchingCondition: 'subject' },
  }
  return [greet, { ...action, id: 'subject', next: 'check' }, check]
}

function problem(severity: 'error' | 'warning', path: string): object {
  return { args: { action: 'subject', path }, at: 'subject', severity }
}

describe(rule, () => {
  it('reports a circle without a way out', () => {
    const flow = flowJson([
      { ...setVoice, next: 'again' },
      { ...setVoice, id: 'again', next: 'subject' },
    ])
    expectProblems(flow, rule).toEqual([problem('error', 'subject -> again -> subject')])
    expect(problemOf(flow, rule).message).toBe(
      'The circle subject -> again -> subject never ends: no way leads out of it, and nothing in it waits.',
    )
  })

  it('reports a check that is made again at once until it comes out otherwise', () => {
    const staffing = withErrors({ ...checkStaffing, next: 'subject' }, { NoMatchingCondition: 'subject' })
    expectProblems(flowJson([greet, staffing]), rule).toEqual([
      problem('error', 'subject -> on NoMatchingCondition -> subject'),
    ])
  })

  it('reports a transfer that is tried again as long as the queue is full', () => {
    const transfer = withErrors(validActions.transferToQueue, { QueueAtCapacity: 'subject' })
    expectProblems(flowJson([greet, transfer]), rule).toEqual([
      problem('error', 'subject -> on QueueAtCapacity -> subject'),
    ])
  })

  it('warns of a Lambda function that is asked again and again', () => {
    expectProblems(flowJson(circle(invokeLambda)), rule).toEqual([
      problem('warning', 'subject -> check -> on NoMatchingCondition -> subject'),
    ])
  })

  it('warns of a circle that an attribute set in it may end', () => {
    expectProblems(flowJson(circle(setContactAttributes)), rule).toHaveLength(1)
  })

  it('warns of a call that is made again at once when it fails', () => {
    expectProblems(flowJson([greet, withErrors(invokeLambda, { NoMatchingError: 'subject' })]), rule).toEqual([
      problem('warning', 'subject -> on NoMatchingError -> subject'),
    ])
  })

  it('warns of a prompt that is repeated without end', () => {
    expectProblems(flowJson(circle(playPrompt)), rule).toEqual([
      problem('warning', 'subject -> check -> on NoMatchingCondition -> subject'),
    ])
  })

  it('reports a silent circle and the prompt around it once', () => {
    const flow = flowJson([
      greet,
      withErrors({ ...checkStaffing, next: 'subject' }, { NoMatchingCondition: 'subject', NoMatchingError: 'sorry' }),
      { ...playPrompt, id: 'sorry', next: 'subject', errors: {} },
    ])
    expectProblems(flow, rule).toHaveLength(1)
  })

  it.each<readonly [string, ActionSketch]>([
    ['a menu', menu],
    ['stored input', validActions.storeInput],
    ['a Lex bot', validActions.lexBot],
    ['a wait', validActions.wait],
    ['an outside number', withParameters(validActions.transferToPhoneNumber, { ContinueFlowExecution: 'True' })],
    ['a module, which may do anything', validActions.invokeModule],
    ['an action that nothing describes', { type: 'SomethingNew' }],
  ])('leaves alone a circle with %s in it', (_title, action) => {
    const conditions = (action.conditions ?? []).map(([operator, operands]) => [operator, operands, 'check'] as const)
    expectValid(flowJson(circle({ ...action, conditions })), rule)
  })

  it('leaves alone a circle that a Loop counts', () => {
    const flow = flowJson([
      {
        ...loop,
        conditions: [
          ['Equals', 'ContinueLooping', 'call'],
          ['Equals', 'DoneLooping', 'end'],
        ],
      },
      { ...withErrors(invokeLambda, { NoMatchingError: 'subject' }), id: 'call' },
    ])
    expectValid(flow, rule)
  })

  it('leaves alone a way that is written and never taken', () => {
    expectValid(flowJson([greet, { ...checkHours, next: 'subject' }]), rule)
  })

  describe('in a customer queue flow, which an agent ends', () => {
    const staffing = withErrors({ ...checkStaffing, next: 'subject' }, { NoMatchingCondition: 'subject' })

    it('warns of a check that is made again at once', () => {
      expectProblems(flowJson([greet, staffing], { type: 'customerQueue' }), rule).toEqual([
        problem('warning', 'subject -> on NoMatchingCondition -> subject'),
      ])
    })

    it('leaves alone a prompt that is repeated', () => {
      expectValid(flowJson(circle(playPrompt), { type: 'customerQueue' }), rule)
    })

    it('leaves alone what Loop prompts are interrupted by', () => {
      const prompts = withParameters(validElsewhere.interruptedLoopPrompts.action, {})
      const conditions = [['Equals', 'MessagesInterrupted', 'check'] as const]
      expectValid(flowJson(circle({ ...prompts, conditions }), { type: 'customerQueue' }), rule)
    })
  })

  describe('in a TypeScript flow', () => {
    it('names the methods that bound a circle', () => {
      const flow = contactFlow('again', {}, (builder) => {
        const again = builder.here('again')
        builder.playPrompt('다시 안내해 드립니다.')
        builder.goto(again)
      })
      expect(problemOf(flow, rule).suggestion).toBe(
        'Count the rounds with `flow.loop(...)` or `flow.retry(...)`, or ask for an answer in it.',
      )
    })

    it('leaves alone tries that are counted', () => {
      const flow = contactFlow('tries', { onError: (builder) => builder.disconnect() }, (builder) => {
        builder.retry(
          { times: 3 },
          (retry) =>
            builder.checkStaffing('available', {
              on: { True: () => {}, False: retry.again },
            }),
          { exhausted: () => builder.disconnect() },
        )
        builder.disconnect()
      })
      expectValid(flow, rule)
    })
  })
})
