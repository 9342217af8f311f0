import { describe, expect, it } from 'vitest'
import { flowOf, look, pause, play, say } from '../../test/player.js'
import type { TestAction } from '../../test/player.js'

const failing: TestAction = { type: 'CheckVoiceId', next: 'next' }
const nobody = { NoMatchingError: 'failed' }

describe('a flow', () => {
  it('ends where nothing follows', () => {
    const player = play(flowOf({ prompt: { type: 'MessageParticipant', parameters: { Text: 'hi' } } }))
    expect(player.state.end?.reason).toBe('flow')
  })

  it('ends at an error without a branch, or goes on where that is assumed', () => {
    const ended = play(flowOf({ failing }), { assumptions: { errorWithoutBranch: 'end of flow' } })
    expect(ended.state.end?.reason).toBe('unhandled error')
    expect(play(flowOf({ failing }), { assumptions: { errorWithoutBranch: 'next action' } }).last).toBe('next')
  })

  it('takes the catch-all for an error that has no branch of its own', () => {
    const queue: TestAction = { type: 'TransferContactToQueue', next: 'next', errors: { NoMatchingError: 'failed' } }
    const player = play(flowOf({ queue }), { prepare: (state) => void (state.queue = 'support') })
    expect(player.answer({ kind: 'full' }).last).toBe('failed')
  })

  it('takes the next action for a result that nothing accepts, where it has no branch for that', () => {
    const compare: TestAction = {
      type: 'Compare',
      parameters: { ComparisonValue: '$.Attributes.a' },
      on: { '1': 'one' },
      next: 'next',
    }
    expect(play(flowOf({ compare })).last).toBe('next')
  })

  it('is given up when no time passes any more', () => {
    const round: TestAction = { type: 'UpdateFlowLoggingBehavior', next: 'round' }
    const player = play(flowOf({ round }), { assumptions: { actionsWithoutTime: 100 } })
    expect(player.state.end).toMatchObject({ reason: 'endless', detail: 'No time passes any more.' })
    expect(player.path).toHaveLength(100)
  })

  it('is given up after too many actions', () => {
    const player = play(flowOf({ round: say('again', 'round') }), { assumptions: { maximumActions: 50 } })
    expect(player.state.end).toMatchObject({ reason: 'endless', detail: 'Too many actions.' })
    expect(player.path).toHaveLength(50)
  })
})

describe('a customer who leaves at a time', () => {
  it('leaves in the middle of an action, which then never ends', () => {
    const player = play(flowOf({ prompt: say('one two three four five', 'after') }), { hangsUpAfterSeconds: 1 })
    expect(player.path).toEqual(['prompt'])
    expect(player.seconds).toBe(1)
    expect(player.state.end?.reason).toBe('customer')
  })

  it('is not asked any more', () => {
    const player = play(
      flowOf({ pause: { ...pause(), parameters: { Text: 'one two three four five', InputTimeLimitSeconds: '5' } } }),
      {
        hangsUpAfterSeconds: 1,
      },
    )
    expect(player.state.end?.reason).toBe('customer')
  })

  it('leaves before an agent accepts, or the conversation ends', () => {
    const queue = flowOf({ end: { type: 'EndFlowExecution' } }, { flowType: 'CUSTOMER_QUEUE' })
    const early = play(queue, { hangsUpAfterSeconds: 5 }).answer({ kind: 'accepted', afterSeconds: 10 })
    expect(early.seconds).toBe(5)
    expect(early.state.end?.reason).toBe('customer')
    const late = play(queue, { hangsUpAfterSeconds: 15 }).answer(
      { kind: 'accepted', afterSeconds: 10 },
      { kind: 'ended', by: 'agent', afterSeconds: 60 },
    )
    expect(late.seconds).toBe(15)
    expect(late.state.end?.reason).toBe('customer')
  })

  it('leaves during a hold that no flow plays to', () => {
    const queue = flowOf({ end: { type: 'EndFlowExecution' } }, { flowType: 'CUSTOMER_QUEUE' })
    const player = play(queue, { hangsUpAfterSeconds: 30 }).answer(
      { kind: 'accepted', afterSeconds: 10 },
      { kind: 'hold', afterSeconds: 5, seconds: 60 },
    )
    expect(player.seconds).toBe(30)
    expect(player.state.end?.reason).toBe('customer')
  })

  it('may be given before the flow has hung up, and is then of no account', () => {
    const player = play(flowOf({ bye: { type: 'DisconnectParticipant' } }), { hangsUpAfterSeconds: 5 })
    expect(player.state.end?.reason).toBe('flow')
    expect(player.seconds).toBe(0)
  })
})

describe('an ended contact', () => {
  it('asks nothing more', () => {
    const player = play(flowOf({ look: look() })).answer({ kind: 'done' })
    expect(player.state.stage).toBe('ended')
    expect(() => player.answer({ kind: 'done' })).toThrow('Nothing was asked.')
    expect(player.path).toEqual(['look', 'end'])
  })
})

describe('the id of the contact before', () => {
  it('is its own for a first contact, or nothing where that is assumed', () => {
    const flow = flowOf({ look: look() })
    const own = play(flow, { assumptions: { previousContactOfFirst: 'own id' } })
    expect(own.value('$.PreviousContactId')).toBe(own.value('$.ContactId'))
    expect(
      play(flow, { assumptions: { previousContactOfFirst: 'nothing' } }).value('$.PreviousContactId'),
    ).toBeUndefined()
  })
})

describe('time', () => {
  const flow = (text: string) => flowOf({ prompt: say(text, 'end') })

  it('passes as assumed while somebody speaks', () => {
    expect(play(flow('one two three four'), { assumptions: { wordsPerSecond: 2 } }).seconds).toBe(2)
    expect(play(flow('안녕하세요'), { assumptions: { syllablesPerSecond: 5 } }).seconds).toBe(1)
    const recorded = flowOf({
      prompt: { type: 'MessageParticipant', parameters: { PromptId: 'p' }, next: 'end', errors: nobody },
    })
    expect(play(recorded, { assumptions: { promptSeconds: 9 } }).seconds).toBe(9)
  })

  it('passes as assumed while somebody talks to a bot', () => {
    const bot: TestAction = {
      type: 'ConnectParticipantWithLexBot',
      parameters: { LexV2Bot: { AliasArn: 'bot' } },
      next: 'next',
      errors: { NoMatchingCondition: 'next', NoMatchingError: 'failed', InputTimeLimitExceeded: 'failed' },
    }
    const assumptions = { botSeconds: 7, botSilenceSeconds: 11 }
    expect(play(flowOf({ bot }), { assumptions }).answer({ kind: 'intent', intent: 'A' }).seconds).toBe(7)
    expect(play(flowOf({ bot }), { assumptions }).answer({ kind: 'silence' }).seconds).toBe(11)
  })
})
