import { describe, expect, it } from 'vitest'
import { flowOf, play } from '../../test/player.js'
import type { TestAction } from '../../test/player.js'

const nothing = { kind: 'nothing' } as const
const prompts: TestAction = {
  type: 'MessageParticipantIteratively',
  parameters: {
    Messages: [{ Text: 'Please wait.' }, { SSML: '<speak>Still</speak>' }, { PromptId: '{{prompt:music}}' }],
    InterruptFrequencySeconds: '20',
  },
  on: { MessagesInterrupted: 'note' },
  errors: { NoMatchingError: 'error' },
}
const note: TestAction = { type: 'MessageParticipant', parameters: { Text: 'one two three four five' }, next: 'end' }
const end: TestAction = { type: 'EndFlowExecution' }
const queueFlow = { flowType: 'CUSTOMER_QUEUE' } as const

describe('Loop prompts', () => {
  it('plays its list and waits for an agent, until it is interrupted', () => {
    const player = play(flowOf({ prompts, note, end }, queueFlow))
    expect(player.said).toEqual(['Please wait. Still [music]'])
    expect(player.ask).toEqual({ kind: 'queue', queue: '', interruptSeconds: 20 })
  })

  it('goes on from its beginning when the way of the interruption ends, with a new timer', () => {
    const player = play(flowOf({ prompts, note, end }, queueFlow)).answer(nothing)
    expect(player.path).toEqual(['prompts', 'note', 'end', 'prompts'])
    expect(player.seconds).toBe(22)
    expect(player.ask).toMatchObject({ interruptSeconds: 20 })
  })

  it('is never left without an interruption', () => {
    const player = play(flowOf({ prompts: { ...prompts, parameters: { Messages: [{ Text: 'Wait' }] } } }, queueFlow))
    const ask = { kind: 'queue', queue: '', interruptSeconds: undefined }
    expect(player.ask).toEqual(ask)
    expect(player.answer(nothing).ask).toEqual(ask)
  })

  it('is left when an agent accepts', () => {
    const player = play(flowOf({ prompts, note, end }, queueFlow)).answer({ kind: 'accepted', afterSeconds: 7 })
    expect(player.seconds).toBe(7)
    expect(player.ask).toEqual({ kind: 'conversation' })
  })

  it('is left when the customer hangs up', () => {
    const player = play(flowOf({ prompts, note, end }, queueFlow)).answer({ kind: 'hang up', afterSeconds: 3 })
    expect(player.state.end?.reason).toBe('customer')
    expect(player.seconds).toBe(3)
  })

  it.each(['CHAT', 'TASK', 'EMAIL'] as const)('fails at once on %s', (channel) => {
    expect(play(flowOf({ prompts, note, end }, queueFlow), { channel }).path[1]).toBe('error')
  })

  it('stops the flow where it fails without a branch, and the contact stays in its queue', () => {
    const { errors: _errors, ...bare } = prompts
    const player = play(flowOf({ prompts: bare, note, end }, queueFlow), { channel: 'CHAT' })
    expect(player.ask).toMatchObject({ kind: 'queue', interruptSeconds: undefined })
    const either = play(flowOf({ prompts: bare, note, end }, queueFlow), {
      channel: 'CHAT',
      assumptions: { errorWithoutBranch: 'next action' },
    })
    expect(either.ask?.kind).toBe('queue')
  })

  it('fails with nothing to play', () => {
    const empty = { ...prompts, parameters: { Messages: [{ Text: '$.Attributes.none' }] } }
    expect(play(flowOf({ prompts: empty }, queueFlow)).path[1]).toBe('error')
  })

  it('plays until the hold is over, without interruptions', () => {
    const hold = flowOf({ prompts, note, end }, { flowType: 'CUSTOMER_HOLD' })
    const player = play(hold, { prepare: (state) => void (state.holdEndsAt = 90_000) })
    expect(player.path).toEqual(['prompts'])
    expect(player.seconds).toBe(90)
    expect(player.ask).toEqual({ kind: 'conversation' })
  })

  it('counts interruptions from each entry, or from the first prompt where that is assumed', () => {
    const second: TestAction = {
      ...prompts,
      parameters: { Messages: [{ Text: 'Wait' }], InterruptFrequencySeconds: '30' },
      on: { MessagesInterrupted: 'end' },
    }
    const flow = flowOf({ prompts: { ...prompts, on: { MessagesInterrupted: 'second' } }, second, end }, queueFlow)
    const fromEntry = play(flow, { assumptions: { interruptionCountsFrom: 'entry' } }).answer(nothing)
    expect(fromEntry.ask).toMatchObject({ interruptSeconds: 30 })
    const fromFirst = play(flow, { assumptions: { interruptionCountsFrom: 'first prompt' } }).answer(nothing)
    expect(fromFirst.ask).toMatchObject({ interruptSeconds: 10 })
  })
})
