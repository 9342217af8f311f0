import { describe, expect, it } from 'vitest'
import type { ActionSketch } from '../../test/flow-json.js'
import { flowWith } from '../../test/flow-json.js'
import { expectProblems, expectValid, problemOf } from '../../test/rule-harness.js'
import { validActions, validElsewhere, withParameters } from '../../test/valid-actions.js'

const rule = 'conflicting-parameters'
const { playPrompt, menu, storeInput, storePhoneNumber, setWorkingQueue, lexBot, createTask } = validActions

type Row = readonly [
  title: string,
  action: ActionSketch,
  parameters: Readonly<Record<string, unknown>>,
  given: string,
  at: string,
]

describe(rule, () => {
  describe('parameters that exclude each other', () => {
    it.each<Row>([
      ['text and SSML', playPrompt, { SSML: '<speak>x</speak>' }, 'Text, SSML', 'Parameters.SSML'],
      ['text and a recorded prompt', playPrompt, { PromptId: 'p-1' }, 'PromptId, Text', 'Parameters.Text'],
      ['a queue and an agent', setWorkingQueue, { AgentId: 'a-1' }, 'QueueId, AgentId', 'Parameters.AgentId'],
      [
        'a priority and an age',
        validActions.changeRoutingPriority,
        { QueueTimeAdjustmentSeconds: '60' },
        'QueuePriority, QueueTimeAdjustmentSeconds',
        'Parameters.QueueTimeAdjustmentSeconds',
      ],
      [
        'a delay and a time',
        createTask,
        { DelaySeconds: '60', ScheduledTime: '$.Attributes.time' },
        'DelaySeconds, ScheduledTime',
        'Parameters.ScheduledTime',
      ],
      [
        'two bots',
        lexBot,
        { LexBot: { Name: 'b', Region: 'us-east-1', Alias: '$LATEST' } },
        'LexV2Bot, LexBot',
        'Parameters.LexBot',
      ],
      [
        'two recording behaviours',
        validActions.setRecordingAndAnalytics,
        { ScreenRecordingBehavior: { ScreenRecordedParticipants: ['Agent'] } },
        'VoiceBehavior, ScreenRecordingBehavior',
        'Parameters.ScreenRecordingBehavior',
      ],
      [
        'two validations of input',
        storeInput,
        {
          InputValidation: {
            CustomValidation: { MaximumLength: '8' },
            PhoneNumberValidation: { NumberFormat: 'E164' },
          },
        },
        'PhoneNumberValidation, CustomValidation',
        'Parameters.InputValidation.CustomValidation',
      ],
    ])('are not %s together', (_title, action, parameters, given, at) => {
      const problems = expectProblems(flowWith(withParameters(action, parameters)), rule)
      problems.toContainEqual({
        args: { action: 'subject', type: action.type, given },
        at: `subject > ${at}`,
        severity: 'error',
      })
    })

    it('are shown at the second one', () => {
      const flow = flowWith(withParameters(playPrompt, { SSML: '<speak>x</speak>' }))
      expect(problemOf(flow, rule)).toMatchObject({
        message:
          '"subject": MessageParticipant takes exactly one of PromptId, Text, SSML, Media, and has Text and SSML.',
        suggestion: 'Keep one and remove the others.',
      })
    })
  })

  describe('parameters of which one is needed', () => {
    it.each<readonly [string, ActionSketch, Readonly<Record<string, unknown>>, string]>([
      ['something to play', playPrompt, { Text: undefined }, 'Parameters'],
      ['something to say in a menu', menu, { Text: undefined }, 'Parameters'],
      ['a queue or an agent', setWorkingQueue, { QueueId: undefined }, 'Parameters'],
      ['a validation', storeInput, { InputValidation: {} }, 'Parameters.InputValidation'],
      [
        'something to play in each message',
        validElsewhere.loopPrompts.action,
        { Messages: [{}] },
        'Parameters.Messages[0]',
      ],
    ])('are reported when there is none: %s', (_title, action, parameters, at) => {
      expectProblems(flowWith(withParameters(action, parameters)), rule).toEqual([
        { args: { action: 'subject', type: action.type, given: '' }, at: `subject > ${at}`, severity: 'error' },
      ])
    })
  })

  describe('parameters that a form refuses', () => {
    it.each<readonly [string, ActionSketch, string]>([
      ['a menu', menu, 'InputValidation'],
      ['a menu', menu, 'InputEncryption'],
      ['stored phone numbers', storePhoneNumber, 'InputEncryption'],
    ])('are reported: %s does not take %s', (_title, action, name) => {
      const values = {
        InputValidation: { CustomValidation: { MaximumLength: '8' } },
        InputEncryption: { EncryptionKeyId: 'k-1', Key: 'PEM' },
      }
      const flow = flowWith(withParameters(action, { [name]: Reflect.get(values, name) }))
      expectProblems(flow, rule).toEqual([
        {
          args: { action: 'subject', type: 'GetParticipantInput', given: name },
          at: `subject > Parameters.${name}`,
          severity: 'error',
        },
      ])
    })
  })

  describe('parameters that depend on others', () => {
    it.each<readonly [string, ActionSketch, Readonly<Record<string, unknown>>, string]>([
      [
        'a local number has a country',
        storePhoneNumber,
        { InputValidation: { PhoneNumberValidation: { NumberFormat: 'Local' } } },
        'InputValidation.PhoneNumberValidation.CountryCode',
      ],
      [
        'a star that ends the input does not cancel it',
        storeInput,
        { DTMFConfiguration: { InputTerminationSequence: '*' } },
        'DTMFConfiguration.DisableCancelKey',
      ],
      [
        'a synchronous call takes 8 seconds at most',
        validActions.invokeLambda,
        { InvocationTimeLimitSeconds: '9' },
        'InvocationTimeLimitSeconds',
      ],
      ['a task has a flow', createTask, { ContactFlowId: undefined }, 'ContactFlowId'],
      [
        'contact properties are not empty',
        validActions.setContactProperties,
        { LanguageCode: undefined, TargetContact: 'Current' },
        'LanguageCode',
      ],
    ])('are reported: %s', (_title, action, parameters, given) => {
      expectProblems(flowWith(withParameters(action, parameters)), rule).toEqual([
        {
          args: { action: 'subject', type: action.type, given },
          at: `subject > Parameters.${given}`,
          severity: 'error',
        },
      ])
    })

    it.each<readonly [string, ActionSketch, Readonly<Record<string, unknown>>]>([
      [
        'a star that does not cancel',
        storeInput,
        { DTMFConfiguration: { InputTerminationSequence: '*', DisableCancelKey: 'True' } },
      ],
      [
        'a longer asynchronous call',
        validActions.invokeLambda,
        { InvocationTimeLimitSeconds: '60', InvocationType: 'ASYNCHRONOUS' },
      ],
      ['a task whose template has the flow', createTask, { ContactFlowId: undefined, TaskTemplateId: 't-1' }],
    ])('leaves alone %s', (_title, action, parameters) => {
      expectValid(flowWith(withParameters(action, parameters)))
    })
  })

  it.each<readonly [string, ActionSketch]>([
    ['metrics of the working queue', withParameters(validActions.getMetrics, { QueueId: undefined })],
    ['text that is empty, which is given all the same', withParameters(playPrompt, { Text: '' })],
  ])('leaves alone %s', (_title, action) => {
    expectValid(flowWith(action), rule)
  })
})
