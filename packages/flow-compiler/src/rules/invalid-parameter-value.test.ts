import { contactFlow, queue } from '@aicc/flow-dsl'
import { describe, expect, it } from 'vitest'
import type { ActionSketch } from '../../test/flow-json.js'
import { flowWith } from '../../test/flow-json.js'
import { expectProblems, expectValid, problemOf } from '../../test/rule-harness.js'
import { validActions, validElsewhere, withParameters } from '../../test/valid-actions.js'

const rule = 'invalid-parameter-value'
const {
  menu,
  playPrompt,
  storeInput,
  storePhoneNumber,
  setContactAttributes,
  tagContact,
  setEventFlow,
  setWorkingQueue,
  invokeLambda,
  transferToPhoneNumber,
  loop,
  showView,
  agenticCx,
  sendMessage,
} = validActions

type Row = readonly [action: ActionSketch, parameters: Readonly<Record<string, unknown>>, at: string]

function expectRefused([action, parameters, at]: Row): void {
  expectProblems(flowWith(withParameters(action, parameters)), rule).toEqual([
    {
      args: { action: 'subject', type: action.type, parameter: at },
      at: `subject > Parameters.${at}`,
      severity: 'error',
    },
  ])
}

describe(rule, () => {
  describe('types', () => {
    it.each<Row>([
      [menu, { StoreInput: false }, 'StoreInput'],
      [menu, { InputTimeLimitSeconds: 5 }, 'InputTimeLimitSeconds'],
      [transferToPhoneNumber, { ContinueFlowExecution: false }, 'ContinueFlowExecution'],
      [storeInput, { DTMFConfiguration: { DisableCancelKey: true } }, 'DTMFConfiguration.DisableCancelKey'],
      [setContactAttributes, { Attributes: { tries: 3 } }, 'Attributes.tries'],
      [playPrompt, { Text: null }, 'Text'],
      [playPrompt, { Text: ['안녕', '하세요'] }, 'Text'],
      [setWorkingQueue, { QueueId: { Value: 'q-1' } }, 'QueueId'],
      [setContactAttributes, { Attributes: 'tier=gold' }, 'Attributes'],
      [setContactAttributes, { Attributes: ['gold'] }, 'Attributes'],
      [validActions.setFlowAttributes, { FlowAttributes: { tries: '1' } }, 'FlowAttributes.tries'],
      [validElsewhere.loopPrompts.action, { Messages: { Text: '잠시만요.' } }, 'Messages'],
    ])('refuses %j', (...row) => expectRefused(row))

    it('tells how to spell a JSON boolean, which the service refuses with a misleading message', () => {
      expect(problemOf(flowWith(withParameters(storeInput, { StoreInput: true })), rule)).toMatchObject({
        message: '"subject": StoreInput has to be text, and is the boolean true.',
        suggestion: 'Write "True": numbers and booleans are text in the flow language.',
      })
    })

    it('tells how to spell a number', () => {
      expect(problemOf(flowWith(withParameters(menu, { InputTimeLimitSeconds: 5 })), rule).suggestion).toBe(
        'Write "5": numbers and booleans are text in the flow language.',
      )
    })

    it.each<readonly [ActionSketch, Readonly<Record<string, unknown>>, string]>([
      [storeInput, { StoreInput: 5 }, 'Write one of True, False, true, false.'],
      [menu, { InputTimeLimitSeconds: 500 }, 'Write a whole number from 1 to 180, as text.'],
      [validActions.compare, { ComparisonValue: 5 }, 'Write a reference such as $.Attributes.name.'],
      [
        validElsewhere.dial.action,
        { dialCriteriaRules: [{ type: 5 }] },
        'Write "CheckSegmentMembershipForCustomerProfile".',
      ],
    ])('does not tell to write what is refused, too: %j %j', (action, parameters, suggestion) => {
      expect(problemOf(flowWith(withParameters(action, parameters)), rule).suggestion).toBe(suggestion)
    })

    it('takes a JSON number as loop count, which the console writes', () => {
      expectValid(flowWith(withParameters(loop, { LoopCount: 3 })))
    })

    it('takes JSON numbers and booleans where exports have them, and nowhere else', () => {
      const filler = { Enabled: false, StartDelayInMilliseconds: 0 }
      expectValid(flowWith(withParameters(agenticCx, { AudioFillerConfiguration: filler })))
      expectRefused([
        agenticCx,
        { AudioFillerConfiguration: { Enabled: true, AudioType: true } },
        'AudioFillerConfiguration.AudioType',
      ])
    })

    it('checks the range of such a number too', () => {
      expectRefused([loop, { LoopCount: 101 }, 'LoopCount'])
    })
  })

  describe('objects', () => {
    it('takes one JSONPath for all data of a view, and no other text', () => {
      expectValid(flowWith(withParameters(showView, { ViewData: '$.External.data' })), rule)
      expectRefused([showView, { ViewData: 'form' }, 'ViewData'])
    })

    it('has at most ten context variables', () => {
      const contextVariables = Object.fromEntries(Array.from({ length: 11 }, (_, index) => [`v${index}`, 'x']))
      expectRefused([
        agenticCx,
        {
          AgentConfiguration: {
            WorkspaceId: 'w-1',
            ApplicationId: 'a-1',
            Alias: 'l-1',
            ContextVariables: contextVariables,
          },
        },
        'AgentConfiguration.ContextVariables',
      ])
    })

    it('takes the ARN of the number that an SMS comes from, and not the number', () => {
      expectRefused([
        sendMessage,
        { SourceEndpoint: { Address: '+8221234567', Type: 'CONNECT_PHONENUMBER_ARN' } },
        'SourceEndpoint.Address',
      ])
    })
  })

  describe('empty texts', () => {
    it.each<Row>([
      [playPrompt, { Text: '' }, 'Text'],
      [setContactAttributes, { Attributes: { tier: '' } }, 'Attributes.tier'],
      [invokeLambda, { LambdaInvocationAttributes: { phone: '' } }, 'LambdaInvocationAttributes.phone'],
      [invokeLambda, { LambdaInvocationAttributes: { a: { b: [''] } } }, 'LambdaInvocationAttributes.a.b[0]'],
      [validElsewhere.loopPrompts.action, { Messages: [{ Text: '' }] }, 'Messages[0].Text'],
    ])('refuses %j at any depth', (...row) => expectRefused(row))

    it('refuses one as a value of a view', () => {
      expectRefused([showView, { ViewData: { Heading: '' } }, 'ViewData.Heading'])
    })

    it('takes those inside the lists and objects of a view, which published guides have', () => {
      expectValid(flowWith(withParameters(showView, { ViewData: { Sections: [{ Heading: '', Items: [''] }] } })))
    })

    it.each<readonly [ActionSketch, Readonly<Record<string, unknown>>, string]>([
      [playPrompt, { Text: '' }, 'Leave it out, or write a space: " ".'],
      [menu, { InputTimeLimitSeconds: '' }, 'Write a whole number from 1 to 180, as text.'],
      [storeInput, { DTMFConfiguration: { DisableCancelKey: '' } }, 'Write one of True, False.'],
    ])('says what to write instead, and no space where one is refused: %j %j', (action, parameters, suggestion) => {
      expect(problemOf(flowWith(withParameters(action, parameters)), rule).suggestion).toBe(suggestion)
    })

    it('takes a space, which the service speaks as nothing', () => {
      expectValid(flowWith(withParameters(playPrompt, { Text: ' ' })))
    })

    it('only warns of a resource that nobody chose yet: exports of drafts have them', () => {
      expectProblems(flowWith(withParameters(setWorkingQueue, { QueueId: '' })), rule).toEqual([
        {
          args: { action: 'subject', type: 'UpdateContactTargetQueue', parameter: 'QueueId' },
          at: 'subject > Parameters.QueueId',
          severity: 'warning',
        },
      ])
    })
  })

  describe('ranges', () => {
    it.each<Row>([
      [menu, { InputTimeLimitSeconds: '0' }, 'InputTimeLimitSeconds'],
      [menu, { InputTimeLimitSeconds: '181' }, 'InputTimeLimitSeconds'],
      [menu, { InputTimeLimitSeconds: '5.5' }, 'InputTimeLimitSeconds'],
      [menu, { InputTimeLimitSeconds: 'five' }, 'InputTimeLimitSeconds'],
      [menu, { InputTimeLimitSeconds: ' 5' }, 'InputTimeLimitSeconds'],
      [
        storeInput,
        { InputValidation: { CustomValidation: { MaximumLength: '21' } } },
        'InputValidation.CustomValidation.MaximumLength',
      ],
      [loop, { LoopCount: '-1' }, 'LoopCount'],
      [loop, { LoopCount: '101' }, 'LoopCount'],
      [
        invokeLambda,
        { InvocationTimeLimitSeconds: '61', InvocationType: 'ASYNCHRONOUS' },
        'InvocationTimeLimitSeconds',
      ],
      [validActions.wait, { TimeLimitSeconds: '604801' }, 'TimeLimitSeconds'],
      [validActions.changeRoutingPriority, { QueuePriority: '0' }, 'QueuePriority'],
      [transferToPhoneNumber, { ThirdPartyConnectionTimeLimitSeconds: '601' }, 'ThirdPartyConnectionTimeLimitSeconds'],
    ])('refuses %j', (...row) => expectRefused(row))

    it.each<readonly [ActionSketch, Readonly<Record<string, unknown>>]>([
      [menu, { InputTimeLimitSeconds: '1' }],
      [menu, { InputTimeLimitSeconds: '180' }],
      [loop, { LoopCount: '0' }],
      [loop, { LoopCount: '100' }],
      [validActions.createCallback, { MaximumConnectionAttempts: '0' }],
      [validActions.changeRoutingPriority, { QueuePriority: undefined, QueueTimeAdjustmentSeconds: '-600' }],
    ])('takes the ends of the range: %j', (action, parameters) => {
      expectValid(flowWith(withParameters(action, parameters)))
    })

    it('says what is allowed', () => {
      expect(problemOf(flowWith(withParameters(menu, { InputTimeLimitSeconds: '200' })), rule).message).toBe(
        '"subject": InputTimeLimitSeconds is "200", and has to be a whole number from 1 to 180.',
      )
    })
  })

  describe('spellings', () => {
    it.each<Row>([
      [menu, { StoreInput: 'yes' }, 'StoreInput'],
      [validActions.setLogging, { FlowLoggingBehavior: 'enabled' }, 'FlowLoggingBehavior'],
      [validActions.setVoice, { TextToSpeechEngine: 'neurall' }, 'TextToSpeechEngine'],
      [invokeLambda, { ResponseValidation: { ResponseType: 'MAP' } }, 'ResponseValidation.ResponseType'],
      [validActions.wait, { Events: ['CustomerLeft'] }, 'Events[0]'],
      [setContactAttributes, { TargetContact: 'current' }, 'TargetContact'],
    ])('refuses %j', (...row) => expectRefused(row))

    it('suggests the spelling that was meant', () => {
      const flow = flowWith(withParameters(validActions.setLogging, { FlowLoggingBehavior: 'enabled' }))
      expect(problemOf(flow, rule).suggestion).toBe('Did you mean "Enabled"?')
    })

    it.each(['True', 'False', 'true'])('takes %s for StoreInput, since console and reference differ', (text) => {
      const flow = flowWith(withParameters(text === 'False' ? menu : storeInput, { StoreInput: text }))
      expectValid(flow)
    })
  })

  describe('patterns', () => {
    it.each<Row>([
      [transferToPhoneNumber, { ThirdPartyPhoneNumber: '02-1234-5678' }, 'ThirdPartyPhoneNumber'],
      [transferToPhoneNumber, { ThirdPartyPhoneNumber: '+0212345678' }, 'ThirdPartyPhoneNumber'],
      [transferToPhoneNumber, { ThirdPartyDTMFDigits: '12ab' }, 'ThirdPartyDTMFDigits'],
      [
        storeInput,
        { DTMFConfiguration: { InputTerminationSequence: '######' } },
        'DTMFConfiguration.InputTerminationSequence',
      ],
      [
        storePhoneNumber,
        { InputValidation: { PhoneNumberValidation: { NumberFormat: 'Local', CountryCode: 'kr' } } },
        'InputValidation.PhoneNumberValidation.CountryCode',
      ],
    ])('refuses %j', (...row) => expectRefused(row))

    it('says what is wanted in words', () => {
      const flow = flowWith(withParameters(transferToPhoneNumber, { ThirdPartyPhoneNumber: '02-1234' }))
      expect(problemOf(flow, rule).message).toBe(
        '"subject": ThirdPartyPhoneNumber is "02-1234", and has to be a number in international form, for instance +82212345678.',
      )
    })
  })

  describe('lengths', () => {
    it.each<Row>([
      [validActions.createTask, { Name: 'x'.repeat(513) }, 'Name'],
      [transferToPhoneNumber, { ThirdPartyDTMFDigits: '1'.repeat(51) }, 'ThirdPartyDTMFDigits'],
    ])('refuses a text that is too long: %#', (...row) => expectRefused(row))

    it('takes the longest text that is allowed', () => {
      expectValid(flowWith(withParameters(validActions.createTask, { Name: 'x'.repeat(512) })))
    })

    it('leaves the length of what is spoken to another rule', () => {
      expectValid(flowWith(withParameters(playPrompt, { Text: 'x'.repeat(7_000) })), rule)
    })
  })

  describe('lists and maps', () => {
    it('refuses more than six tags', () => {
      const tags = Object.fromEntries(['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((key) => [key, 'x']))
      expectRefused([tagContact, { Tags: tags }, 'Tags'])
    })

    it('takes six tags', () => {
      const tags = Object.fromEntries(['a', 'b', 'c', 'd', 'e', 'f'].map((key) => [key, 'x']))
      expectValid(flowWith(withParameters(tagContact, { Tags: tags })))
    })

    it.each<Row>([
      [tagContact, { Tags: {} }, 'Tags'],
      [tagContact, { Tags: { 'aws:team': 'x' } }, 'Tags.aws:team'],
      [setEventFlow, { EventHooks: { AgentWhisper: 'f-1', CustomerWhisper: 'f-2' } }, 'EventHooks'],
      [setEventFlow, { EventHooks: { Whisper: 'f-1' } }, 'EventHooks.Whisper'],
      [validElsewhere.loopPrompts.action, { Messages: [] }, 'Messages'],
    ])('refuses %j', (...row) => expectRefused(row))

    it('takes an empty list of recorded participants, which stops recording', () => {
      expectValid(flowWith(validActions.setRecording))
    })

    it.each(['a.b', 'a$b'])('warns of the attribute name %s, whose value can never be read', (name) => {
      expectProblems(flowWith(withParameters(setContactAttributes, { Attributes: { [name]: 'x' } })), rule).toEqual([
        {
          args: { action: 'subject', type: 'UpdateContactAttributes', parameter: `Attributes.${name}` },
          at: `subject > Parameters.Attributes.${name}`,
          severity: 'warning',
        },
      ])
    })

    it('takes an attribute whose name is itself a reference', () => {
      expectValid(flowWith(withParameters(setContactAttributes, { Attributes: { '$.Attributes.key': 'x' } })))
    })
  })

  describe('resources', () => {
    it.each<Row>([
      [setWorkingQueue, { QueueId: 'arn:aws:connect:us-east-1:1:instance/i/contact-flow/f' }, 'QueueId'],
      [setWorkingQueue, { QueueId: 'arn:aws:lambda:us-east-1:1:function:f' }, 'QueueId'],
      [invokeLambda, { LambdaFunctionARN: 'arn:aws:connect:us-east-1:1:instance/i/queue/q' }, 'LambdaFunctionARN'],
      [
        validActions.transferToFlow,
        { ContactFlowId: 'arn:aws:connect:us-east-1:1:instance/i/flow-module/m' },
        'ContactFlowId',
      ],
      [playPrompt, { Text: undefined, PromptId: 'arn:aws:s3:::bucket/hello.wav' }, 'PromptId'],
    ])('refuses the ARN of something else: %j', (...row) => expectRefused(row))

    it.each<readonly [ActionSketch, Readonly<Record<string, unknown>>]>([
      [setWorkingQueue, { QueueId: '0e1d2c3b-0000-4000-8000-000000000000' }],
      [setWorkingQueue, { QueueId: 'arn:aws-us-gov:connect:us-gov-west-1:1:instance/i/queue/q' }],
      [invokeLambda, { LambdaFunctionARN: 'arn:aws:lambda:us-east-1:1:function:f:live' }],
    ])('takes an id, another partition, an alias: %j', (action, parameters) => {
      expectValid(flowWith(withParameters(action, parameters)))
    })

    it.each(['${QueueArn}', '{{queue:support}}', '<<queue>>', '%%QUEUE%%', 'arn:aws:connect:${AWS::Region}:queue'])(
      'says nothing of %s, which a deployment replaces',
      (placeholder) => {
        expectValid(flowWith(withParameters(setWorkingQueue, { QueueId: placeholder })))
      },
    )

    it('refuses a symbol of another kind in a TypeScript flow', () => {
      const flow = contactFlow('kinds', { onError: (builder) => builder.disconnect() }, (builder) => {
        builder.action({
          Type: 'InvokeLambdaFunction',
          id: 'call',
          Parameters: { LambdaFunctionARN: queue('support'), InvocationTimeLimitSeconds: '8' },
          on: { NoMatchingError: () => builder.disconnect() },
        })
        builder.disconnect()
      })
      expect(problemOf(flow, rule).message).toBe(
        '"call": LambdaFunctionARN has to be a Lambda function, and is the queue "support".',
      )
    })
  })

  it('leaves a reference to be known when the contact is there', () => {
    expectValid(flowWith(withParameters(loop, { LoopCount: '$.Attributes.tries' })))
  })

  it('leaves alone the symbols that builder methods write', () => {
    const flow = contactFlow('symbols', { onError: (builder) => builder.disconnect() }, (builder) => {
      builder.setWorkingQueue(queue('support'))
      builder.transferToQueue({ on: { QueueAtCapacity: () => builder.disconnect() } })
    })
    expectValid(flow)
  })
})
