import { describe, expect, it } from 'vitest'
import type { ActionSketch } from '../../test/flow-json.js'
import { flowJson } from '../../test/flow-json.js'
import { expectProblems, expectValid, problemOf } from '../../test/rule-harness.js'
import { validActions, withParameters } from '../../test/valid-actions.js'

const rule = 'unread-contact-attribute'
const { playPrompt, setContactAttributes, invokeLambda, transferToFlow, setEventFlow, compare } = validActions

function set(names: readonly string[], next = 'end'): ActionSketch {
  const Attributes = Object.fromEntries(names.map((name) => [name, 'x']))
  return { ...withParameters(setContactAttributes, { Attributes }), id: 'set', next, errors: { NoMatchingError: next } }
}

function speak(spoken: string): ActionSketch {
  return { ...withParameters(playPrompt, { Text: spoken }), id: 'next', errors: {} }
}

describe(rule, () => {
  it('reports an attribute that is set before the flow hangs up, and read nowhere', () => {
    const flow = flowJson([set(['tier', 'language'], 'next'), speak('You speak $.Attributes.language .')])
    expectProblems(flow, rule).toEqual([{ args: { action: 'set', attributes: 'tier' }, at: 'set', severity: 'info' }])
    expect(problemOf(flow, rule).message).toBe(
      '"set" sets $.Attributes.tier, and nothing reads it before the contact ends: only the contact record keeps it.',
    )
  })

  it('tells of an attribute once, where it is set first', () => {
    const flow = flowJson([set(['tier'], 'again'), { ...set(['tier']), id: 'again' }])
    expectProblems(flow, rule).toEqual([{ args: { action: 'set', attributes: 'tier' }, at: 'set', severity: 'info' }])
  })

  it('leaves alone an attribute that others see when it is set elsewhere', () => {
    const menu: ActionSketch = {
      ...compare,
      id: 'menu',
      conditions: [['Equals', 'gold', 'set']],
      errors: { NoMatchingCondition: 'other' },
    }
    const flow = flowJson([
      menu,
      set(['tier']),
      { ...set(['tier'], 'on'), id: 'other' },
      { ...transferToFlow, id: 'on' },
    ])
    expectValid(flow, rule)
  })

  it('names six of many', () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']
    expect(problemOf(flowJson([set(names)]), rule).message).toContain('$.Attributes.f, 2 more, and nothing reads them')
  })

  it.each<readonly [string, ActionSketch]>([
    ['an action that reads it', speak('$.Attributes.tier')],
    ['a comparison', { ...withParameters(compare, { ComparisonValue: '$.Attributes.tier' }), id: 'next' }],
    ['a function, which sees all of them', { ...invokeLambda, id: 'next' }],
    ['another flow, which sees all of them', { ...transferToFlow, id: 'next' }],
    ['a flow that runs on an event', { ...setEventFlow, id: 'next' }],
    ['an action that nobody knows', { id: 'next', type: 'InvokeThirdPartyAction' }],
  ])('leaves alone what is followed by %s', (_title, reader) => {
    expectValid(flowJson([set(['tier'], 'next'), reader]), rule)
  })

  it('reports it where the function was called before', () => {
    const flow = flowJson([
      { ...invokeLambda, id: 'first', next: 'set', errors: { NoMatchingError: 'set' } },
      set(['tier']),
    ])
    expectProblems(flow, rule).toHaveLength(1)
  })

  it('leaves alone flows that others follow', () => {
    expectValid(flowJson([set(['tier'])], { type: 'customerWhisper' }), rule)
  })

  it('leaves alone what is set on a related contact', () => {
    const related = withParameters(setContactAttributes, { TargetContact: 'Related' })
    expectValid(flowJson([related]), rule)
  })
})
