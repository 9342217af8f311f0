import { describe, expect, it } from 'vitest'
import type { JsonObject } from '@aicc/flow-dsl/language'
import { CallError, printTranscript, simulate } from '../index.js'
import type { World } from '../index.js'
import { flowOf } from '../../test/player.js'

/** A menu that leads to a queue, to a bot, or to a goodbye. */
const flow: JsonObject = {
  Version: '2019-10-30',
  StartAction: 'menu',
  Metadata: { name: 'main' },
  Actions: [
    {
      Identifier: 'menu',
      Type: 'GetParticipantInput',
      Parameters: { Text: 'Press 1 for an agent, 2 for the bot.', StoreInput: 'False', InputTimeLimitSeconds: '5' },
      Transitions: {
        NextAction: 'bye',
        Errors: [
          { NextAction: 'bye', ErrorType: 'InputTimeLimitExceeded' },
          { NextAction: 'menu', ErrorType: 'NoMatchingCondition' },
          { NextAction: 'bye', ErrorType: 'NoMatchingError' },
        ],
        Conditions: [
          { NextAction: 'set queue', Condition: { Operator: 'Equals', Operands: ['1'] } },
          { NextAction: 'bot', Condition: { Operator: 'Equals', Operands: ['2'] } },
        ],
      },
    },
    {
      Identifier: 'set queue',
      Type: 'UpdateContactTargetQueue',
      Parameters: { QueueId: '{{queue:support}}' },
      Transitions: { NextAction: 'mark', Errors: [{ NextAction: 'bye', ErrorType: 'NoMatchingError' }] },
    },
    {
      Identifier: 'mark',
      Type: 'UpdateContactAttributes',
      Parameters: { Attributes: { topic: 'support' } },
      Transitions: { NextAction: 'transfer', Errors: [{ NextAction: 'transfer', ErrorType: 'NoMatchingError' }] },
    },
    {
      Identifier: 'transfer',
      Type: 'TransferContactToQueue',
      Parameters: {},
      Transitions: {
        NextAction: 'bye',
        Errors: [
          { NextAction: 'full', ErrorType: 'QueueAtCapacity' },
          { NextAction: 'bye', ErrorType: 'NoMatchingError' },
        ],
      },
    },
    {
      Identifier: 'bot',
      Type: 'ConnectParticipantWithLexBot',
      Parameters: { Text: 'How can I help?', LexV2Bot: { AliasArn: '{{lexBot:helper}}' } },
      Transitions: {
        NextAction: 'bye',
        Errors: [
          { NextAction: 'bye', ErrorType: 'NoMatchingCondition' },
          { NextAction: 'bye', ErrorType: 'NoMatchingError' },
        ],
        Conditions: [{ NextAction: 'set queue', Condition: { Operator: 'Equals', Operands: ['Agent'] } }],
      },
    },
    say('full', 'All lines are busy.', 'bye'),
    say('bye', 'Goodbye.', 'end'),
    { Identifier: 'end', Type: 'DisconnectParticipant', Parameters: {}, Transitions: {} },
  ],
}

function say(identifier: string, words: string, next: string): JsonObject {
  return {
    Identifier: identifier,
    Type: 'MessageParticipant',
    Parameters: { Text: words },
    Transitions: { NextAction: next, Errors: [{ NextAction: next, ErrorType: 'NoMatchingError' }] },
  }
}

const world: World = {
  bots: { helper: { intents: { Agent: { utterances: ['person', /agent/i] } } } },
  queues: { support: { answersAfterSeconds: 30, agent: 'Kim' } },
}

describe('a call', () => {
  it('waits for keys, and goes where they lead', async () => {
    const call = await simulate(flow, world).dial()
    expect(call.waitsFor).toMatchObject({ kind: 'keys', form: 'menu', expected: ['1', '2'], firstKeySeconds: 5 })
    await call.press('1')
    call.expectQueued('support').expectAttribute('topic', 'support').expectNotHeard('Goodbye.')
  })

  it('is accepted by an agent when the time has come, and not before', async () => {
    const call = await simulate(flow, world).dial()
    await call.press('1')
    await call.wait(29)
    expect(call.waitsFor?.kind).toBe('queue')
    await call.wait(1)
    expect(call.waitsFor?.kind).toBe('conversation')
    expect(printTranscript(call.transcript)).toContain('Kim accepts')
    await call.agentLeaves()
    call.expectEnded('agent')
  })

  it('is accepted earlier where the test says so', async () => {
    const call = await simulate(flow, world).dial()
    await call.press('1')
    await call.acceptByAgent('Lee')
    await call.hold(45)
    await call.hangUp()
    call.expectEnded('customer')
    expect(printTranscript(call.transcript)).toMatch(/Lee accepts[\s\S]*on hold for 45 s/)
  })

  it('takes silence for silence', async () => {
    const call = await simulate(flow, world).dial()
    const before = call.seconds
    await call.wait()
    call.expectHeard('Goodbye.').expectEnded('flow')
    expect(call.seconds - before).toBeGreaterThan(5)
  })

  it('keeps what has been waited when a key is pressed late', async () => {
    const call = await simulate(flow, world).dial()
    const before = call.seconds
    await call.wait(4)
    await call.press('1')
    expect(call.seconds - before).toBeCloseTo(4)
  })

  it('is understood by a bot', async () => {
    const call = await simulate(flow, world).dial()
    await call.press('2')
    await call.say('Give me an Agent, please')
    call.expectQueued({ name: 'support' })
  })

  it('falls back where a bot understands nothing', async () => {
    const call = await simulate(flow, world).dial()
    await call.press('2')
    await call.say('weather')
    call.expectHeard('Goodbye.')
  })

  it('finds a queue full', async () => {
    const call = await simulate(flow, { ...world, queues: { support: { full: true } } }).dial()
    await call.press('1')
    call.expectHeard('All lines are busy.').expectEnded()
  })

  it('ends when the customer leaves in the middle', async () => {
    const call = await simulate(flow, world).dial({ hangsUpAfterSeconds: 1 })
    call.expectEnded('customer')
    expect(call.seconds).toBe(1)
  })

  it('is the same for the same seed', async () => {
    const play = async (): Promise<unknown> => {
      const call = await simulate(flow, { ...world, seed: 7 }).dial()
      await call.press('1')
      await call.finish()
      return [call.transcript, call.log]
    }
    expect(await play()).toEqual(await play())
  })
})

describe('a step that does not fit', () => {
  it.each([
    [
      'a key that there is not',
      async (call: Awaited<ReturnType<typeof dial>>) => await call.press('A'),
      'cannot be pressed',
    ],
    [
      'talking to a menu',
      async (call: Awaited<ReturnType<typeof dial>>) => await call.say('hello'),
      'waits for one of the keys 1, 2',
    ],
    [
      'an agent who is not asked',
      async (call: Awaited<ReturnType<typeof dial>>) => await call.acceptByAgent(),
      'waits for one of the keys',
    ],
    [
      'pressing after the end',
      async (call: Awaited<ReturnType<typeof dial>>) => await (await call.hangUp()).press('1'),
      'the contact has ended',
    ],
  ])('is refused: %s', async (_, step, message) => {
    await expect(dial().then(step)).rejects.toThrow(message)
  })

  it('is in no queue when it ended before it was put into the one that was chosen', async () => {
    const call = await simulate(flow, { ...world, queues: { support: { full: true } } }).dial()
    await call.press('1')
    call.expectEnded()
    expect(call.queue).toBeUndefined()
  })

  it('shows the call so far', async () => {
    const call = await dial()
    const failed = expect(() => call.expectHeard(/lottery/))
    failed.toThrow(CallError)
    failed.toThrow(
      'Expected to hear /lottery/.\n\nThe call so far:\n00:00.0  flow      “Press 1 for an agent, 2 for the bot.”',
    )
  })

  it('says which queue a contact is in instead', async () => {
    const call = await dial()
    expect(() => call.expectQueued('sales')).toThrow('Expected the contact in the queue sales, and it is in no queue.')
    await call.press('1')
    expect(() => call.expectQueued('sales')).toThrow('and it is in the queue support.')
  })
})

async function dial() {
  return await simulate(flow, world).dial()
}

it('writes the log that the service would', async () => {
  const call = await dial()
  await call.press('1')
  expect(
    call.log.map(({ ContactFlowModuleType, Identifier, Results }) => [ContactFlowModuleType, Identifier, Results]),
  ).toEqual([
    ['GetUserInput', 'menu', undefined],
    ['GetUserInput', 'menu', '1'],
    ['SetQueue', 'set queue', undefined],
    ['SetAttributes', 'mark', undefined],
    ['Transfer', 'transfer', undefined],
  ])
  expect(call.log[3]).toMatchObject({ Parameters: { Key: 'topic', Value: 'support' }, ContactFlowName: 'main' })
  expect(call.log[0]?.Timestamp).toBe('2026-01-05T01:00:00.000Z')
})

describe('a contact that goes on', () => {
  const failed = { NoMatchingError: 'failed', QueueAtCapacity: 'failed' }
  const main = flowOf({
    hook: {
      type: 'UpdateContactEventHooks',
      parameters: { EventHooks: { CustomerRemaining: 'after' } },
      next: 'waiting',
      errors: failed,
    },
    waiting: {
      type: 'UpdateContactEventHooks',
      parameters: { EventHooks: { CustomerQueue: 'waiting' } },
      next: 'queue',
      errors: failed,
    },
    queue: {
      type: 'UpdateContactTargetQueue',
      parameters: { QueueId: '{{queue:support}}' },
      next: 'transfer',
      errors: failed,
    },
    transfer: { type: 'TransferContactToQueue', next: 'failed', errors: failed },
  })
  const prompts = {
    type: 'MessageParticipantIteratively',
    parameters: { Messages: [{ Text: 'music' }], InterruptFrequencySeconds: '10' },
    on: { MessagesInterrupted: 'prompts' },
    errors: failed,
  }
  const waiting = flowOf({ prompts }, { name: 'waiting', flowType: 'CUSTOMER_QUEUE' })
  const after = flowOf(
    { note: { type: 'UpdateContactAttributes', parameters: { Attributes: { left: 'yes' } }, errors: failed } },
    { name: 'after' },
  )

  it('is accepted when its time has come, through interruptions of its prompts', async () => {
    const queues = { support: { answersAfterSeconds: 25 } }
    const call = await simulate([main, waiting, after], { queues }).dial()
    await call.wait()
    await call.wait()
    await call.wait()
    expect(call.seconds).toBe(25)
    expect(call.waitsFor?.kind).toBe('conversation')
  })

  it('runs the disconnect flow of a chat whose customer leaves', async () => {
    const call = await simulate([main, after]).dial({ channel: 'CHAT' })
    await call.hangUp()
    call.expectEnded().expectAttribute('left', 'yes')
  })

  it('keeps to the time of day when the customer leaves after a while', async () => {
    const call = await simulate([main, waiting, after]).dial()
    await call.wait(4)
    await call.hangUp()
    call.expectEnded('customer')
    expect(call.seconds).toBe(4)
  })
})
