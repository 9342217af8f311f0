import { contactFlow, lambda } from '@aicc/flow-dsl'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { ActionSketch } from '../../test/flow-json.js'
import { flowJson } from '../../test/flow-json.js'
import { expectProblems, expectValid, problemOf } from '../../test/rule-harness.js'
import { validActions, withErrors, withParameters } from '../../test/valid-actions.js'

const rule = 'silence-budget'
const { compare, invokeLambda, loop, playPrompt, setVoice } = validActions

function call(id: string, seconds: number, next = 'end'): ActionSketch {
  const action = withParameters(invokeLambda, { InvocationTimeLimitSeconds: String(seconds) })
  return { ...action, id, next, errors: { NoMatchingError: next } }
}

function say(id: string, next: string): ActionSketch {
  return { ...playPrompt, id, next, errors: {} }
}

function silence(action: string, seconds: number | string): object {
  return { args: { action, seconds, allowed: 8 }, at: action, severity: 'warning' }
}

describe(rule, () => {
  it('adds up calls with nothing said between, and names them', () => {
    const flow = flowJson([call('one', 8, 'two'), { ...setVoice, id: 'two', next: 'three' }, call('three', 3)])
    expectProblems(flow, rule).toEqual([silence('three', 11)])
    expect(problemOf(flow, rule).message).toBe(
      'Up to 11 seconds of silence: "one" (8 s), then "three" (3 s), and nothing is said between.',
    )
  })

  it('says that the service breaks off what is too long', () => {
    const flow = flowJson([call('one', 8, 'two'), call('two', 8, 'three'), call('three', 8)])
    expect(problemOf(flow, rule).message).toMatch(/Amazon Connect breaks such a sequence off after 20 seconds\.$/)
  })

  it('names some of many calls', () => {
    const calls = Array.from({ length: 9 }, (_, index) =>
      call(`call ${index}`, 1, index === 8 ? 'end' : `call ${index + 1}`),
    )
    expect(problemOf(flowJson(calls), rule)).toMatchObject({
      message:
        'Up to 9 seconds of silence: "call 0" (1 s), then "call 1" (1 s), then "call 2" (1 s), then "call 3" (1 s), then "call 4" (1 s), then 3 more, then "call 8" (1 s), and nothing is said between.',
      related: { length: 5 },
    })
  })

  it('takes the longest of several paths', () => {
    const flow = flowJson([
      call('first', 4, 'choice'),
      {
        ...compare,
        id: 'choice',
        next: 'short',
        conditions: [['Equals', 'gold', 'long']],
        errors: { NoMatchingCondition: 'short' },
      },
      call('short', 5),
      call('long', 7),
    ])
    expectProblems(flow, rule).toEqual([silence('long', 11)])
  })

  it('counts a call as often as a Loop repeats it', () => {
    const flow = flowJson([
      {
        ...loop,
        conditions: [
          ['Equals', 'ContinueLooping', 'call'],
          ['Equals', 'DoneLooping', 'end'],
        ],
      },
      withErrors(call('call', 3), { NoMatchingError: 'subject' }),
    ])
    expectProblems(flow, rule).toEqual([silence('call', 9)])
    expect(problemOf(flow, rule).message).toContain('"call" (3 times 3 s)')
  })

  it('says that a silence has no bound where it leads into a circle', () => {
    const flow = flowJson([
      call('first', 3, 'poll'),
      call('poll', 3, 'choice'),
      {
        ...compare,
        id: 'choice',
        next: 'poll',
        conditions: [['Equals', 'gold', 'end']],
        errors: { NoMatchingCondition: 'poll' },
      },
    ])
    expectProblems(flow, rule).toEqual([silence('poll', 'unbounded')])
    expect(problemOf(flow, rule).message).toMatch(
      /^Silence without a bound: "first" \(3 s\), then "poll" \(3 s, again and again\)/,
    )
  })

  it('leaves a circle of its own to the rule about circles', () => {
    const flow = flowJson([
      call('poll', 8, 'choice'),
      {
        ...compare,
        id: 'choice',
        next: 'poll',
        conditions: [['Equals', 'gold', 'end']],
        errors: { NoMatchingCondition: 'poll' },
      },
    ])
    expectValid(flow, rule)
  })

  it('reports one silence for each call that one begins with', () => {
    const flow = flowJson([
      call('one', 8, 'two'),
      call('two', 8, 'say'),
      say('say', 'three'),
      call('three', 8, 'four'),
      call('four', 8),
    ])
    expectProblems(flow, rule).toEqual([silence('two', 16), silence('four', 16)])
  })

  it.each<readonly [string, readonly ActionSketch[]]>([
    ['one call of the longest kind', [call('one', 8)]],
    ['calls that stay within the budget', [call('one', 3, 'two'), call('two', 3)]],
    ['calls with a prompt between', [call('one', 8, 'say'), say('say', 'two'), call('two', 8)]],
    [
      'calls with a module between, which may speak',
      [call('one', 8, 'module'), { ...validActions.invokeModule, id: 'module', next: 'two' }, call('two', 8)],
    ],
    [
      'a call that nothing waits for',
      [call('one', 8, 'two'), withParameters(call('two', 8), { InvocationType: 'ASYNCHRONOUS' })],
    ],
  ])('leaves alone %s', (_title, actions) => {
    expectValid(flowJson(actions), rule)
  })

  it('leaves alone calls that only a chat comes to', () => {
    const channel: ActionSketch = {
      ...compare,
      parameters: { ComparisonValue: '$.Channel' },
      conditions: [['Equals', 'CHAT', 'one']],
      errors: { NoMatchingCondition: 'end' },
    }
    expectValid(flowJson([channel, call('one', 8, 'two'), call('two', 8)]), rule)
  })

  describe('in a TypeScript flow', () => {
    const lookUp = lambda('look-up', { input: z.object({}), output: z.object({ name: z.string() }) })
    const calls = (channels?: readonly ['CHAT']): ReturnType<typeof contactFlow> =>
      contactFlow(
        'calls',
        { ...(channels === undefined ? {} : { channels }), onError: (flow) => flow.disconnect() },
        (flow) => {
          flow.invokeLambda(lookUp, {}, { id: 'first' })
          flow.invokeLambda(lookUp, {}, { id: 'second' })
          flow.disconnect()
        },
      )

    it('names the method and the option that shorten it', () => {
      expect(problemOf(calls(), rule).suggestion).toBe(
        'Say something between, with `flow.playPrompt(...)`, or give the calls a shorter `timeoutSeconds`.',
      )
    })

    it('leaves alone a flow for chats only', () => {
      expectValid(calls(['CHAT']), rule)
    })
  })
})
