import { compile } from '@aicc/flow-compiler'
import { describe, expect, it } from 'vitest'
import { CallError, simulate } from '../index.js'
import type { Call } from '../index.js'
import { flowOf } from '../../test/player.js'
import supportLine from '../../test/fixtures/support-line.flow.js'
import { extendExpect } from './matchers.js'

// Not by importing the entry: the calls of these tests are not to be counted.
extendExpect()

const compiled = compile(supportLine)

async function dial(): Promise<Call> {
  return await simulate(compiled).dial()
}

/** What a failure says, with the file named by its last part. */
function failureOf(check: () => unknown): string {
  try {
    check()
  } catch (error) {
    if (error instanceof Error) return error.message.replace(/\S*\/(\S+\.(?:flow\.ts|json))/, '$1')
  }
  throw new Error('It did not fail.')
}

describe('matchers of a call', () => {
  it('hold where the call is as they say', async () => {
    const call = await dial()
    expect(call).toHaveHeard('상담 전화')
    expect(call).toHaveHeard(/press \d/gi)
    expect(call).not.toHaveHeard('Thank you')
    expect(call).toWaitFor('keys')
    expect(call).not.toHaveEnded()
    expect(call).not.toHaveAttribute('topic')
    await call.press('1')
    expect(call).toHaveHeardInOrder(['주문', /person/])
    expect(call).not.toHaveHeardInOrder([/person/, '주문'])
    expect(call).toBeQueuedIn('support')
    expect(call).toBeQueuedIn({ name: 'support' })
    expect(call).not.toBeQueuedIn('sales')
    expect(call).toHaveAttribute('topic')
    expect(call).toHaveAttribute('topic', 'orders')
    expect(call).toHaveAttribute('topic', /^ord/)
    expect(call).not.toHaveAttribute('topic', 'bills')
    expect(call).toHaveReached('transfer')
    expect(call).toHaveReached('transfer', 'support-line')
    expect(call).not.toHaveReached('thanks')
    await call.hangUp()
    expect(call).toHaveEnded()
    expect(call).toHaveEnded('customer')
    expect(call).not.toHaveEnded('agent')
  })

  it('are for calls', async () => {
    expect(() => expect(simulate(compiled).dial()).toHaveHeard('x')).toThrow(
      'toHaveHeard is for a call, and this is a promise of something: write await before it.',
    )
    expect(() => expect(undefined).toHaveEnded()).toThrow('toHaveEnded is for a call, and this is undefined.')
  })
})

describe('a failure', () => {
  it('shows what was heard instead, and the line that said it', async () => {
    const call = await dial()
    expect(failureOf(() => expect(call).toHaveHeard('Press 2 to talk to a person.'))).toMatchInlineSnapshot(`
      "Expected to hear "Press 2 to talk to a person.".
      Nearest to it is:
      00:01.9  flow      “Press 1 to talk to a person.”

      The call so far:
      00:00.0  flow      “주문 상담 전화입니다.”
      00:01.9  flow      “Press 1 to talk to a person.”

      That is "menu" of the flow support-line:
      support-line.flow.ts:16:10
        15 |     flow.playPrompt('주문 상담 전화입니다.', { id: 'welcome' })
      > 16 |     flow.getCustomerInput({
        17 |       id: 'menu',"
    `)
  })

  it('shows where the call is when nothing like it was heard', async () => {
    const call = await dial()
    expect(failureOf(() => expect(call).toHaveHeard(/추첨 번호는 L\d{4}/))).toMatchInlineSnapshot(`
      "Expected to hear /추첨 번호는 L\\d{4}/.

      The call so far:
      00:00.0  flow      “주문 상담 전화입니다.”
      00:01.9  flow      “Press 1 to talk to a person.”

      The call is at "menu" of the flow support-line:
      support-line.flow.ts:16:10
        15 |     flow.playPrompt('주문 상담 전화입니다.', { id: 'welcome' })
      > 16 |     flow.getCustomerInput({
        17 |       id: 'menu',"
    `)
  })

  it('shows the line that said what should not be said', async () => {
    const call = await dial()
    expect(failureOf(() => expect(call).not.toHaveHeard(/person/))).toMatchInlineSnapshot(`
      "Expected not to hear /person/, and heard "Press 1 to talk to a person.".

      The call so far:
      00:00.0  flow      “주문 상담 전화입니다.”
      00:01.9  flow      “Press 1 to talk to a person.”

      That is "menu" of the flow support-line:
      support-line.flow.ts:16:10
        15 |     flow.playPrompt('주문 상담 전화입니다.', { id: 'welcome' })
      > 16 |     flow.getCustomerInput({
        17 |       id: 'menu',"
    `)
  })

  it('says which of several comes too early', async () => {
    const call = await dial()
    expect(failureOf(() => expect(call).toHaveHeardInOrder(['Press', '주문']))).toMatchInlineSnapshot(`
      "Expected to hear "주문" after "Press 1 to talk to a person.", and it came before:
      00:00.0  flow      “주문 상담 전화입니다.”

      The call so far:
      00:00.0  flow      “주문 상담 전화입니다.”
      00:01.9  flow      “Press 1 to talk to a person.”

      That is "welcome" of the flow support-line:
      support-line.flow.ts:15:10
        14 |     })
      > 15 |     flow.playPrompt('주문 상담 전화입니다.', { id: 'welcome' })
        16 |     flow.getCustomerInput({"
    `)
  })

  it('says where the contact is instead', async () => {
    const call = await dial()
    await call.wait()
    expect(failureOf(() => expect(call).toBeQueuedIn('support'))).toMatchInlineSnapshot(`
      "Expected the contact in the queue support, and it is in no queue.

      The call so far:
      00:00.0  flow      “주문 상담 전화입니다.”
      00:01.9  flow      “Press 1 to talk to a person.”
      00:09.7  flow      “Thank you for your call.”
      00:11.7  service   the contact ends (flow)

      The call ended at "end" of the flow support-line:
      support-line.flow.ts:13:12
        12 |       flow.playPrompt('Thank you for your call.', { id: 'thanks' })
      > 13 |       flow.disconnect({ id: 'end' })
        14 |     })"
    `)
  })

  it('says what an attribute is, or which there is', async () => {
    const call = await dial()
    await call.press('1')
    const first = (text: string): string => text.split('\n\n')[0] ?? ''
    expect(first(failureOf(() => expect(call).toHaveAttribute('topics')))).toMatchInlineSnapshot(`
      "Expected the attribute topics to be set, and it is not set.
      The contact has topic."
    `)
    expect(first(failureOf(() => expect(call).toHaveAttribute('topic', /bill/)))).toMatchInlineSnapshot(
      `"Expected the attribute topic to match /bill/, and it is "orders"."`,
    )
    expect(first(failureOf(() => expect(call).not.toHaveAttribute('topic', 'orders')))).toMatchInlineSnapshot(
      `"Expected the attribute topic not to be "orders", and it is "orders"."`,
    )
    expect(first(failureOf(() => expect(call).toHaveEnded()))).toMatchInlineSnapshot(
      `"Expected the contact to have ended, and it goes on."`,
    )
    expect(first(failureOf(() => expect(call).toWaitFor('keys')))).toMatchInlineSnapshot(
      `"Expected the flow to wait for keys, and it waits for an agent of the queue support."`,
    )
    expect(first(failureOf(() => expect(call).not.toWaitFor('queue')))).toMatchInlineSnapshot(
      `"Expected the flow not to wait for queue, and it waits for an agent of the queue support."`,
    )
    expect(first(failureOf(() => expect(call).toHaveReached('thanks')))).toMatchInlineSnapshot(
      `"Expected the call to reach "thanks", and it did not."`,
    )
    expect(first(failureOf(() => expect(call).toHaveReached('thank')))).toMatchInlineSnapshot(`
      "Expected the call to reach "thank", and it did not.
      No action has that identifier; there is "thanks"."
    `)
    expect(first(failureOf(() => expect(call).not.toHaveReached('menu')))).toMatchInlineSnapshot(
      `"Expected the call not to reach "menu", and it did."`,
    )
  })

  it('of an expectation of the call itself shows the same', async () => {
    const call = await dial()
    const message = failureOf(() => call.expectHeard('Press 2 to talk to a person.'))
    expect(message).toBe(failureOf(() => expect(call).toHaveHeard('Press 2 to talk to a person.')))
  })

  it('has the place as data', async () => {
    const call = await dial()
    const error: unknown = await call.say('hello').catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(CallError)
    expect(error).toMatchObject({ at: { flow: 'support-line', action: 'menu', location: { line: 16, column: 10 } } })
  })

  it('shows the line of flow JSON', async () => {
    const call = await simulate({ content: JSON.stringify(compiled.document, null, 2), name: 'support-line' }).dial()
    expect(failureOf(() => expect(call).toHaveEnded())).toMatch(
      /The call is at "menu" of the flow support-line:\nline \d+ of the flow JSON$/,
    )
  })

  it('names the action where nobody knows where it was written', async () => {
    const menu = { type: 'GetParticipantInput', parameters: { Text: 'Press 1.', InputTimeLimitSeconds: '5' } }
    const call = await simulate(flowOf({ menu: { ...menu, on: { '1': 'end' } } })).dial()
    expect(failureOf(() => expect(call).toHaveEnded())).toMatch(/The call is at "menu" of the flow main\.$/)
  })

  it('shows the last lines of a long call', async () => {
    const call = await dial()
    const lines = Array.from(
      { length: 40 },
      (_, index) => ({ seconds: index, speaker: 'flow', text: `${index}` }) as const,
    )
    const message = new CallError('Wrong.', { transcript: lines, at: undefined, ended: false }).message
    expect(message).toContain('The call so far, without its first 10 lines:\n00:10.0  flow      “10”\n')
    expect(call.ended).toBe(false)
  })
})
