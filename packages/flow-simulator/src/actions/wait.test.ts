import type { JsonObject } from '@aicc/flow-dsl/language'
import { describe, expect, it } from 'vitest'
import { flowOf, look, play, say } from '../../test/player.js'
import type { TestAction } from '../../test/player.js'

function wait(parameters: JsonObject = {}): TestAction {
  return {
    type: 'Wait',
    parameters: { TimeLimitSeconds: '600', ...parameters },
    on: { WaitCompleted: 'over', CustomerReturned: 'back', BotParticipantDisconnected: 'bot', Continue: 'meanwhile' },
    next: 'failed',
    errors: { NoMatchingError: 'failed', ParticipantNotFound: 'nobody' },
  }
}

const events = { Events: ['CustomerReturned', 'BotParticipantDisconnected'] }
const chat = { channel: 'CHAT' } as const

describe('Wait', () => {
  it('lets its time pass', () => {
    for (const channel of ['CHAT', 'TASK', 'EMAIL'] as const) {
      const player = play(flowOf({ wait: wait() }), { channel }).answer({ kind: 'time over' })
      expect(player.last).toBe('over')
      expect(player.seconds).toBe(600)
    }
  })

  it('ends with the first of its events on a chat', () => {
    const flow = flowOf({ wait: wait(events) })
    const player = play(flow, chat)
    expect(player.ask).toEqual({ kind: 'wait', seconds: 600, events: events.Events })
    player.answer({ kind: 'event', event: 'CustomerReturned', afterSeconds: 30 })
    expect(player.last).toBe('back')
    expect(player.seconds).toBe(30)
    const bot = play(flow, chat).answer({ kind: 'event', event: 'BotParticipantDisconnected', afterSeconds: 1 })
    expect(bot.last).toBe('bot')
    const nobody = play(flow, chat).answer({ kind: 'event', event: 'ParticipantNotFound', afterSeconds: 0 })
    expect(nobody.last).toBe('nobody')
  })

  it('has no events on a task', () => {
    expect(play(flowOf({ wait: wait(events) }), { channel: 'TASK' }).ask).toMatchObject({ events: [] })
  })

  it('fails on a call, but in inbound flows with events or in the form that keeps running', () => {
    expect(play(flowOf({ wait: wait() })).last).toBe('failed')
    expect(play(flowOf({ wait: wait(events) })).ask?.kind).toBe('wait')
    expect(play(flowOf({ wait: wait(events) }, { flowType: 'CUSTOMER_QUEUE' })).path[1]).toBe('failed')
  })

  it('fails when its time is a reference to nothing', () => {
    expect(play(flowOf({ wait: wait({ TimeLimitSeconds: '$.Attributes.none' }) }), chat).last).toBe('failed')
  })

  it('fails when nobody knows what became of it', () => {
    expect(play(flowOf({ wait: wait() }), chat).answer({ kind: 'failed' }).last).toBe('failed')
  })

  it('lets an agent accept in a queue flow', () => {
    const queue = flowOf({ wait: wait(), over: { type: 'EndFlowExecution' } }, { flowType: 'CUSTOMER_QUEUE' })
    expect(play(queue, chat).ask).toEqual({ kind: 'queue', queue: '', interruptSeconds: 600 })
    const passed = play(queue, chat).answer({ kind: 'nothing' })
    expect(passed.path).toEqual(['wait', 'over'])
    expect(passed.seconds).toBe(600)
    const accepted = play(queue, chat).answer({ kind: 'accepted', afterSeconds: 5 })
    expect(accepted.ask).toEqual({ kind: 'conversation' })
    const eventful = play(flowOf({ wait: wait(events) }, { flowType: 'CUSTOMER_QUEUE' }), chat)
    expect(eventful.answer({ kind: 'accepted', afterSeconds: 5 }).ask).toEqual({ kind: 'conversation' })
  })
})

describe('Wait that keeps running', () => {
  const running = wait({ ContinueExecution: 'True', MinimumWaitTimeSeconds: '0', TimeLimitSeconds: '5' })

  it('goes on meanwhile, and cuts what runs when its time is over', () => {
    const long = say(Array.from({ length: 50 }, () => 'word').join(' '), 'never')
    const player = play(flowOf({ wait: running, meanwhile: say('one two three four five', 'long'), long }))
    expect(player.path).toEqual(['wait', 'meanwhile', 'long', 'over'])
    expect(player.seconds).toBe(5)
  })

  it('waits for its time where what runs meanwhile ends before', () => {
    const player = play(
      flowOf({ wait: running, meanwhile: { type: 'MessageParticipant', parameters: { Text: 'word' } } }),
    )
    expect(player.path).toEqual(['wait', 'meanwhile', 'over'])
    expect(player.seconds).toBe(5)
  })

  it('refuses another one inside', () => {
    const player = play(
      flowOf({ wait: running, meanwhile: { ...running, errors: { NoMatchingError: 'look' } }, look: look() }),
    )
    expect(player.last).toBe('look')
  })

  it('can leave the flow', () => {
    expect(play(flowOf({ wait: running, meanwhile: { type: 'DisconnectParticipant' } })).seconds).toBe(0)
  })
})
