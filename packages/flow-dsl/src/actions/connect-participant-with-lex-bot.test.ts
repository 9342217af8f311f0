import { expect, it } from 'vitest'
import { brokenConstraints, statedOutcomes, writtenBy, writtenUnderHandlerBy } from '../../test/written-action.js'
import { lexBot } from '../index.js'
import { connectParticipantWithLexBot } from './connect-participant-with-lex-bot.js'

const bot = lexBot('travel', { intents: ['Book', 'Cancel', 'Ask'] })

it('hands over to the bot and branches on the intents that were given', () => {
  expect(
    writtenBy((flow, elsewhere) =>
      flow.connectToLexBot(bot, {
        prompt: 'How can I help?',
        sessionAttributes: { 'x-amz-lex:audio:end-timeout-ms:*:*': '800' },
        on: { Cancel: elsewhere, Book: () => {}, NoMatchingCondition: elsewhere, NoMatchingError: elsewhere },
      }),
    ),
  ).toEqual({
    type: 'ConnectParticipantWithLexBot',
    parameters: {
      Text: 'How can I help?',
      LexV2Bot: { AliasArn: { kind: 'lexBot', name: 'travel' } },
      LexSessionAttributes: { 'x-amz-lex:audio:end-timeout-ms:*:*': '800' },
    },
    ways: {
      'Equals Book': 'after',
      'Equals Cancel': 'elsewhere',
      NoMatchingCondition: 'elsewhere',
      NoMatchingError: 'elsewhere',
    },
  })
})

it('gives the first message of a chat to the bot', () => {
  expect(
    writtenUnderHandlerBy((flow, elsewhere) =>
      flow.connectToLexBot(bot, { prompt: { initialMessage: true }, on: { NoMatchingCondition: elsewhere } }),
    ).parameters,
  ).toMatchObject({ LexInitializationData: { InitialMessage: '$.Media.InitialMessage' } })
})

it('gives no other attribute to the bot unread', () => {
  const opening = (InitialMessage: string) =>
    brokenConstraints(connectParticipantWithLexBot, { LexInitializationData: { InitialMessage } })
  expect(opening('$.Media.InitialMessage')).toEqual([])
  expect(opening('$.Attributes.message')).toEqual(['LexInitializationData'])
})

it('gives up a silent chat after a time', () => {
  const timed = writtenUnderHandlerBy((flow, elsewhere) =>
    flow.connectToLexBot(bot, {
      prompt: 'Hi',
      chatTimeoutSeconds: 120,
      on: { NoMatchingCondition: elsewhere, InputTimeLimitExceeded: () => flow.disconnect({ id: 'silent' }) },
    }),
  )
  expect(timed.parameters).toMatchObject({ LexTimeoutSeconds: { Text: '120' } })
  expect(timed.ways).toEqual({
    NoMatchingCondition: 'elsewhere',
    InputTimeLimitExceeded: 'silent',
    NoMatchingError: 'handler',
  })
})

it('needs a branch for an intent without one and for a failure', () => {
  expect(statedOutcomes(connectParticipantWithLexBot, {})).toEqual({
    form: 'only form',
    next: 'never',
    failures: ['NoMatchingError'],
    events: ['NoMatchingCondition'],
    optional: ['InputTimeLimitExceeded'],
    results: [],
  })
})

it('leaves what the bot found, and is called by the bot', () => {
  expect(connectParticipantWithLexBot.sets?.({})).toEqual(['$.Lex'])
  expect(connectParticipantWithLexBot.label?.({ LexV2Bot: { AliasArn: bot } })).toBe('travel')
  expect(connectParticipantWithLexBot.label?.({ LexV2Bot: { AliasArn: 'arn:aws:lex:x:1:bot-alias/A/B' } })).toBe('B')
  expect(connectParticipantWithLexBot.label?.({})).toBeUndefined()
})
