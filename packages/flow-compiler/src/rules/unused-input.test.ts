import { contactFlow, text } from '@aicc/flow-dsl'
import { describe, expect, it } from 'vitest'
import type { ActionSketch } from '../../test/flow-json.js'
import { flowJson } from '../../test/flow-json.js'
import { expectProblems, expectValid, problemOf } from '../../test/rule-harness.js'
import { validActions, withErrors, withParameters } from '../../test/valid-actions.js'

const rule = 'unused-input'
const { compare, invokeLambda, menu, playPrompt, setContactAttributes } = validActions
// Those of the fixture keep what they store.
const storeInput: ActionSketch = { ...validActions.storeInput, next: 'end' }
const storePhoneNumber: ActionSketch = { ...validActions.storePhoneNumber, next: 'end' }

const keep: ActionSketch = {
  ...withParameters(setContactAttributes, { Attributes: { number: '$.StoredCustomerInput' } }),
  id: 'keep',
}

function unused(action: string): object {
  return { args: { action }, at: action, severity: 'warning' }
}

describe(rule, () => {
  it.each<readonly [string, ActionSketch]>([
    ['digits', storeInput],
    ['a phone number', storePhoneNumber],
  ])('reports %s that nothing reads', (_title, action) => {
    expectProblems(flowJson([action]), rule).toEqual([unused('subject')])
    expect(problemOf(flowJson([action]), rule).message).toBe(
      '"subject" (GetParticipantInput) asks for digits, and nothing reads $.StoredCustomerInput before the next input or the end of the flow.',
    )
  })

  it('reports digits that the next input replaces unread', () => {
    expectProblems(
      flowJson([{ ...storeInput, next: 'second' }, { ...storeInput, id: 'second', next: 'keep' }, keep]),
      rule,
    ).toEqual([unused('subject')])
  })

  it('reports digits that are read only where storing them failed', () => {
    expectProblems(flowJson([withErrors(storeInput, { NoMatchingError: 'keep' }), keep]), rule).toEqual([
      unused('subject'),
    ])
  })

  it.each<readonly [string, ActionSketch]>([
    ['an attribute', keep],
    [
      'a Lambda function',
      withParameters(
        { ...invokeLambda, id: 'keep' },
        { LambdaInvocationAttributes: { number: '$.StoredCustomerInput' } },
      ),
    ],
    ['a comparison', withParameters({ ...compare, id: 'keep' }, { ComparisonValue: '$.StoredCustomerInput' })],
    ['an operand', { ...compare, id: 'keep', conditions: [['Equals', '$.StoredCustomerInput']] }],
    ['a prompt', withParameters({ ...playPrompt, id: 'keep' }, { Text: 'You typed $.StoredCustomerInput.' })],
    ['another flow, which may read it', { ...validActions.transferToFlow, id: 'keep' }],
    ['an action that nothing describes', { type: 'SomethingNew', id: 'keep' }],
  ])('leaves alone digits that go to %s', (_title, reader) => {
    expectValid(
      flowJson([{ ...storeInput, next: 'greet' }, { ...playPrompt, id: 'greet', next: 'keep', errors: {} }, reader]),
      rule,
    )
  })

  it('leaves alone digits whose read is misspelt: that is a problem of its own', () => {
    const misspelt = withParameters(keep, { Attributes: { number: '$.StoredInput' } })
    expectValid(flowJson([{ ...storeInput, next: 'keep' }, misspelt]), rule)
  })

  it('leaves alone digits that one of several paths reads', () => {
    const choice: ActionSketch = { ...menu, id: 'menu', conditions: [['Equals', '1', 'keep']] }
    expectValid(flowJson([{ ...storeInput, next: 'menu' }, choice, keep]), rule)
  })

  it('leaves alone digits that are asked for again until they are read', () => {
    const check: ActionSketch = withErrors(
      { ...compare, id: 'check', parameters: { ComparisonValue: '$.StoredCustomerInput' }, next: 'subject' },
      { NoMatchingCondition: 'subject' },
    )
    expectValid(flowJson([{ ...storeInput, next: 'check' }, check]), rule)
  })

  it('reports digits that go into a module, which cannot see them', () => {
    expectProblems(
      flowJson([
        { ...storeInput, next: 'module' },
        { ...validActions.invokeModule, id: 'module' },
      ]),
      rule,
    ).toHaveLength(1)
  })

  it('leaves alone a menu, which stores nothing', () => {
    expectValid(flowJson([menu]), rule)
  })

  describe('in a TypeScript flow', () => {
    it('names the methods that use or avoid it', () => {
      const flow = contactFlow('unused', { onError: (builder) => builder.disconnect() }, (builder) => {
        builder.storeCustomerInput({ prompt: '회원 번호를 눌러 주세요.' })
        builder.disconnect()
      })
      expect(problemOf(flow, rule).suggestion).toBe(
        'Keep what it returns with `flow.setContactAttributes(...)` or give it to a Lambda function; to ask for a key only, use `flow.getCustomerInput(...)`.',
      )
    })

    it('leaves alone what is read back', () => {
      const flow = contactFlow('used', { onError: (builder) => builder.disconnect() }, (builder) => {
        const number = builder.storeCustomerInput({ prompt: '회원 번호를 눌러 주세요.' })
        builder.playPrompt(text`${number} 번이 맞습니까?`)
        builder.disconnect()
      })
      expectValid(flow, rule)
    })
  })
})
