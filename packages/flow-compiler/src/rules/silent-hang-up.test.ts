import { contactFlow, lambda } from '@aicc/flow-dsl'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { ActionSketch } from '../../test/flow-json.js'
import { flowJson } from '../../test/flow-json.js'
import { expectProblems, expectValid, problemOf } from '../../test/rule-harness.js'
import { validActions, withErrors, withParameters } from '../../test/valid-actions.js'

const rule = 'silent-hang-up'
const { checkCallProgress, checkHours, compare, invokeLambda, menu, playPrompt, setWorkingQueue, transferToQueue } =
  validActions

const say: ActionSketch = { ...playPrompt, id: 'say', errors: {} }

/** Calls a function, then speaks; hangs up where the call fails. */
const failing: readonly ActionSketch[] = [{ ...invokeLambda, next: 'say' }, say]

describe(rule, () => {
  it('reports a hang-up behind a call that failed', () => {
    expectProblems(flowJson(failing), rule).toEqual([
      {
        args: { action: 'end', path: 'start -> subject -> on NoMatchingError -> end' },
        at: 'end',
        severity: 'warning',
      },
    ])
    expect(problemOf(flowJson(failing), rule).message).toBe(
      '"end" (DisconnectParticipant) ends the contact on the path start -> subject -> on NoMatchingError -> end, and nothing has been said on it.',
    )
  })

  it('shows a path on which nothing breaks where there is one', () => {
    const closed: ActionSketch = {
      ...checkHours,
      next: 'say',
      conditions: [
        ['Equals', 'True', 'say'],
        ['Equals', 'False', 'end'],
      ],
    }
    expectProblems(flowJson([closed, say]), rule).toEqual([
      { args: { action: 'end', path: 'start -> subject -> on False -> end' }, at: 'end', severity: 'warning' },
    ])
  })

  it('reports every hang-up of its own', () => {
    const flow = flowJson([
      withErrors({ ...invokeLambda, next: 'next' }, { NoMatchingError: 'bye' }),
      { ...invokeLambda, id: 'next', next: 'say' },
      say,
      { ...validActions.disconnect, id: 'bye' },
    ])
    expectProblems(flow, rule).toHaveLength(2)
  })

  it('reports a queue that is full', () => {
    const flow = flowJson([
      { ...setWorkingQueue, next: 'transfer', errors: { NoMatchingError: 'say' } },
      { ...transferToQueue, id: 'transfer' },
      say,
    ])
    expectProblems(flow, rule).toHaveLength(1)
  })

  it.each<readonly [string, ActionSketch]>([
    ['a prompt', playPrompt],
    ['a menu, even one that fails', menu],
    ['a bot', validActions.lexBot],
    ['a module, which may speak', validActions.invokeModule],
    ['an action that nothing describes', { type: 'SomethingNew' }],
  ])('leaves alone a hang-up behind %s', (_title, action) => {
    expectValid(flowJson([{ ...action, id: 'first', next: 'subject' }, ...failing]), rule)
  })

  it('leaves alone failures of what only sets something', () => {
    expectValid(flowJson([{ ...setWorkingQueue, next: 'say' }, say]), rule)
  })

  it('leaves alone a hang-up behind a talk with an outside number, and reports one behind a call that nobody answered', () => {
    const call = withParameters(validActions.transferToPhoneNumber, { ContinueFlowExecution: 'True' })
    expectProblems(flowJson([{ ...call, next: 'bye' }, { ...validActions.disconnect, id: 'bye' }, say]), rule).toEqual(
      [],
    )
    const flow = flowJson([{ ...call, next: 'say', errors: { NoMatchingError: 'say', CallFailed: 'end' } }, say])
    expectProblems(flow, rule).toHaveLength(1)
  })

  it('leaves alone a machine that answered', () => {
    const machine: ActionSketch = {
      ...checkCallProgress,
      conditions: [
        ['Equals', 'VoicemailBeep', 'end'],
        ['Equals', 'CallAnswered', 'say'],
      ],
      errors: { NoMatchingError: 'say' },
      next: 'say',
    }
    expectValid(flowJson([machine, say]), rule)
  })

  it('leaves alone tasks, where nobody listens', () => {
    const task: ActionSketch = {
      ...compare,
      parameters: { ComparisonValue: '$.Channel' },
      next: 'say',
      conditions: [['Equals', 'TASK', 'end']],
      errors: { NoMatchingCondition: 'say' },
    }
    expectValid(flowJson([task, say]), rule)
  })

  it('leaves alone a flow that never speaks: it is for nobody', () => {
    expectValid(flowJson([invokeLambda]), rule)
  })

  it.each(['customerQueue', 'agentTransfer', 'queueTransfer', 'agentWhisper'])('leaves alone a %s flow', (type) => {
    expectValid(flowJson(failing, { type }), rule)
  })

  describe('in a TypeScript flow', () => {
    const lookUp = lambda('look-up', { input: z.object({}), output: z.object({ name: z.string() }) })

    it('reports what onError does', () => {
      const flow = contactFlow('silent', { onError: (builder) => builder.disconnect() }, (builder) => {
        builder.invokeLambda(lookUp, {})
        builder.playPrompt('감사합니다.')
        builder.disconnect()
      })
      expect(problemOf(flow, rule).suggestion).toBe(
        'Say before it what is wrong and what the caller can do, with `flow.playPrompt(...)`.',
      )
    })

    it('leaves alone a flow for tasks only', () => {
      const flow = contactFlow(
        'task',
        { channels: ['TASK'], onError: (builder) => builder.disconnect() },
        (builder) => {
          builder.invokeLambda(lookUp, {})
          builder.playPrompt('감사합니다.')
          builder.disconnect()
        },
      )
      expectValid(flow, rule)
    })
  })
})
