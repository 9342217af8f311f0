import { contactFlow } from '@aicc/flow-dsl'
import { describe, expect, it } from 'vitest'
import { flowJson, flowWith } from '../../test/flow-json.js'
import { expectProblems, expectValid, problemOf } from '../../test/rule-harness.js'
import { validActions } from '../../test/valid-actions.js'

const rule = 'missing-start'
const { playPrompt } = validActions

describe(rule, () => {
  it('reports a start that is no action', () => {
    expectProblems(flowWith(playPrompt, { start: 'subjekt' }), rule).toEqual([
      { args: { start: 'subjekt' }, at: 'StartAction', severity: 'error' },
    ])
  })

  it('suggests the action that was meant', () => {
    expect(problemOf(flowWith(playPrompt, { start: 'subjekt' }), rule).suggestion).toBe('Did you mean "subject"?')
  })

  it('reports the start of a draft, which is empty', () => {
    expectProblems(flowWith(playPrompt, { start: '' }), rule).toEqual([
      { args: { start: '' }, at: 'StartAction', severity: 'error' },
    ])
  })

  it('reports a flow without StartAction', () => {
    const { StartAction: _, ...flow } = flowWith(playPrompt)
    expectProblems(flow, rule).toEqual([{ args: { start: '' }, at: 'StartAction', severity: 'error' }])
  })

  it('reports a flow without actions', () => {
    expectProblems(flowJson([], { name: 'empty' }), rule).toEqual([
      { args: { flow: 'empty' }, at: '', severity: 'error' },
    ])
  })

  it('reports a TypeScript flow that writes nothing', () => {
    expectProblems(
      contactFlow('empty', {}, () => {}),
      rule,
    ).toEqual([{ args: { flow: 'empty' }, at: '', severity: 'error' }])
  })

  it('leaves alone a flow that starts at any of its actions', () => {
    expectValid(
      flowJson(
        [
          { ...playPrompt, id: 'second' },
          { ...playPrompt, id: 'first', next: 'second' },
        ],
        { start: 'first' },
      ),
    )
  })
})
