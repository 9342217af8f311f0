import type { JsonObject } from '@aicc/flow-dsl/language'
import type { FlowType } from '@aicc/flow-dsl/language'
import { describe, expect, it } from 'vitest'
import { flowOf, look, play } from '../../test/player.js'

function calling(parameters: JsonObject = {}, flowType: FlowType = 'CONTACT_FLOW') {
  return flowOf(
    {
      call: {
        type: 'TransferParticipantToThirdParty',
        parameters: {
          ThirdPartyPhoneNumber: '+82212345678',
          ThirdPartyConnectionTimeLimitSeconds: '30',
          ContinueFlowExecution: 'True',
          ...parameters,
        },
        next: 'look',
        errors: { NoMatchingError: 'failed', CallFailed: 'call failed', ConnectionTimeLimitExceeded: 'late' },
      },
      look: look(),
    },
    { flowType },
  )
}

const answered = { kind: 'answered', seconds: 60 } as const

describe('Transfer to phone number', () => {
  it('goes on when the third party has left', () => {
    const player = play(calling())
    expect(player.ask).toEqual({ kind: 'third party', number: '+82212345678', timeLimitSeconds: 30 })
    player.answer(answered)
    expect(player.last).toBe('look')
    expect(player.seconds).toBe(60)
  })

  it('ends the flow with the connection where it does not go on', () => {
    const player = play(calling({ ContinueFlowExecution: 'False' })).answer(answered)
    expect(player.state.end).toMatchObject({ reason: 'transferred', detail: '+82212345678' })
  })

  it('waits for an answer as long as it says', () => {
    const player = play(calling()).answer({ kind: 'not answered' })
    expect(player.last).toBe('late')
    expect(player.seconds).toBe(30)
  })

  it('tells a call that failed, on the catch-all where it has no branch of its own', () => {
    expect(play(calling()).answer({ kind: 'failed' }).last).toBe('call failed')
    const bare = flowOf({
      call: {
        type: 'TransferParticipantToThirdParty',
        parameters: {
          ThirdPartyPhoneNumber: '+82212345678',
          ThirdPartyConnectionTimeLimitSeconds: '30',
          ContinueFlowExecution: 'False',
        },
        errors: { NoMatchingError: 'failed' },
      },
    })
    expect(play(bare).answer({ kind: 'failed' }).last).toBe('failed')
  })

  it('waits for commas among the digits after the answer', () => {
    expect(play(calling({ ThirdPartyDTMFDigits: '1,,2' })).answer(answered).seconds).toBe(61.5)
  })

  it('takes a contact that waits out of its queue', () => {
    const player = play(calling({}, 'CUSTOMER_QUEUE'))
    expect(player.state.stage).toBe('flow')
  })

  it('leaves a contact in its queue when the call cannot be made', () => {
    const waiting = flowOf(
      {
        call: {
          type: 'TransferParticipantToThirdParty',
          parameters: { ThirdPartyPhoneNumber: '+82212345678', ThirdPartyConnectionTimeLimitSeconds: '30' },
          errors: { CallFailed: 'look' },
        },
        look: look(),
      },
      { flowType: 'CUSTOMER_QUEUE' },
    )
    expect(play(waiting).answer({ kind: 'failed' }).state).toMatchObject({ stage: 'queued', end: undefined })
  })

  it('ends everything when the customer leaves meanwhile', () => {
    expect(play(calling()).answer({ kind: 'hang up', afterSeconds: 12 }).state.end?.reason).toBe('customer')
  })

  it('fails without a number, and on other channels', () => {
    expect(play(calling({ ThirdPartyPhoneNumber: '$.Attributes.none' })).last).toBe('failed')
    expect(play(calling(), { channel: 'CHAT' }).last).toBe('failed')
  })
})
