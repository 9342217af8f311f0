import { assert, asyncProperty } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { flowOf, say } from '../../test/player.js'
import { playScript, readCallScript } from '../call/script.js'
import { simulate } from '../simulate.js'
import { arbitraryCall } from './arbitrary-call.js'
import type { CallerTurn } from './caller-turn.js'
import { playCall } from './play-call.js'

const flow = flowOf({
  menu: {
    type: 'GetParticipantInput',
    parameters: { Text: 'Press 1 for the bot, 2 for a person.', InputTimeLimitSeconds: '5' },
    on: { '1': 'bot', '2': 'digits' },
    errors: { InputTimeLimitExceeded: 'bye', NoMatchingCondition: 'menu', NoMatchingError: 'bye' },
  },
  bot: {
    type: 'ConnectParticipantWithLexBot',
    parameters: { Text: 'How can I help?', LexV2Bot: { AliasArn: '{{lexBot:helper}}' } },
    on: { Agent: 'queue' },
    errors: { NoMatchingCondition: 'bye', NoMatchingError: 'bye' },
  },
  digits: {
    type: 'GetParticipantInput',
    parameters: {
      Text: 'Your number, please.',
      StoreInput: 'True',
      InputTimeLimitSeconds: '5',
      InputValidation: { CustomValidation: { MaximumLength: '6' } },
    },
    next: 'keep',
    errors: { NoMatchingError: 'bye' },
  },
  keep: {
    type: 'UpdateContactAttributes',
    parameters: { Attributes: { number: '$.StoredCustomerInput' } },
    next: 'queue',
    errors: { NoMatchingError: 'bye' },
  },
  queue: {
    type: 'UpdateContactTargetQueue',
    parameters: { QueueId: '{{queue:support}}' },
    next: 'transfer',
    errors: { NoMatchingError: 'bye' },
  },
  transfer: {
    type: 'TransferContactToQueue',
    next: 'bye',
    errors: { QueueAtCapacity: 'bye', NoMatchingError: 'bye' },
  },
  bye: say('Goodbye.', 'end'),
})
const world = { bots: { helper: { intents: { Agent: { utterances: ['a person'] } } } } }

async function scriptOf(...caller: readonly CallerTurn[]): Promise<readonly object[]> {
  return (await playCall(flow, { contact: {}, world, caller })).script
}

const asked = (choice: number, digits = '1'): CallerTurn => ({ does: 'what is asked for', choice, digits })
const other = (choice: number, digits = '1'): CallerTurn => ({ does: 'something else', choice, digits })

describe('what a caller does', () => {
  it('follows from the question', async () => {
    const accepted = [{ wait: 20 }, { wait: 60 }]
    expect(await scriptOf(asked(0), asked(0))).toEqual([{ press: '1' }, { say: 'a person' }, ...accepted])
    expect(await scriptOf(asked(0), other(0))).toEqual([{ press: '1' }, { say: 'something else' }])
    expect(await scriptOf(asked(1), asked(0, '12345'))).toEqual([{ press: '2' }, { press: '12345#' }, ...accepted])
    expect(await scriptOf(asked(3), asked(0, '123456789'))).toEqual([{ press: '2' }, { press: '123456' }, ...accepted])
    expect(await scriptOf(other(0), other(9))).toEqual([{ press: '3' }, { press: '#' }, { wait: 5 }])
    expect(await scriptOf()).toEqual([{ wait: 5 }])
  })

  it('is done by the agent in a conversation', async () => {
    const turns: readonly CallerTurn[] = [asked(1), asked(0), { does: 'nothing' }, other(2), asked(3)]
    expect((await scriptOf(...turns)).slice(2)).toEqual([
      { wait: 20 },
      { wait: 2 },
      { hold: 30 },
      { wait: 3 },
      { agentLeaves: true },
    ])
  })

  it('ends by hanging up where nobody ever comes', async () => {
    const plan = {
      contact: {},
      world: { queues: { support: { answersAfterSeconds: 'never' } } },
      caller: [asked(1)],
    } as const
    const { script, call, givenUp } = await playCall(flow, plan)
    expect(script.slice(-2)).toEqual([{ wait: 600 }, { hangUp: true }])
    expect(givenUp).toBe(false)
    call.expectEnded('customer')
  })
})

describe('a call that was made up', () => {
  it('is played again from its script, second by second', async () => {
    await assert(
      asyncProperty(arbitraryCall(flow), async (plan) => {
        const { call, script } = await playCall(flow, plan)
        const again = await simulate(flow, plan.world).dial(plan.contact)
        await playScript(again, readCallScript(JSON.parse(JSON.stringify(script))))
        expect(again.transcript).toEqual(call.transcript)
        expect(again.ended).toBe(true)
      }),
      { numRuns: 200, seed: 1 },
    )
  })
})
