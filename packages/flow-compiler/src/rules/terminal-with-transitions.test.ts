import { describe, it } from 'vitest'
import { flowJson } from '../../test/flow-json.js'
import { expectProblems, expectValid } from '../../test/rule-harness.js'
import { validActions, validElsewhere } from '../../test/valid-actions.js'
import type { JsonObject } from '@aicc/flow-dsl/language'

const rule = 'terminal-with-transitions'
const { playPrompt, disconnect } = validActions

function hangingUpWith(transitions: JsonObject) {
  return flowJson([
    { ...playPrompt, id: 'greet', next: 'subject', errors: {} },
    { ...disconnect, transitions },
  ])
}

describe(rule, () => {
  it.each<readonly [string, JsonObject]>([
    ['a next action', { NextAction: 'greet' }],
    ['an error branch', { Errors: [{ NextAction: 'greet', ErrorType: 'NoMatchingError' }] }],
    ['a condition', { Conditions: [{ NextAction: 'greet', Condition: { Operator: 'Equals', Operands: ['1'] } }] }],
  ])('reports a hang-up with %s', (_title, transitions) => {
    expectProblems(hangingUpWith(transitions), rule).toEqual([
      { args: { action: 'subject' }, at: 'subject > Transitions', severity: 'error' },
    ])
  })

  it('reports every action that ends the flow', () => {
    const flow = flowJson([
      { ...playPrompt, id: 'greet', next: 'subject', errors: {} },
      { ...validElsewhere.endFlow.action, transitions: { NextAction: 'greet' } },
    ])
    expectProblems(flow, rule).toHaveLength(1)
  })

  it.each<readonly [string, JsonObject]>([
    ['nothing', {}],
    ['empty lists, as some exports have them', { Errors: [], Conditions: [] }],
    ['an empty next action', { NextAction: '', Errors: [] }],
  ])('leaves alone a hang-up with %s', (_title, transitions) => {
    expectValid(hangingUpWith(transitions))
  })

  it('leaves alone a hang-up without the member Transitions', () => {
    const flow = hangingUpWith({})
    const [greet, { Transitions: _, ...hangUp }] = flow.Actions as [JsonObject, JsonObject]
    expectValid({ ...flow, Actions: [greet, hangUp] }, rule)
  })
})
