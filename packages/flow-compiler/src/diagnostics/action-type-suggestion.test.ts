import { describe, expect, it } from 'vitest'
import { suggestActionType } from './action-type-suggestion.js'

describe('a slip of the fingers', () => {
  it.each([
    ['MessageParticipent', 'MessageParticipant'],
    ['compare', 'Compare'],
    ['ShowViews', 'ShowView'],
    ['Loo', 'Loop'],
    ['InvokeLambdaFunctionV2', 'InvokeLambdaFunction'],
  ])('in %s is mended', (written, meant) => {
    expect(suggestActionType(written, 'CONTACT_FLOW')).toContain(`Did you mean "${meant}"`)
  })

  it('is not looked for in a short word', () => {
    for (const written of ['Foo', 'xyz', 'A', '']) {
      expect(suggestActionType(written, 'CONTACT_FLOW')).toBe('See the list of action types in docs/actions.')
    }
  })
})

it.each([
  ['playPrompt', 'MessageParticipant'],
  ['PlayPromptAction', 'MessageParticipant'],
  ['Play prompt', 'MessageParticipant'],
  ['Set working queue', 'UpdateContactTargetQueue'],
  ['AWS Lambda function', 'InvokeLambdaFunction'],
  ['SET_WHISPER_FLOW', 'UpdateContactEventHooks'],
  ['SetContactAttribute', 'UpdateContactAttributes'],
])('knows %s, a name of the console, in any spelling', (written, meant) => {
  expect(suggestActionType(written, 'CONTACT_FLOW')).toBe(`Use ${meant}.`)
})

it.each([
  ['PlayAudio', '"MessageParticipant" (Play prompt)'],
  ['SayText', '"MessageParticipant" (Play prompt)'],
  ['GetUserInputDTMF', '"GetParticipantInput" (Get customer input (DTMF))'],
  ['CollectDigits', '"GetParticipantInput" (Get customer input (DTMF))'],
  ['TransferCallToQueue', '"TransferContactToQueue" (Transfer to queue)'],
  ['ForwardCall', '"TransferParticipantToThirdParty" (Transfer to phone number)'],
  ['CheckTime', '"CheckHoursOfOperation" (Check hours of operation)'],
  ['IfElse', '"Compare" (Check contact attributes)'],
  ['RandomSplit', '"DistributeByPercentage" (Distribute by percentage)'],
  ['CallWebhook', '"InvokeLambdaFunction" (AWS Lambda function)'],
  ['StartBot', '"ConnectParticipantWithLexBot" (Get customer input (Amazon Lex))'],
  ['EndCall', '"DisconnectParticipant" (Disconnect / hang up)'],
  ['StartStreaming', '"UpdateContactMediaStreamingBehavior" (Start media streaming)'],
  ['SetQueuePriority', '"UpdateContactRoutingBehavior" (Change routing priority / age)'],
  ['AddWhisper', '"UpdateContactEventHooks" (Set whisper flow)'],
  ['CreateTicket', '"CreateTask" (Create task)'],
  ['ForEach', '"Loop"'],
])('understands %s by its words', (written, meant) => {
  expect(suggestActionType(written, 'CONTACT_FLOW').startsWith(`Did you mean ${meant}`)).toBe(true)
})

it.each([
  ['SendEmail', 'CreateContact'],
  ['RecordVoicemail', 'there is no action for voicemail'],
  ['HoldCustomer', 'UpdatePreviousContactParticipantState'],
  ['GetQueuePosition', 'GetMetricData'],
])('says what to do instead of %s', (written, advice) => {
  expect(suggestActionType(written, 'CONTACT_FLOW')).toContain(advice)
})

it('prefers what is legal in the flow', () => {
  expect(suggestActionType('SmsMessage', 'CONTACT_FLOW')).toContain('"StartOutboundChatContact"')
  expect(suggestActionType('SmsMessage', 'CAMPAIGN')).toContain('"SendSMS"')
  expect(suggestActionType('SmsMessage', undefined)).toContain('"StartOutboundChatContact"')
})

it.each(['__proto__', 'constructor', 'toString', 'x'.repeat(100_000), '메시지', 'V2'])(
  'does not fall for %.20s',
  (written) => {
    expect(suggestActionType(written, 'CONTACT_FLOW')).toMatch(/\.$|\?$/)
  },
)
