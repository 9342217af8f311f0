import { contact, contactFlow, flowModule, lambda, storedCustomerInput, text } from '@aicc/flow-dsl'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { ActionSketch } from '../../test/flow-json.js'
import { flowJson } from '../../test/flow-json.js'
import { expectProblems, expectValid, problemOf, problemsOf } from '../../test/rule-harness.js'
import { validActions, validElsewhere, withErrors, withParameters } from '../../test/valid-actions.js'

const rule = 'value-read-before-set'
const { playPrompt, invokeLambda, storeInput, lexBot, getMetrics, createTask, compare, menu, loop } = validActions

function speak(id: string, spoken: string, next = 'end'): ActionSketch {
  return { ...withParameters(playPrompt, { Text: spoken }), id, next, errors: {} }
}

/** Inbound flows may be entered from another flow; a customer queue flow is not, so what nobody set is empty there. */
const entered = { type: 'contactFlow' }
const notEntered = { type: 'customerQueue' }

function read(attribute: string, severity: string, at = 'reader > Parameters.Text') {
  return { args: { action: 'reader', attribute }, at, severity }
}

describe(rule, () => {
  describe('a value that nothing has set', () => {
    it.each([
      '$.External.lotteryNumber',
      '$.StoredCustomerInput',
      '$.Lex.IntentName',
      '$.Metrics.Queue.Size',
      '$.Task.ContactId',
    ])('is reported: %s', (path) => {
      expectProblems(flowJson([speak('reader', path)], notEntered), rule).toEqual([read(path, 'error')])
    })

    it('is only warned of where another flow may have set it', () => {
      expectProblems(flowJson([speak('reader', '$.External.x')], entered), rule).toEqual([
        read('$.External.x', 'warning'),
      ])
      expectProblems(flowJson([speak('reader', '$.External.x')], { type: null }), rule).toEqual([
        read('$.External.x', 'warning'),
      ])
    })

    it('is an error in an inbound flow that is written in TypeScript', () => {
      const flow = contactFlow('early', {}, (builder) => {
        builder.playPrompt(text`${storedCustomerInput} 번`, { id: 'reader' })
        builder.disconnect()
      })
      expectProblems(flow, rule).toEqual([read('$.StoredCustomerInput', 'error')])
    })

    it('is an error in a module, which sees nothing of its caller', () => {
      const module = flowModule('early', {}, (builder) => {
        builder.playPrompt('$.External.number 번', { id: 'reader' })
        builder.returnFromModule()
      })
      expectProblems(module, rule).toEqual([read('$.External.number', 'error')])
    })

    it('is reported once an action, however often it is read there', () => {
      expectProblems(flowJson([speak('reader', '$.External.a $.External.b')], notEntered), rule).toHaveLength(1)
    })

    it('is reported in a condition', () => {
      const reader: ActionSketch = { ...compare, id: 'reader', conditions: [['Equals', '$.External.code']] }
      expectProblems(flowJson([reader], notEntered), rule).toEqual([
        read('$.External.code', 'error', 'reader > Transitions.Conditions[0].Condition.Operands'),
      ])
    })

    it('is reported when it is set only by the action that reads it', () => {
      const reader = {
        ...withParameters(invokeLambda, { LambdaInvocationAttributes: { last: '$.External.id' } }),
        id: 'reader',
      }
      expectProblems(flowJson([reader], notEntered), rule).toEqual([
        read('$.External.id', 'error', 'reader > Parameters.LambdaInvocationAttributes.last'),
      ])
    })

    it('is reported when it is set later only', () => {
      const flow = flowJson([speak('reader', '$.External.x', 'call'), { ...invokeLambda, id: 'call' }], notEntered)
      expectProblems(flow, rule).toEqual([read('$.External.x', 'error')])
    })

    it('is reported behind the asynchronous call of a Lambda function, which has no answer', () => {
      const call = { ...withParameters(invokeLambda, { InvocationType: 'ASYNCHRONOUS' }), id: 'call', next: 'reader' }
      expectProblems(flowJson([call, speak('reader', '$.External.x')], notEntered), rule).toEqual([
        read('$.External.x', 'error'),
      ])
    })

    it('is reported behind a menu, which stores nothing', () => {
      const flow = flowJson(
        [{ ...menu, id: 'menu', conditions: [['Equals', '1', 'reader']] }, speak('reader', '$.StoredCustomerInput')],
        notEntered,
      )
      expectProblems(flow, rule).toEqual([read('$.StoredCustomerInput', 'error')])
    })
  })

  describe('a value that is set on some paths', () => {
    it('is warned of where paths join', () => {
      const flow = flowJson(
        [
          {
            ...menu,
            id: 'menu',
            conditions: [['Equals', '1', 'call']],
            errors: { ...menu.errors, NoMatchingCondition: 'reader' },
          },
          { ...invokeLambda, id: 'call', next: 'reader' },
          speak('reader', '$.External.x'),
        ],
        notEntered,
      )
      expectProblems(flow, rule).toEqual([read('$.External.x', 'warning')])
    })

    it('is shown with a shortest path on which it is missing', () => {
      const flow = flowJson(
        [
          {
            ...menu,
            id: 'menu',
            conditions: [
              ['Equals', '1', 'call'],
              ['Equals', '2', 'detour'],
            ],
            errors: { ...menu.errors, NoMatchingCondition: 'detour' },
          },
          { ...invokeLambda, id: 'call', next: 'reader' },
          speak('detour', '잠시만요.', 'reader'),
          speak('reader', '$.External.x'),
        ],
        notEntered,
      )
      expect(problemOf(flow, rule).message).toBe(
        '"reader": Text reads $.External.x, which is not set on the path start -> menu -> detour -> reader.',
      )
    })

    it('is warned of on the error branch of the call that would have set it', () => {
      const flow = flowJson(
        [
          { ...withErrors(invokeLambda, { NoMatchingError: 'reader' }), id: 'call', next: 'reader' },
          speak('reader', '$.External.x'),
        ],
        notEntered,
      )
      expectProblems(flow, rule).toEqual([read('$.External.x', 'warning')])
    })

    it('is warned of in a loop whose first round has not set it', () => {
      const flow = flowJson(
        [
          {
            ...loop,
            id: 'loop',
            conditions: [
              ['Equals', 'ContinueLooping', 'reader'],
              ['Equals', 'DoneLooping', 'end'],
            ],
          },
          speak('reader', '$.External.x', 'call'),
          { ...invokeLambda, id: 'call', next: 'loop' },
        ],
        notEntered,
      )
      expectProblems(flow, rule).toEqual([read('$.External.x', 'warning')])
    })

    it('is warned of behind a loop that may run no round', () => {
      const flow = flowJson(
        [
          {
            ...loop,
            id: 'loop',
            conditions: [
              ['Equals', 'ContinueLooping', 'call'],
              ['Equals', 'DoneLooping', 'reader'],
            ],
          },
          { ...invokeLambda, id: 'call', next: 'loop' },
          speak('reader', '$.External.x'),
        ],
        notEntered,
      )
      expectProblems(flow, rule).toEqual([read('$.External.x', 'warning')])
    })
  })

  describe('a value that is set on every path', () => {
    it.each<readonly [string, ActionSketch, string]>([
      ['a Lambda call', invokeLambda, '$.External.x'],
      ['stored input', storeInput, '$.StoredCustomerInput'],
      ['a bot', lexBot, '$.Lex.IntentName'],
      ['metrics', getMetrics, '$.Metrics.Queue.Size'],
      ['a task', createTask, '$.Task.ContactId'],
    ])('is left alone behind %s', (_title, setter, path) => {
      const conditions = (setter.conditions ?? []).map(
        ([operator, operands]) => [operator, operands, 'reader'] as const,
      )
      const flow = flowJson([{ ...setter, id: 'setter', next: 'reader', conditions }, speak('reader', path)])
      expectValid(flow, rule)
    })

    it('is left alone when each path sets it in its own way', () => {
      const flow = flowJson([
        {
          ...menu,
          id: 'menu',
          conditions: [
            ['Equals', '1', 'first'],
            ['Equals', '2', 'second'],
          ],
        },
        { ...invokeLambda, id: 'first', next: 'reader' },
        { ...invokeLambda, id: 'second', next: 'reader' },
        speak('reader', '$.External.x'),
      ])
      expectValid(flow)
    })

    it('is left alone behind a bot that found no intent of the flow: there is a result', () => {
      const flow = flowJson([
        { ...withErrors(lexBot, { NoMatchingCondition: 'reader' }), id: 'bot' },
        speak('reader', '$.Lex.IntentName'),
      ])
      expectValid(flow)
    })

    it('is left alone where a path that would not set it cannot be taken', () => {
      // NextAction of a menu is written, but never taken.
      const flow = flowJson([
        { ...menu, id: 'menu', next: 'reader', conditions: [['Equals', '1', 'call']] },
        { ...invokeLambda, id: 'call', next: 'reader' },
        speak('reader', '$.External.x'),
      ])
      expectValid(flow)
    })

    it('is left alone where the failing call ends the flow', () => {
      const registration = lambda('registration', {
        input: z.object({ phone: z.string() }),
        output: z.object({ lotteryNumber: z.string() }),
      })
      const flow = contactFlow('set', { onError: (builder) => builder.disconnect() }, (builder) => {
        const answer = builder.invokeLambda(registration, { phone: contact.customerEndpoint.address })
        builder.playPrompt(text`추첨 번호는 ${answer.lotteryNumber} 입니다.`)
        builder.disconnect()
      })
      expectValid(flow)
    })
  })

  it.each(['$.Attributes.tier', '$.FlowAttributes.tries', '$.CustomerEndpoint.Address', '$.Customer.FirstName'])(
    'leaves alone %s, which others may have set',
    (path) => {
      expectValid(flowJson([speak('reader', path)]))
    },
  )

  it('leaves alone what cannot be reached', () => {
    const flow = flowJson([speak('greet', '안녕하세요.'), speak('reader', '$.External.x')])
    expect(problemsOf(flow, rule)).toEqual([])
  })

  it('says what sets the value', () => {
    expect(problemOf(flowJson([speak('reader', '$.Lex.IntentName')]), rule).suggestion).toBe(
      'It is set by a Lex bot: let one come before this on every path.',
    )
  })

  it('follows looped prompts into their interruption', () => {
    const flow = flowJson(
      [
        {
          ...validElsewhere.interruptedLoopPrompts.action,
          id: 'wait',
          conditions: [['Equals', 'MessagesInterrupted', 'reader']],
        },
        speak('reader', '$.External.x', 'wait'),
      ],
      notEntered,
    )
    expectProblems(flow, rule).toEqual([read('$.External.x', 'error')])
  })
})
