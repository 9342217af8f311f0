import type { JsonObject } from '@aicc/flow-dsl/language'
import { describe, expect, it } from 'vitest'
import { flowOf } from '../../test/player.js'
import type { FlowSource } from '../program/load-program.js'
import { replayLog } from './replay-log.js'

/**
 * Logs in the shape of the service: its names of parameters, its resource ARNs, entries that only it writes. They are made
 * up after published ones:
 * - `SetQueue`: https://docs.aws.amazon.com/connect/latest/adminguide/contact-flow-log-data.html
 * - the course of Loop prompts with a transfer that fails: https://blog.ilearnaws.com/2020/05/13/dive-deep-to-contact-block-loop-prompts
 */
const instance = 'arn:aws:connect:us-west-2:111122223333:instance/nnnnnnnn-3333-4444-5555-111111111111'

/** Entries of a contact: seconds, flow, action, the rest. */
type Line = readonly [seconds: number, flow: string, identifier: string, type: string, rest?: JsonObject]

function logOf(lines: readonly Line[]): string {
  const events = lines.map(([seconds, flow, Identifier, ContactFlowModuleType, rest], index) => ({
    logStreamName: '2026/01/05/a',
    timestamp: Date.UTC(2026, 0, 5) + seconds * 1000,
    eventId: String(index),
    message: JSON.stringify({
      ...rest,
      ContactId: '11111111-2222-3333-4444-555555555555',
      ContactFlowId: `${instance}/contact-flow/${flow}`,
      ContactFlowName: `Name of ${flow}`,
      ContactFlowModuleType,
      Identifier,
      Timestamp: new Date(Date.UTC(2026, 0, 5) + seconds * 1000).toISOString(),
    }),
  }))
  return JSON.stringify({ events, searchedLogStreams: [] })
}

const errors = { NoMatchingError: 'bye' }
const inbound: FlowSource = {
  ...flowOf({
    logging: { type: 'UpdateFlowLoggingBehavior', parameters: { FlowLoggingBehavior: 'Enabled' }, next: 'hook' },
    hook: {
      type: 'UpdateContactEventHooks',
      parameters: { EventHooks: { CustomerQueue: `${instance}/contact-flow/waiting` } },
      next: 'menu',
      errors,
    },
    menu: {
      type: 'GetParticipantInput',
      parameters: { SSML: '<speak>Press 1.</speak>', StoreInput: 'False', InputTimeLimitSeconds: '5' },
      next: 'bye',
      on: { '1': 'function' },
      errors: { ...errors, NoMatchingCondition: 'menu', InputTimeLimitExceeded: 'menu' },
    },
    function: {
      type: 'InvokeLambdaFunction',
      parameters: {
        LambdaFunctionARN: 'arn:aws:lambda:us-west-2:111122223333:function:orders',
        InvocationTimeLimitSeconds: '3',
        LambdaInvocationAttributes: { caller: '$.CustomerEndpoint.Address' },
        ResponseValidation: { ResponseType: 'STRING_MAP' },
      },
      next: 'keep',
      errors,
    },
    keep: {
      type: 'UpdateContactAttributes',
      parameters: { Attributes: { priority: '$.External.priority', language: 'en' }, TargetContact: 'Current' },
      next: 'check',
      errors,
    },
    check: {
      type: 'Compare',
      parameters: { ComparisonValue: '$.Attributes.priority' },
      next: 'bye',
      on: { high: 'bye', standard: 'say' },
      errors: { NoMatchingCondition: 'bye' },
    },
    say: { type: 'MessageParticipant', parameters: { Text: 'You are $.Attributes.priority.' }, next: 'queue' },
    queue: {
      type: 'UpdateContactTargetQueue',
      parameters: { QueueId: `${instance}/queue/basic` },
      next: 'transfer',
      errors,
    },
    transfer: { type: 'TransferContactToQueue', next: 'bye', errors: { ...errors, QueueAtCapacity: 'bye' } },
  }),
  arn: `${instance}/contact-flow/inbound`,
}
const waiting: FlowSource = {
  ...flowOf(
    {
      loop: {
        type: 'MessageParticipantIteratively',
        parameters: { Messages: [{ Text: 'One moment.' }], InterruptFrequencySeconds: '19' },
        next: 'resume',
        on: { MessagesInterrupted: 'call' },
        errors: { NoMatchingError: 'resume' },
      },
      call: {
        type: 'TransferParticipantToThirdParty',
        parameters: {
          ThirdPartyPhoneNumber: '+12065550100',
          ThirdPartyConnectionTimeLimitSeconds: '30',
          ContinueFlowExecution: 'False',
        },
        next: 'resume',
        errors: { NoMatchingError: 'resume', CallFailed: 'resume', ConnectionTimeLimitExceeded: 'resume' },
      },
      resume: { type: 'EndFlowExecution' },
    },
    { name: 'queue flow', flowType: 'CUSTOMER_QUEUE' },
  ),
  arn: 'waiting',
}

const ssml = { Text: '<speak>Press 1.</speak>', TextToSpeechType: 'ssml', Timeout: '5000', MaxDigits: '1' }
const comparison = { Value: 'standard', ComparisonMethod: 'Equals' }
const untilQueue: readonly Line[] = [
  [0, 'inbound', 'logging', 'SetLoggingBehavior', { Parameters: { LoggingBehavior: 'Enable' } }],
  [
    0.1,
    'inbound',
    'hook',
    'SetContactFlow',
    { Parameters: { Type: 'CustomerQueue', ContactFlowId: `${instance}/contact-flow/waiting` } },
  ],
  [0.2, 'inbound', 'menu', 'GetUserInput', { Parameters: ssml }],
  [6, 'inbound', 'menu', 'GetUserInput', { Parameters: ssml, Results: 'Timeout' }],
  [6, 'inbound', 'menu', 'GetUserInput', { Parameters: ssml }],
  [9, 'inbound', 'menu', 'GetUserInput', { Parameters: ssml, Results: '1' }],
  [
    11.4,
    'inbound',
    'function',
    'InvokeExternalResource',
    {
      ExternalResults: { priority: 'standard', age: '30' },
      Parameters: {
        FunctionArn: 'arn:aws:lambda:us-west-2:111122223333:function:orders',
        ResponseValidation: 'ResponseType=STRING_MAP',
        TimeLimit: '3000',
        Parameters: { caller: '+12065550199' },
      },
    },
  ],
  [
    11.5,
    'inbound',
    'keep',
    'SetAttributes',
    { Parameters: { Key: 'language', Value: 'en', AddAttributeToRelatedContact: 'false' } },
  ],
  [
    11.5,
    'inbound',
    'keep',
    'SetAttributes',
    { Parameters: { Key: 'priority', Value: 'standard', AddAttributeToRelatedContact: 'false' } },
  ],
  [
    11.6,
    'inbound',
    'check',
    'CheckAttribute',
    { Parameters: { ...comparison, SecondValue: 'high' }, Results: 'false' },
  ],
  [
    11.6,
    'inbound',
    'check',
    'CheckAttribute',
    { Parameters: { ...comparison, SecondValue: 'standard' }, Results: 'true' },
  ],
  [11.7, 'inbound', 'say', 'PlayPrompt', { Parameters: { Text: 'You are standard.', TextToSpeechType: 'text' } }],
  [
    14,
    'inbound',
    'say',
    'PlayPrompt',
    { Parameters: { Text: 'You are standard.', TextToSpeechType: 'text' }, Results: 'Success' },
  ],
  [14.1, 'inbound', 'queue', 'SetQueue', { Parameters: { Queue: `${instance}/queue/basic` } }],
  [14.2, 'inbound', 'transfer', 'Transfer'],
]
const inQueue: readonly Line[] = [
  [15, 'waiting', 'loop', 'LoopPrompts'],
  [34, 'waiting', 'call', 'Transfer'],
  [34, 'waiting', 'call', 'Transfer', { Results: 'Error' }],
  [34, 'waiting', 'resume', 'Resume'],
  [34, 'waiting', 'loop', 'LoopPrompts'],
  [53, 'waiting', 'call', 'Transfer'],
]

describe('a log of the service', () => {
  it('agrees with the flows that wrote it', () => {
    const replay = replayLog([inbound, waiting], logOf([...untilQueue, ...inQueue]))
    expect(replay.contacts.map(({ parted }) => parted)).toEqual([undefined])
    expect(replay).toMatchObject({ agrees: true, notes: [], contacts: [{ entries: 21, agreed: 21, notes: [] }] })
  })

  it('agrees as far as the flows go that were given', () => {
    expect(replayLog(inbound, logOf([...untilQueue, ...inQueue]))).toMatchObject({
      agrees: true,
      contacts: [{ entries: 15, notes: ['6 entries of flows that were not given: Name of waiting.'] }],
    })
  })

  it.each(['The Lambda Function Returned An Error.', 'Status Code: 403; Error Code: AccessDeniedException'])(
    'agrees with a function that failed: %s',
    (Results) => {
      const [head, tail] = [untilQueue.slice(0, 6), untilQueue[6]]
      const failed: Line = [
        10,
        'inbound',
        'function',
        'InvokeExternalResource',
        { ...tail?.[4], ExternalResults: null, Results },
      ]
      expect(replayLog(inbound, logOf([...head, failed, [10.1, 'inbound', 'bye', 'Disconnect']])).agrees).toBe(true)
    },
  )

  it('parts from another version of the flow', () => {
    const other = untilQueue.map(([seconds, from, name, type, rest = {}]): Line => [
      seconds,
      from,
      name === 'say' ? 'speak' : name,
      type,
      rest,
    ])
    expect(replayLog(inbound, logOf(other)).contacts[0]?.parted).toMatchObject({
      logged: { entry: 12, action: 'speak', type: 'PlayPrompt' },
      simulated: { action: 'say' },
      explanations: [{ kind: 'another version', message: expect.stringContaining('has no action "speak"') }],
    })
  })

  it('of the documentation, without names and identifiers, is found by the id of its flow', () => {
    const log = untilQueue.map(([seconds, flow, , type, rest]) => ({
      ContactId: '11111111-2222-3333-4444-555555555555',
      ContactFlowId: `${instance}/contact-flow/${flow}`,
      ContactFlowModuleType: type,
      Timestamp: new Date(Date.UTC(2026, 0, 5) + seconds * 1000).toISOString(),
      ...rest,
    }))
    expect(replayLog(inbound, JSON.stringify(log)).contacts.map(({ parted }) => parted)).toEqual([undefined])
  })
})
