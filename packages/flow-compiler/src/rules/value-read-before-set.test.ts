import { contact, contactAttributes, contactFlow, flowModule, lambda, storedCustomerInput, text } from '@aicc/flow-dsl'
import type { FlowOptions } from '@aicc/flow-dsl'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { ActionSketch } from '../../test/flow-json.js'
import { flowJson } from '../../test/flow-json.js'
import { expectProblems, expectValid, problemOf, problemsOf } from '../../test/rule-harness.js'
import { validActions, validElsewhere, withErrors, withParameters } from '../../test/valid-actions.js'

const rule = 'value-read-before-set'
const {
  playPrompt,
  invokeLambda,
  invokeModule,
  storeInput,
  lexBot,
  getMetrics,
  createTask,
  compare,
  menu,
  loop,
  setContactAttributes,
  setFlowAttributes,
} = validActions

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

    it('is only warned of in an inbound flow whose author does not say what it expects', () => {
      const flow = contactFlow('early', {}, (builder) => {
        builder.playPrompt(text`${storedCustomerInput} 번`, { id: 'reader' })
        builder.disconnect()
      })
      expectProblems(flow, rule).toEqual([read('$.StoredCustomerInput', 'warning')])
    })

    it('is warned of once a namespace where another flow would have set all of it', () => {
      const flow = flowJson(
        [
          speak('reader', '$.External.a', 'second'),
          speak('second', '$.External.b', 'third'),
          speak('third', '$.External.a'),
        ],
        entered,
      )
      expect(problemOf(flow, rule).message).toBe(
        '"reader": Text reads $.External.a before anything has set it, so it is empty unless another flow that leads here has set it. 2 more actions read of $.External.',
      )
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
        '"reader": Text reads $.External.x, which is not set on the path start -> menu -> on 2 -> detour -> reader.',
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
      expectValid(flow, rule)
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
      expectValid(flow, rule)
    })
  })

  it.each(['$.Attributes.tier', '$.CustomerEndpoint.Address', '$.Queue.Name', '$.SegmentAttributes.x'])(
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
      'It is set by the block "Get customer input (Amazon Lex)": let one come before this on every path.',
    )
    expect(problemOf(flowJson([speak('reader', '$.StoredCustomerInput')]), rule).suggestion).toBe(
      'It is set by the block "Store customer input": let one come before this on every path.',
    )
  })

  it('says that the value exists only on success, on the branch of the call that failed', () => {
    const flow = flowJson(
      [
        { ...withErrors(invokeLambda, { NoMatchingError: 'reader' }), id: 'call', next: 'reader' },
        speak('reader', '$.External.x'),
      ],
      notEntered,
    )
    expect(problemOf(flow, rule)).toMatchObject({
      message:
        '"reader": Text reads $.External.x, which "call" sets only when it succeeds, and not on NoMatchingError: the path start -> call -> on NoMatchingError -> reader.',
      suggestion: 'Let the branch NoMatchingError of "call" lead elsewhere, or do not read the value there.',
    })
  })

  it('is said once for everything that is read on a branch of the call that failed', () => {
    const flow = flowJson(
      [
        { ...withErrors(invokeLambda, { NoMatchingError: 'reader' }), id: 'call', next: 'reader' },
        speak('reader', '$.External.x', 'second'),
        speak('second', '$.External.y'),
      ],
      notEntered,
    )
    expect(problemOf(flow, rule).message).toMatch(/-> reader\. The same holds for 1 more read of \$\.External\.$/)
  })

  describe('a contact attribute', () => {
    const set = (id: string, name: string, next: string): ActionSketch => ({
      ...withParameters(setContactAttributes, { Attributes: { [name]: 'x' } }),
      id,
      next,
    })
    const choose = (first: string, second: string): ActionSketch => ({
      ...menu,
      id: 'menu',
      conditions: [
        ['Equals', '1', first],
        ['Equals', '2', second],
      ],
    })

    it('is warned of where the flow sets it on some paths only', () => {
      const flow = flowJson([
        choose('set', 'reader'),
        set('set', 'tier', 'reader'),
        speak('reader', '$.Attributes.tier'),
      ])
      expect(problemOf(flow, rule)).toMatchObject({
        severity: 'warning',
        message:
          '"reader": Text reads $.Attributes.tier, which is not set on the path start -> menu -> on 2 -> reader.',
        suggestion: 'Set it on every path before this.',
      })
    })

    it('is reported by name: another one may come from outside', () => {
      const flow = flowJson([
        choose('set', 'reader'),
        set('set', 'tier', 'reader'),
        speak('reader', '$.Attributes.tier $.Attributes.name'),
      ])
      expectProblems(flow, rule).toEqual([read('$.Attributes.tier', 'warning')])
    })

    it.each(['$.Attributes.tier', "$.Attributes['tier']", "$['Attributes']['tier']"])(
      'is left alone where the flow sets it on every path, however it is spelled: %s',
      (path) => {
        expectValid(flowJson([set('set', 'tier', 'reader'), speak('reader', path)]), rule)
      },
    )

    it('is left alone where the flow only asks whether it is there', () => {
      const asks: ActionSketch = { ...compare, id: 'asks', conditions: [['Equals', 'gold', 'end']] }
      expectValid(flowJson([choose('set', 'asks'), set('set', 'tier', 'asks'), asks]), rule)
    })

    it('is left alone where a comparison has found it', () => {
      const flow = flowJson([
        {
          ...compare,
          id: 'asks',
          conditions: [['Equals', 'gold', 'reader']],
          errors: { NoMatchingCondition: 'set' },
        },
        set('set', 'tier', 'reader'),
        speak('reader', '$.Attributes.tier'),
      ])
      expectValid(flow, rule)
    })

    it('is left alone where a comparison finds what was set together with it', () => {
      const known: ActionSketch = {
        ...withParameters(setContactAttributes, { Attributes: { verified: 'true', name: 'Kim' } }),
        id: 'known',
        next: 'asks',
      }
      const unknown: ActionSketch = {
        ...withParameters(setContactAttributes, { Attributes: { verified: 'false' } }),
        id: 'unknown',
        next: 'asks',
      }
      const asks = (value: string): ActionSketch => ({
        ...withParameters(compare, { ComparisonValue: '$.Attributes.verified' }),
        id: 'asks',
        conditions: [['Equals', value, 'reader']],
      })
      const flow = (value: string) =>
        flowJson([choose('known', 'unknown'), known, unknown, asks(value), speak('reader', '$.Attributes.name')])
      expectValid(flow('true'), rule)
      expectProblems(flow('false'), rule).toEqual([read('$.Attributes.name', 'warning')])
    })

    it('is left alone on the error branch of the action that sets it, which hardly ever fails', () => {
      const flow = flowJson([
        { ...set('set', 'tier', 'reader'), errors: { NoMatchingError: 'reader' } },
        speak('reader', '$.Attributes.tier'),
      ])
      expectValid(flow, rule)
    })

    it('is left alone behind a module, which shares the attributes of its caller', () => {
      const flow = flowJson([
        choose('set', 'invoke'),
        set('set', 'tier', 'reader'),
        { ...invokeModule, id: 'invoke', next: 'reader' },
        speak('reader', '$.Attributes.tier'),
      ])
      expectValid(flow, rule)
    })

    it('is not set by writing on the related contact', () => {
      const related = withParameters(setContactAttributes, { Attributes: { tier: 'x' }, TargetContact: 'Related' })
      const flow = flowJson([
        choose('set', 'related'),
        set('set', 'tier', 'reader'),
        { ...related, id: 'related', next: 'reader' },
        speak('reader', '$.Attributes.tier'),
      ])
      expectProblems(flow, rule).toEqual([read('$.Attributes.tier', 'warning')])
    })

    it('may be any where the name is made at run time', () => {
      const flow = flowJson([
        choose('set', 'dynamic'),
        set('set', 'tier', 'reader'),
        set('dynamic', '$.External.name', 'reader'),
        speak('reader', '$.Attributes.tier'),
      ])
      expectValid(flow, rule)
    })
  })

  describe('a flow attribute', () => {
    it('is an error where nothing sets it: no other flow can', () => {
      expectProblems(flowJson([speak('reader', '$.FlowAttributes.tries')], notEntered), rule).toEqual([
        read('$.FlowAttributes.tries', 'error'),
      ])
    })

    it('is told from others by its name', () => {
      const set = { ...withParameters(setFlowAttributes, { FlowAttributes: { tries: { Value: '1' } } }), id: 'set' }
      const flow = flowJson(
        [
          { ...set, next: 'reader' },
          speak('reader', '$.FlowAttributes.tries', 'other'),
          speak('other', '$.FlowAttributes.rounds'),
        ],
        notEntered,
      )
      expect(problemsOf(flow, rule).map(({ args }) => args)).toEqual([
        { action: 'other', attribute: '$.FlowAttributes.rounds' },
      ])
    })
  })

  describe('a flow whose author says what it expects', () => {
    const customer = contactAttributes({ tier: z.string(), name: z.string() })
    const expecting = (expects: FlowOptions<undefined>['expects'], spoken: string) =>
      contactFlow('expecting', expects === undefined ? {} : { expects }, (builder) => {
        builder.playPrompt(spoken, { id: 'reader' })
        builder.disconnect()
      })

    it('may read that', () => {
      expectValid(expecting([customer.tier], '$.Attributes.tier .'), rule)
      expectValid(expecting(['$.External'], '$.External.number .'), rule)
      expectValid(expecting(['$.External.number'], '$.External.number .'), rule)
    })

    it('may read nothing else', () => {
      expectProblems(expecting([], '$.External.number .'), rule).toEqual([read('$.External.number', 'error')])
      expectProblems(expecting(['$.External.other'], '$.External.number .'), rule).toEqual([
        read('$.External.number', 'error'),
      ])
    })

    it('is warned of another contact attribute', () => {
      const flow = expecting([customer.tier], text`${customer.name} .`.toString())
      expect(problemOf(flow, rule)).toMatchObject({
        severity: 'warning',
        message: '"reader": Text reads $.Attributes.name, which nothing before it sets and the flow does not expect.',
      })
    })
  })

  it('takes it that an action which nothing here describes may have set anything', () => {
    const flow = flowJson(
      [{ type: 'NewAction', id: 'new', next: 'reader' }, speak('reader', '$.External.x')],
      notEntered,
    )
    expect(problemsOf(flow, rule)).toEqual([])
  })

  it('says so when there are more values than it follows', () => {
    const many = Array.from({ length: 1_100 }, (_unused, index) => `$.External.v${index}`)
    const flow = flowJson(
      [
        { ...invokeLambda, id: 'call', next: 'reader' },
        {
          ...withParameters(invokeLambda, {
            LambdaInvocationAttributes: Object.fromEntries(many.map((path, index) => [`v${index}`, path])),
          }),
          id: 'reader',
        },
      ],
      notEntered,
    )
    expect(problemOf(flow, rule)).toMatchObject({ severity: 'info', args: { flow: 'base', maximum: 1_024 } })
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

  it('takes the profile that a journey runs for as given', () => {
    const asks = { ...validActions.compare, parameters: { ComparisonValue: '$.Customer.FirstName' } }
    const end: ActionSketch = { id: 'end', type: 'EndFlowExecution', transitions: {} }
    const flow = flowJson([{ ...asks, id: 'asks', conditions: [['Equals', 'Kim']] }, end], { type: null })
    expectValid(flow, undefined, 'CAMPAIGN')
    expectProblems(flow, rule, 'OUTBOUND_WHISPER').toHaveLength(1)
  })
})
