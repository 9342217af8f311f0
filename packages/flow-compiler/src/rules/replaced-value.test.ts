import { contact, contactFlow, flowModule, goOn, lambda, text } from '@aicc/flow-dsl'
import type { ContactFlowBuilder, Handled, Unhandled } from '@aicc/flow-dsl'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { flowJson } from '../../test/flow-json.js'
import { expectProblems, expectValid, problemOf } from '../../test/rule-harness.js'
import { validActions, withParameters } from '../../test/valid-actions.js'

const rule = 'replaced-value'
const input = z.object({ phone: z.string() })
const registration = lambda('registration', { input, output: z.object({ number: z.string(), status: z.string() }) })
const survey = lambda('survey', { input, output: z.object({ rating: z.string(), status: z.string() }) })
const anything = lambda('anything', { input, output: z.record(z.string(), z.string()) })
const phone = { phone: contact.customerEndpoint.address }

function hangUp(builder: ContactFlowBuilder<Unhandled, 'replaced'>): void {
  builder.disconnect()
}

/** A flow whose failures all end it. */
function flowOf(body: (builder: ContactFlowBuilder<Handled, 'replaced'>) => void) {
  return contactFlow('replaced', { onError: hangUp }, body)
}

function found(severity: string, attribute = '$.External.number') {
  return {
    args: { action: 'reader', attribute, replacedBy: 'survey' },
    at: 'reader > Parameters.Text',
    severity,
  }
}

describe(rule, () => {
  it('reports a value of the first answer that is read after the second call', () => {
    const flow = flowOf((builder) => {
      const first = builder.invokeLambda(registration, phone, { id: 'registration' })
      builder.invokeLambda(survey, phone, { id: 'survey' })
      builder.playPrompt(text`${first.number} .`, { id: 'reader' })
      builder.disconnect()
    })
    expectProblems(flow, rule).toEqual([found('error')])
    expect(problemOf(flow, rule)).toMatchObject({
      message:
        '"reader": Text reads $.External.number, but "survey" has replaced all of $.External by then and leaves only rating, status there: the path survey -> reader.',
      suggestion: 'Read it before "survey", or keep it in a flow attribute or contact attribute until here.',
      related: [{ message: '$.External is replaced here.', location: { action: 'survey' } }],
    })
  })

  it('warns where it is so on some paths only', () => {
    const flow = flowOf((builder) => {
      const first = builder.invokeLambda(registration, phone)
      builder.getCustomerInput({
        prompt: '평가는 1번을 눌러 주세요.',
        on: {
          '1': () => {
            builder.invokeLambda(survey, phone, { id: 'survey' })
          },
          InputTimeLimitExceeded: goOn,
          NoMatchingCondition: goOn,
        },
      })
      builder.playPrompt(text`${first.number} .`, { id: 'reader' })
      builder.disconnect()
    })
    expectProblems(flow, rule).toEqual([found('warning')])
  })

  it('reports what a second module replaces', () => {
    const one = flowModule('one', { output: z.object({ number: z.string() }) }, (builder) => {
      builder.returnFromModule({ output: { number: '1' } })
    })
    const other = flowModule('other', {}, (builder) => builder.returnFromModule())
    const flow = flowOf((builder) => {
      const first = builder.invokeModule(one, {})
      builder.invokeModule(other, {}, { id: 'survey' })
      builder.playPrompt(text`${first.number} .`, { id: 'reader' })
      builder.disconnect()
    })
    expectProblems(flow, rule).toEqual([found('error', '$.Modules.ResultData.number')])
    expect(problemOf(flow, rule).message).toContain('leaves nothing there')
  })

  it('leaves alone what the second answer has too', () => {
    expectValid(
      flowOf((builder) => {
        const first = builder.invokeLambda(registration, phone)
        builder.invokeLambda(survey, phone)
        builder.playPrompt(text`${first.status} .`)
        builder.disconnect()
      }),
      rule,
    )
  })

  it('leaves alone what is read before the second call, or in it', () => {
    expectValid(
      flowOf((builder) => {
        const first = builder.invokeLambda(registration, phone)
        builder.playPrompt(text`${first.number} .`)
        builder.invokeLambda(survey, { phone: first.number })
        builder.disconnect()
      }),
      rule,
    )
  })

  it('leaves alone the branch of a second call that failed: the first answer is still there', () => {
    expectValid(
      flowOf((builder) => {
        const first = builder.invokeLambda(registration, phone)
        builder.invokeLambda(survey, phone, {
          on: {
            NoMatchingError: () => {
              builder.playPrompt(text`${first.number} .`)
              builder.disconnect()
            },
          },
        })
        builder.disconnect()
      }),
      rule,
    )
  })

  it('leaves alone what a later call brings back', () => {
    expectValid(
      flowOf((builder) => {
        builder.invokeLambda(survey, phone)
        const last = builder.invokeLambda(registration, phone)
        builder.playPrompt(text`${last.number} .`)
        builder.disconnect()
      }),
      rule,
    )
  })

  it('leaves alone an answer that may have any names', () => {
    expectValid(
      flowOf((builder) => {
        const first = builder.invokeLambda(registration, phone)
        builder.invokeLambda(anything, phone)
        builder.playPrompt(text`${first.number} .`)
        builder.disconnect()
      }),
      rule,
    )
  })

  it('leaves alone flow JSON, where no contract says what an answer has', () => {
    const call = validActions.invokeLambda
    expectValid(
      flowJson([
        { ...call, id: 'one', next: 'two' },
        { ...withParameters(call, { LambdaFunctionARN: 'other' }), id: 'two', next: 'reader' },
        { ...withParameters(validActions.playPrompt, { Text: '$.External.x' }), id: 'reader', errors: {} },
      ]),
      rule,
    )
  })
})

describe(`${rule} in flow JSON, where nobody knows what functions answer`, () => {
  const call = (id: string, callee: string, next: string) => ({
    ...withParameters(validActions.invokeLambda, {
      LambdaFunctionARN: `arn:aws:lambda:ap-northeast-2:111122223333:function:${callee}`,
    }),
    id,
    next,
  })
  const say = (id: string, attribute: string, next: string) => ({
    ...withParameters(validActions.playPrompt, { Text: `Value: $.External.${attribute} .` }),
    id,
    next,
  })

  it('tells of a value that is read from the answers of two functions', () => {
    const flow = flowJson([
      call('customer', 'customer', 'greet'),
      say('greet', 'name', 'balance'),
      call('balance', 'balance', 'read'),
      say('read', 'name', 'end'),
    ])
    expectProblems(flow, rule).toEqual([
      {
        args: { action: 'read', attribute: '$.External.name', replacedBy: 'balance' },
        at: 'read > Parameters.Text',
        severity: 'info',
      },
    ])
    expect(problemOf(flow, rule).message).toBe(
      '"read": Text reads $.External.name from the answer of "balance"; "greet" reads it from the answer of "customer", which is another function and is replaced by then. It is empty unless both answer it.',
    )
  })

  it('says nothing of the same function called again', () => {
    expectValid(
      flowJson([
        call('customer', 'customer', 'greet'),
        say('greet', 'name', 'again'),
        call('again', 'customer', 'read'),
        say('read', 'name', 'end'),
      ]),
      rule,
    )
  })

  it('says nothing of values that only one of them was asked for', () => {
    expectValid(
      flowJson([
        call('customer', 'customer', 'greet'),
        say('greet', 'name', 'balance'),
        call('balance', 'balance', 'read'),
        say('read', 'amount', 'end'),
      ]),
      rule,
    )
  })
})
