import { attribute, contact, contactFlow, queue } from '@aicc/flow-dsl'
import { describe, expect, it } from 'vitest'
import type { ActionSketch } from '../../test/flow-json.js'
import { flowWith } from '../../test/flow-json.js'
import { expectProblems, expectValid, problemOf } from '../../test/rule-harness.js'
import { validActions, withParameters } from '../../test/valid-actions.js'

const rule = 'misplaced-reference'
const { menu, compare, loop, setWorkingQueue, playPrompt, setCallbackNumber, setContactAttributes } = validActions

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
  describe('where only a literal may stand', () => {
    it.each<Row>([
      [menu, { InputTimeLimitSeconds: '$.Attributes.seconds' }, 'InputTimeLimitSeconds'],
      [menu, { StoreInput: '$.Attributes.store' }, 'StoreInput'],
      [validActions.setLogging, { FlowLoggingBehavior: '$.Attributes.logging' }, 'FlowLoggingBehavior'],
      [validActions.invokeLambda, { InvocationTimeLimitSeconds: '$.Attributes.limit' }, 'InvocationTimeLimitSeconds'],
      [validActions.createTask, { TaskTemplateId: 'template-$.Attributes.id' }, 'TaskTemplateId'],
    ])('refuses a JSONPath: %j', (...row) => expectRefused(row))
  })

  describe('where one value may stand, literal or not', () => {
    it.each<Row>([
      [setWorkingQueue, { QueueId: 'queue-$.Attributes.queue' }, 'QueueId'],
      [loop, { LoopCount: '1$.Attributes.tries' }, 'LoopCount'],
      [playPrompt, { Text: undefined, PromptId: '$.Attributes.prompt.' }, 'PromptId'],
      [validActions.tagContact, { Tags: { team: '$.Attributes.a $.Attributes.b' } }, 'Tags.team'],
    ])('refuses a JSONPath inside a text: %j', (...row) => expectRefused(row))

    it.each<readonly [ActionSketch, Readonly<Record<string, unknown>>]>([
      [setWorkingQueue, { QueueId: '$.Attributes.queue' }],
      [setWorkingQueue, { QueueId: "$.Attributes['queue id']" }],
      [loop, { LoopCount: '$.Attributes.tries' }],
      [playPrompt, { Text: undefined, PromptId: '$.Attributes.prompt' }],
    ])('takes a JSONPath as the whole value: %j', (action, parameters) => {
      expectValid(flowWith(withParameters(action, parameters)))
    })
  })

  describe('where a JSONPath has to stand', () => {
    it.each<Row>([
      [compare, { ComparisonValue: 'gold' }, 'ComparisonValue'],
      [compare, { ComparisonValue: '$.Attributes.tier ' }, 'ComparisonValue'],
      [compare, { ComparisonValue: '$' }, 'ComparisonValue'],
      [setCallbackNumber, { CallbackNumber: '+82212345678' }, 'CallbackNumber'],
    ])('refuses anything else: %j', (...row) => expectRefused(row))

    it.each(['$.Attributes', '$.External', '$.Queue'])('refuses the whole namespace %s', (path) => {
      expectRefused([compare, { ComparisonValue: path }, 'ComparisonValue'])
    })

    it('shows how to refer to one value', () => {
      expect(problemOf(flowWith(withParameters(compare, { ComparisonValue: '$.Attributes' })), rule).suggestion).toBe(
        'Write $.Attributes.name.',
      )
    })

    it.each(['$.Attributes.tier', '$.Channel', '$.StoredCustomerInput', "$['Attributes']['tier']"])(
      'takes %s',
      (path) => {
        expectValid(flowWith(withParameters(compare, { ComparisonValue: path })), rule)
      },
    )
  })

  describe('where text is spoken, sent or kept', () => {
    it.each<readonly [ActionSketch, Readonly<Record<string, unknown>>]>([
      [playPrompt, { Text: '안녕하세요, $.Attributes.name 님. $.Attributes.greeting' }],
      [playPrompt, { Text: undefined, SSML: '<speak>$.Attributes.name</speak>' }],
      [setContactAttributes, { Attributes: { full: '$.Attributes.first $.Attributes.last' } }],
      [validActions.invokeLambda, { LambdaInvocationAttributes: { key: 'a-$.ContactId' } }],
    ])('takes JSONPaths anywhere: %j', (action, parameters) => {
      expectValid(flowWith(withParameters(action, parameters)), rule)
    })
  })

  it('leaves alone the symbols and references that builder methods write', () => {
    expectValid(
      contactFlow('symbols', { onError: (flow) => flow.disconnect() }, (flow) => {
        flow.setWorkingQueue(queue('support'))
        flow.setWorkingQueue(attribute('$.Attributes.queue'))
        flow.setCallbackNumber(contact.customerEndpoint.address, {
          on: { InvalidCallbackNumber: () => {}, CallbackNumberNotDialable: () => {} },
        })
        flow.disconnect()
      }),
    )
  })

  it.each(['$5', '5 $', '$$', 'US$.'])('does not take %j for a JSONPath', (text) => {
    expectValid(flowWith(withParameters(setContactAttributes, { Attributes: { price: text } })), rule)
  })
})
