import type { JsonObject } from '@aicc/flow-dsl/language'
import { describe, expect, it } from 'vitest'
import { flowOf, pause, play } from '../../test/player.js'

function bot(parameters: JsonObject = {}) {
  return flowOf({
    bot: {
      type: 'ConnectParticipantWithLexBot',
      parameters: {
        Text: 'How can I help?',
        LexV2Bot: { AliasArn: 'arn:aws:lex:ap-northeast-2:111122223333:bot-alias/BOT1/ALIAS1' },
        ...parameters,
      },
      on: { Book: 'pause', FallbackIntent: 'fallback' },
      next: 'next',
      errors: { NoMatchingCondition: 'other', NoMatchingError: 'error', InputTimeLimitExceeded: 'silence' },
    },
    pause: pause(),
  })
}

describe('a bot', () => {
  it('speaks its prompt and takes over', () => {
    const player = play(bot())
    expect(player.said).toEqual(['How can I help?'])
    expect(player.ask).toEqual({ kind: 'bot', name: 'BOT1', intents: ['Book', 'FallbackIntent'] })
  })

  it('takes the branch of the intent, in exactly its spelling', () => {
    expect(play(bot()).answer({ kind: 'intent', intent: 'Book' }).last).toBe('pause')
    expect(play(bot()).answer({ kind: 'intent', intent: 'book' }).last).toBe('other')
  })

  it('fills $.Lex anew each time; its own session attributes count more than those of the flow', () => {
    const flow = bot({ LexSessionAttributes: { given: 'a', both: 'b' } })
    const player = play(flow, { channel: 'CHAT' }).answer({
      kind: 'intent',
      intent: 'Book',
      slots: { date: 'today' },
      sessionAttributes: { both: 'c' },
    })
    expect(player.path).toContain('pause')
    const voice = play(flow).answer({
      kind: 'intent',
      intent: 'Book',
      slots: { date: 'today' },
      sessionAttributes: { both: 'c' },
    })
    expect(voice.value('$.Lex.IntentName')).toBe('Book')
    expect(voice.value('$.Lex.Slots.date')).toBe('today')
    expect(voice.value('$.Lex.SessionAttributes.given')).toBe('a')
    expect(voice.value('$.Lex.SessionAttributes.both')).toBe('c')
  })

  it('ends in its fallback intent when a caller says nothing', () => {
    const player = play(bot()).answer({ kind: 'silence' })
    expect(player.last).toBe('fallback')
  })

  it('takes InputTimeLimitExceeded when a chat is silent for the time that the flow gives it', () => {
    const player = play(bot({ LexTimeoutSeconds: { Text: '120' } }), { channel: 'CHAT' }).answer({ kind: 'silence' })
    expect(player.last).toBe('silence')
    expect(player.seconds).toBe(120)
  })

  it('takes the error branch when the bot fails', () => {
    expect(play(bot()).answer({ kind: 'failed' }).last).toBe('error')
  })

  it('fails when it is to begin with a message that the chat has not', () => {
    const flow = bot({ LexInitializationData: { InitialMessage: '$.Media.InitialMessage' } })
    expect(play(flow, { channel: 'CHAT' }).last).toBe('error')
    const data = { Media: { InitialMessage: 'hello' } }
    expect(play(flow, { channel: 'CHAT', data }).ask?.kind).toBe('bot')
  })

  it('fails when the bot is a reference to nothing', () => {
    expect(play(bot({ LexV2Bot: { AliasArn: '$.External.bot' } })).last).toBe('error')
  })

  it('fails for tasks and e-mail, unless it is assumed to work', () => {
    expect(play(bot(), { channel: 'TASK', assumptions: { botsOnTasks: 'error' } }).last).toBe('error')
    expect(play(bot(), { channel: 'EMAIL', assumptions: { botsOnTasks: 'asked' } }).ask?.kind).toBe('bot')
  })

  it('clears the touch-tone buffer', () => {
    const player = play(bot(), {
      prepare: (state) => {
        state.keys = '12'
        state.keepsKeys = true
      },
    })
    expect(player.state).toMatchObject({ keys: '', keepsKeys: false })
  })
})
