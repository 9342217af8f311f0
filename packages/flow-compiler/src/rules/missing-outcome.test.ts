import { contactFlow, flowModule } from '@aicc/flow-dsl'
import { describe, expect, it } from 'vitest'
import { flowWith } from '../../test/flow-json.js'
import { expectProblems, expectValid, problemOf, problemsOf } from '../../test/rule-harness.js'
import { validActions, validElsewhere, withErrors, withParameters } from '../../test/valid-actions.js'
import type { ActionSketch } from '../../test/flow-json.js'

const rule = 'missing-outcome'
const { menu, compare, checkHours, checkStaffing, loop, wait } = validActions

function missing(outcome: string, where: 'Errors' | 'Conditions' = 'Errors') {
  return { args: { action: 'subject', outcome }, at: `subject > Transitions.${where}`, severity: 'error' }
}

describe(rule, () => {
  describe('error branches', () => {
    it.each<readonly [string, ActionSketch, string]>([
      ['a menu, when no key is pressed', menu, 'InputTimeLimitExceeded'],
      ['a menu, for a wrong key', menu, 'NoMatchingCondition'],
      ['a menu, for failures', menu, 'NoMatchingError'],
      ['storing input, for failures', validActions.storeInput, 'NoMatchingError'],
      ['storing a phone number, for digits that are none', validActions.storePhoneNumber, 'InvalidPhoneNumber'],
      ['Compare, for other values', compare, 'NoMatchingCondition'],
      ['distributing, for the rest', validActions.distribute, 'NoMatchingCondition'],
      ['a transfer to a queue that is full', validActions.transferToQueue, 'QueueAtCapacity'],
      ['a transfer to a queue, for failures', validActions.transferToQueue, 'NoMatchingError'],
      ['a move to a queue that is full', validElsewhere.moveToQueue.action, 'QueueAtCapacity'],
      ['tagging, although its page says there are no errors', validActions.tagContact, 'NoMatchingError'],
      [
        'flow attributes, although their page says there are no errors',
        validActions.setFlowAttributes,
        'NoMatchingError',
      ],
      ['a Lambda call, for failures', validActions.invokeLambda, 'NoMatchingError'],
      ['staffing, which no metric may lack', checkStaffing, 'NoMatchingCondition'],
      ['a Lex bot, for other intents', validActions.lexBot, 'NoMatchingCondition'],
      ['a callback number that cannot be dialled', validActions.setCallbackNumber, 'CallbackNumberNotDialable'],
      ['recording on another channel', validActions.setRecordingAndAnalytics, 'ChannelMismatch'],
    ])('are required of %s', (_title, action, outcome) => {
      expectProblems(flowWith(withErrors(action, { [outcome]: undefined })), rule).toEqual([missing(outcome)])
    })

    it('are required of chat analytics that cannot redact in flight', () => {
      const chat: ActionSketch = {
        ...validActions.setRecordingAndAnalytics,
        parameters: { ChatBehavior: { ChatAnalyticsBehavior: { Enabled: 'True' } } },
      }
      expectProblems(flowWith(chat), rule).toEqual([missing('InFlightRedactionConfigurationFailed')])
    })

    it('are each reported', () => {
      expectProblems(flowWith({ ...menu, errors: {} }), rule).toEqual([
        missing('InputTimeLimitExceeded'),
        missing('NoMatchingCondition'),
        missing('NoMatchingError'),
      ])
    })

    it.each<readonly [string, ActionSketch]>([
      ['a prompt, behind which the flow goes on', validActions.playPrompt],
      ['a voice, which the service takes without one', validActions.setVoice],
      ['a loop', loop],
      ['looped prompts', validElsewhere.loopPrompts.action],
    ])('may be missing from %s', (_title, action) => {
      expectValid(flowWith({ ...action, errors: {} }), rule)
    })

    it('may be missing from a Lex bot that may stay silent', () => {
      expectValid(flowWith(validActions.lexBot), rule)
    })

    it('are not required of stored input when nothing is entered: that is a success', () => {
      expectValid(flowWith(validActions.storeInput), rule)
    })

    it('depend on whether a transfer to a phone number resumes the flow', () => {
      const resuming = withParameters(validActions.transferToPhoneNumber, { ContinueFlowExecution: 'True' })
      expectValid(flowWith(resuming), rule)
    })
  })

  describe('conditions', () => {
    it.each<readonly [string, ActionSketch, string]>([
      ['hours, when open', checkHours, 'True'],
      ['hours, when closed', checkHours, 'False'],
      ['a loop that goes on', loop, 'ContinueLooping'],
      ['a loop that is done', loop, 'DoneLooping'],
      ['staffing', checkStaffing, '0'],
      ['a wait that is over', wait, 'WaitCompleted'],
      ['interrupted prompts', validElsewhere.interruptedLoopPrompts.action, 'MessagesInterrupted'],
    ])('are required of %s', (_title, action, outcome) => {
      const conditions = (action.conditions ?? []).filter(([, operands]) => operands !== outcome)
      expectProblems(flowWith({ ...action, conditions }), rule).toEqual([missing(outcome, 'Conditions')])
    })

    it('are required for every event that is waited for', () => {
      const awaiting = withParameters(wait, { Events: ['CustomerReturned'] })
      expectProblems(flowWith(awaiting), rule).toEqual([missing('CustomerReturned', 'Conditions')])
    })

    it('are required of Compare: one at least', () => {
      expectProblems(flowWith({ ...compare, conditions: [] }), rule).toEqual([missing('condition', 'Conditions')])
    })

    it('may be missing from a menu, whose keys are all wrong then', () => {
      expectValid(flowWith({ ...menu, conditions: [] }), rule)
    })
  })

  describe('suggestions', () => {
    it('show the JSON to add', () => {
      const flow = flowWith(withErrors(menu, { NoMatchingError: undefined }))
      expect(problemOf(flow, rule).suggestion).toBe(
        'Add {"ErrorType": "NoMatchingError", "NextAction": "..."} to Transitions.Errors.',
      )
    })

    it('show what to write in TypeScript', () => {
      const flow = contactFlow('raw', {}, (builder) => {
        builder.action({
          Type: 'TransferContactToQueue',
          id: 'transfer',
          on: { NoMatchingError: () => builder.disconnect() },
        })
      })
      expect(problemOf(flow, rule).suggestion).toBe('Add `on: { QueueAtCapacity: ... }`.')
    })

    it('mention onError for failures, which it would take', () => {
      const flow = contactFlow('raw', {}, (builder) => {
        builder.action({ Type: 'TagContact', Parameters: { Tags: { team: 'lottery' } } })
        builder.disconnect()
      })
      expect(problemOf(flow, rule).suggestion).toBe(
        'Add `on: { NoMatchingError: ... }`, or declare `onError` for the flow.',
      )
    })
  })

  it('leaves failures to onError in a TypeScript flow', () => {
    const flow = contactFlow('handled', { onError: (builder) => builder.disconnect() }, (builder) => {
      builder.tagContact({ team: 'lottery' })
      builder.disconnect()
    })
    expect(problemsOf(flow, rule)).toEqual([])
  })

  it('leaves alone an action that ends the flow, and one that nothing describes', () => {
    expectValid(flowWith(validActions.disconnect), rule)
    expectValid(flowWith({ type: 'InvokeThirdPartyAction' }), rule)
    expectValid(
      flowModule('done', {}, (builder) => builder.returnFromModule()),
      rule,
    )
  })
})
