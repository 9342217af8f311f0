import { contactFlow } from '@aicc/flow-dsl'
import { describe, expect, it } from 'vitest'
import type { ActionSketch } from '../../test/flow-json.js'
import { flowJson } from '../../test/flow-json.js'
import { expectProblems, expectValid, problemOf, problemsOf } from '../../test/rule-harness.js'
import { validActions } from '../../test/valid-actions.js'

const rule = 'unreachable-action'
const { menu, disconnect } = validActions

function prompt(id: string, next: string): ActionSketch {
  return { ...validActions.playPrompt, id, next, errors: {} }
}

function unreachable(action: string) {
  return { args: { action }, at: action, severity: 'warning' }
}

describe(rule, () => {
  it('reports an action that nothing leads to', () => {
    expectProblems(flowJson([prompt('greet', 'end'), prompt('lost', 'end')]), rule).toEqual([unreachable('lost')])
  })

  it('reports a row of them once, where it begins', () => {
    const flow = flowJson([prompt('greet', 'end'), prompt('lost 2', 'end'), prompt('lost 1', 'lost 2')])
    expectProblems(flow, rule).toEqual([unreachable('lost 1')])
  })

  it('reports two rows that join at both beginnings', () => {
    const flow = flowJson([prompt('greet', 'end'), prompt('a', 'c'), prompt('b', 'c'), prompt('c', 'end')])
    expectProblems(flow, rule).toEqual([unreachable('a'), unreachable('b')])
  })

  it('reports a circle that nothing leads to once', () => {
    const flow = flowJson([prompt('greet', 'end'), prompt('a', 'b'), prompt('b', 'a')])
    expectProblems(flow, rule).toEqual([unreachable('a')])
  })

  it('reports an action that only itself leads to', () => {
    expectProblems(flowJson([prompt('greet', 'end'), prompt('a', 'a')]), rule).toEqual([unreachable('a')])
  })

  it.each([
    ['a condition', { ...menu, conditions: [['Equals', '1', 'there']] } satisfies ActionSketch],
    ['an error branch', { ...menu, errors: { ...menu.errors, NoMatchingError: 'there' } } satisfies ActionSketch],
    ['a next action that is never taken', { ...menu, next: 'there' } satisfies ActionSketch],
  ])('leaves alone what %s leads to', (_title, subject) => {
    expectValid(flowJson([subject, prompt('there', 'end')]), rule)
  })

  it('says nothing where there is no start, which another rule reports', () => {
    expectValid(flowJson([prompt('greet', 'end')], { start: '' }), rule)
  })

  describe('in a TypeScript flow', () => {
    it('reports the statement behind a hang-up, at its own place', () => {
      const flow = contactFlow('dead', {}, (builder) => {
        builder.disconnect()
        builder.playPrompt('안녕히 가세요.', { id: 'goodbye' })
        builder.disconnect()
      })
      expectProblems(flow, rule).toEqual([unreachable('goodbye')])
    })

    it('reports the statement behind a jump', () => {
      const flow = contactFlow('dead', {}, (builder) => {
        const again = builder.here('again')
        builder.playPrompt('안녕하세요.')
        builder.goto(again)
        builder.disconnect({ id: 'never' })
      })
      expect(problemOf(flow, rule).location.action).toBe('never')
    })

    it('reports a block that nothing jumps to', () => {
      const flow = contactFlow('dead', {}, (builder) => {
        builder.block('goodbye', () => builder.disconnect({ id: 'bye' }))
        builder.disconnect({ id: 'now' })
      })
      expect(problemsOf(flow, rule).map(({ location }) => location.action)).toEqual(['bye'])
    })

    it('leaves alone a handler that no block needs', () => {
      expectValid(
        contactFlow('calm', { onError: (builder) => builder.disconnect() }, (builder) => builder.disconnect()),
      )
    })

    it('leaves alone the last statement of a flow whose branches all join', () => {
      expectValid(
        contactFlow('joined', {}, (builder) => {
          builder.getCustomerInput({
            prompt: '1번',
            on: {
              '1': () => builder.playPrompt('하나'),
              InputTimeLimitExceeded: () => builder.playPrompt('둘'),
              NoMatchingCondition: () => {},
              NoMatchingError: () => {},
            },
          })
          builder.disconnect()
        }),
      )
    })
  })

  it('leaves alone a hang-up that is the whole flow', () => {
    expectValid(flowJson([disconnect]))
  })
})
