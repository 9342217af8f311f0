import { describe, expect, it } from 'vitest'
import { validateTestCase } from './validate-test-case.js'

const end = {
  Identifier: 'end',
  Type: 'TestControl',
  Parameters: { ActionType: 'TestControl', Command: { Type: 'EndTest' } },
  Transitions: {},
}

function action(type: string, parameters: object): object {
  return { Identifier: 'act', Type: type, Parameters: parameters, Transitions: { NextAction: 'end' } }
}

function send(instruction: object): object {
  return action('SendInstruction', { ActionType: 'SendInstruction', Actor: 'Customer', Instruction: instruction })
}

function override(properties: object): object {
  return action('OverrideSystemBehavior', {
    ActionType: 'OverrideSystemBehavior',
    Behavior: { Type: 'FlowAction', Properties: properties },
  })
}

const heard = { Text: 'for opening hours', MatchingCriteria: { Type: 'Inclusion' } }

/** Content with one observation, with something of it changed. */
function content({
  properties = heard,
  event = {},
  actions = [],
  observation = {},
  root = {},
}: {
  readonly properties?: object
  readonly event?: object
  readonly actions?: readonly object[]
  readonly observation?: object
  readonly root?: object
} = {}): object {
  return {
    Version: '2019-10-30',
    Metadata: {},
    Observations: [
      {
        Identifier: 'one',
        Event: { Identifier: 'one-event', Type: 'MessageReceived', Actor: 'System', Properties: properties, ...event },
        Actions: [...actions, end],
        Transitions: { NextObservations: [] },
        ...observation,
      },
    ],
    ...root,
  }
}

const hoursCheck = { ActionType: 'CheckHoursOfOperation', ActionParameters: { HoursOfOperationId: 'office' } }
const invocation = { ActionType: 'InvokeLambdaFunction', ActionParameters: { LambdaFunctionARN: 'arn' } }

function mock(result: object): object {
  return { Type: 'MockResponse', Response: { Type: 'ExecutionResult', ExecutionResult: result } }
}

function mockError(value: string): object {
  return { Type: 'MockResponse', Response: { Type: 'Error', Error: { Value: value, DelaySeconds: 0 } } }
}

describe('validateTestCase', () => {
  it.each([
    ['a message', content()],
    ['a key', content({ actions: [send({ Type: 'DtmfInput', Properties: { Value: '#' } })] })],
    [
      'words',
      content({ actions: [send({ Type: 'Utterance', Properties: { Value: 'hello', LanguageCode: 'en-US' } })] }),
    ],
    ['a hang-up', content({ actions: [send({ Type: 'Disconnect' })] })],
    [
      'other hours',
      content({
        actions: [override({ ...hoursCheck, Strategy: { Type: 'SubstituteResource', SubstituteArn: 'arn' } })],
      }),
    ],
    [
      'a mocked answer',
      content({ actions: [override({ ...invocation, Strategy: mock({ DelaySeconds: 0, LoadedData: '{}' }) })] }),
    ],
    ['a mocked failure', content({ actions: [override({ ...invocation, Strategy: mockError('TimeLimitExceeded') })] })],
    ['an action of the flow', content({ event: { Type: 'FlowActionStarted' }, properties: hoursCheck })],
  ])('lets %s pass, as an object and as text', (_, value) => {
    expect(validateTestCase(value)).toEqual([])
    expect(validateTestCase(JSON.stringify(value))).toEqual([])
  })

  it.each<[string, unknown, string]>([
    ['text that is no JSON', '{', ''],
    ['an older version', content({ root: { Version: '2025-06-21' } }), 'Version'],
    ['no metadata', content({ root: { Metadata: null } }), 'Metadata'],
    ['no observation', content({ root: { Observations: [] } }), 'Observations'],
    ['a usage', content({ observation: { Usage: { Type: 'EXACTLY', Times: 1 } } }), 'Observations[0].Usage'],
    [
      'an observation that is not there',
      content({ observation: { Transitions: { NextObservations: ['two'] } } }),
      'Observations',
    ],
    [
      'an observation that nothing leads to',
      content({ observation: { Transitions: { NextObservations: ['one'] } } }),
      'Observations',
    ],
    ['an event of another type', content({ event: { Type: 'Heard' } }), 'Observations[0].Event.Type'],
    ['an event of the customer', content({ event: { Actor: 'Customer' } }), 'Observations[0].Event.Actor'],
    ['an event without identifier', content({ event: { Identifier: '' } }), 'Observations[0].Event.Identifier'],
    ['an identifier twice', content({ event: { Identifier: 'one' } }), 'Observations[0].Event.Identifier'],
    [
      'a message without words',
      content({ properties: { Text: '', MatchingCriteria: { Type: 'Inclusion' } } }),
      'Observations[0].Event.Properties.Text',
    ],
    [
      'criteria as text',
      content({ properties: { Text: 'hello', MatchingCriteria: 'Inclusion' } }),
      'Observations[0].Event.Properties.MatchingCriteria',
    ],
    [
      'criteria beside the properties',
      content({ event: { MatchingCriteria: { Type: 'Inclusion' } } }),
      'Observations[0].Event.MatchingCriteria',
    ],
    [
      'criteria of the console',
      content({ properties: { Text: 'hello', MatchingCriteria: { Type: 'Contains' } } }),
      'Observations[0].Event.Properties.MatchingCriteria.Type',
    ],
    [
      'an action that cannot be observed',
      content({ event: { Type: 'FlowActionStarted' }, properties: { ActionType: 'Compare', ActionParameters: {} } }),
      'Observations[0].Event.Properties.ActionType',
    ],
    [
      'a key that is none',
      content({ actions: [send({ Type: 'DtmfInput', Properties: { Value: 'A' } })] }),
      'Observations[0].Actions[0].Parameters.Instruction.Properties.Value',
    ],
    [
      'a key as a number',
      content({ actions: [send({ Type: 'DtmfInput', Properties: { Value: 1 } })] }),
      'Observations[0].Actions[0].Parameters.Instruction.Properties.Value',
    ],
    [
      'words as Text',
      content({ actions: [send({ Type: 'Utterance', Properties: { Text: 'hello' } })] }),
      'Observations[0].Actions[0].Parameters.Instruction.Properties.Text',
    ],
    [
      'an instruction of an older page',
      content({ actions: [send({ Type: 'TextUtterance', Properties: { Value: 'hello' } })] }),
      'Observations[0].Actions[0].Parameters.Instruction.Type',
    ],
    [
      'an assertion that something exists',
      content({ actions: [action('Assert', { Namespace: '$.Attributes.a', Operator: 'Exists', Operand: 'a' })] }),
      'Observations[0].Actions[0].Parameters.Operator',
    ],
    [
      'an assertion without operand',
      content({ actions: [action('Assert', { Namespace: '$.Attributes.a', Operator: 'Equals' })] }),
      'Observations[0].Actions[0].Parameters',
    ],
    ['an action of another name', content({ actions: [action('AssertData', {})] }), 'Observations[0].Actions[0].Type'],
    [
      'mocked hours',
      content({ actions: [override({ ...hoursCheck, Strategy: mock({ Value: 'InHours' }) })] }),
      'Observations[0].Actions[0].Parameters.Behavior.Properties.Strategy.Response',
    ],
    [
      'an override of nothing',
      content({ actions: [override({ ...hoursCheck, ActionParameters: {}, Strategy: mockError('NoMatchingError') })] }),
      'Observations[0].Actions[0].Parameters.Behavior.Properties.ActionParameters',
    ],
    [
      'a failure that hours do not have',
      content({ actions: [override({ ...hoursCheck, Strategy: mockError('QueueAtCapacity') })] }),
      'Observations[0].Actions[0].Parameters.Behavior.Properties.Strategy.Response.Error.Value',
    ],
    [
      'mocked data that are no text',
      content({ actions: [override({ ...invocation, Strategy: mock({ DelaySeconds: 0, LoadedData: {} }) })] }),
      'Observations[0].Actions[0].Parameters.Behavior.Properties.Strategy.Response.ExecutionResult.LoadedData',
    ],
    [
      'actions that are not linked',
      content({ actions: [{ ...send({ Type: 'Disconnect' }), Transitions: {} }] }),
      'Observations[0].Actions[0].Transitions',
    ],
    [
      'a next action of no name',
      content({ observation: { Actions: [{ ...end, Transitions: { NextAction: '' } }] } }),
      'Observations[0].Actions[0].Transitions',
    ],
  ])('refuses %s', (_, value, path) => {
    const errors = validateTestCase(value).filter(({ severity }) => severity === 'error')
    expect(errors.map((problem) => problem.path)).toContain(path)
  })

  it('warns of messages that are not English', () => {
    const properties = { Text: '감사합니다', MatchingCriteria: { Type: 'Inclusion' } }
    expect(validateTestCase(content({ properties }))).toEqual([
      {
        severity: 'warning',
        path: 'Observations[0].Event.Properties.Text',
        message: 'It is not English. An older page of the service says that only English is observed.',
      },
    ])
  })

  it('warns of a test that nothing ends', () => {
    const problems = validateTestCase(content({ observation: { Actions: [] } }))
    expect(problems.map(({ severity, path }) => [severity, path])).toEqual([['warning', 'Observations']])
  })
})
