import { agentHoldFlow, contactFlow, flowModule } from '@aicc/flow-dsl'
import { describe, expect, it } from 'vitest'
import { flowJson, flowWith } from '../../test/flow-json.js'
import { diagnosticsOf, expectProblems, expectValid, problemOf } from '../../test/rule-harness.js'
import { validActions, validElsewhere, withErrors } from '../../test/valid-actions.js'

const rule = 'open-end'
const { playPrompt, menu, compare, transferToQueue } = validActions

describe(rule, () => {
  it('reports an action without NextAction', () => {
    expectProblems(flowWith({ ...playPrompt, next: null }), rule).toEqual([
      {
        args: { action: 'subject', outcome: 'NextAction' },
        at: 'subject > Transitions.NextAction',
        severity: 'error',
      },
    ])
  })

  it('reports a branch of a draft that nobody connected', () => {
    expectProblems(flowWith(withErrors(menu, { NoMatchingError: '' })), rule).toEqual([
      {
        args: { action: 'subject', outcome: 'NoMatchingError' },
        at: 'subject > Transitions.Errors[2].NextAction',
        severity: 'error',
      },
    ])
  })

  it.each([
    ['Compare', compare],
    ['TransferContactToQueue', transferToQueue],
    ['GetParticipantInput', menu],
  ])('wants the NextAction of %s although it is never taken', (_type, action) => {
    expectProblems(flowWith({ ...action, next: null }), rule).toEqual([
      {
        args: { action: 'subject', outcome: 'NextAction' },
        at: 'subject > Transitions.NextAction',
        severity: 'error',
      },
    ])
  })

  it('reports an action without Transitions that does not end the flow', () => {
    expectProblems(flowWith({ ...playPrompt, transitions: {} }), rule).toHaveLength(1)
  })

  it('leaves alone looped prompts without NextAction, which hold the participant', () => {
    expectValid(flowJson([validElsewhere.loopPrompts.action], { type: 'customerQueue' }))
  })

  it('leaves alone an action that ends the flow', () => {
    expectValid(flowJson([{ ...validActions.disconnect }]))
  })

  describe('in a TypeScript flow', () => {
    it('reports the statement behind which nothing comes', () => {
      const flow = contactFlow('open', {}, (builder) => builder.playPrompt('안녕하세요.'))
      expectProblems(flow, rule).toEqual([
        {
          args: { action: 'playPrompt 안녕하세요.', outcome: 'NextAction' },
          at: 'playPrompt 안녕하세요. > Transitions.NextAction',
          severity: 'error',
        },
      ])
    })

    it('reports each branch that joins behind a block with nothing there', () => {
      const flow = contactFlow('open', {}, (builder) => {
        builder.getCustomerInput({
          id: 'menu',
          prompt: '1번',
          on: {
            '1': () => builder.disconnect(),
            InputTimeLimitExceeded: () => {},
            NoMatchingCondition: () => builder.disconnect(),
            NoMatchingError: () => builder.playPrompt('죄송합니다.', { id: 'sorry' }),
          },
        })
      })
      expect(new Set(problemsAt(flow))).toEqual(
        new Set(['menu > Transitions.Errors[0].NextAction', 'sorry > Transitions.NextAction']),
      )
    })

    it('reports an onError that neither ends nor leaves the flow', () => {
      const flow = contactFlow(
        'open',
        { onError: (builder) => builder.playPrompt('오류입니다.', { id: 'apology' }) },
        (builder) => {
          builder.tagContact({ team: 'lottery' })
          builder.disconnect()
        },
      )
      expect(problemsAt(flow)).toEqual(['apology > Transitions.NextAction'])
    })

    it('suggests the statement that ends this type of flow', () => {
      const module = flowModule('open', {}, (builder) => builder.playPrompt('안녕하세요.'))
      expect(problemOf(module, rule).suggestion).toBe(
        'End the path with `flow.returnFromModule()`, or jump to a label with `flow.goto(...)`.',
      )
    })

    it('leaves alone a hold flow that ends in looped prompts', () => {
      expectValid(agentHoldFlow('hold', {}, (builder) => builder.loopPrompts(['잠시만 기다려 주세요.'])))
    })

    it('leaves alone a path that goes back to a label', () => {
      expectValid(
        contactFlow('round', {}, (builder) => {
          const again = builder.here('again')
          builder.playPrompt('안녕하세요.')
          builder.goto(again)
        }),
        rule,
      )
    })
  })
})

function problemsAt(flow: ReturnType<typeof contactFlow>): readonly string[] {
  return diagnosticsOf(flow)
    .filter(({ name }) => name === rule)
    .map(({ location }) => location.path.replace(/^open > /, ''))
}
