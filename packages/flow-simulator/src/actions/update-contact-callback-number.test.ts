import { describe, expect, it } from 'vitest'
import { flowOf, play } from '../../test/player.js'

const flow = flowOf({
  number: {
    type: 'UpdateContactCallbackNumber',
    parameters: { CallbackNumber: '$.Attributes.number' },
    next: 'create',
    errors: { InvalidCallbackNumber: 'invalid', CallbackNumberNotDialable: 'refused' },
  },
  create: {
    type: 'CreateCallbackContact',
    parameters: { QueueId: '{{queue:support}}' },
    next: 'made',
    errors: { NoMatchingError: 'failed' },
  },
})

describe('Set callback number', () => {
  it('sets the number that a callback goes to', () => {
    const player = play(flow, { attributes: { number: '+82 2-1234-5678' } }).answer(
      { kind: 'done' },
      { kind: 'queued' },
    )
    expect(player.events).toContainEqual({ kind: 'callback', number: '+82212345678', queue: 'support' })
  })

  it.each(['Timeout', '', '12', 'none'])('refuses %o, which is no number', (number) => {
    expect(play(flow, { attributes: { number } }).last).toBe('invalid')
  })

  it('refuses a number that the instance may not dial', () => {
    const player = play(flow, { attributes: { number: '+82212345678' } })
    expect(player.ask).toMatchObject({ kind: 'outcome', errors: ['CallbackNumberNotDialable'] })
    expect(player.answer({ kind: 'error', error: 'CallbackNumberNotDialable' }).last).toBe('refused')
  })

  it('takes the branch of invalid numbers on other channels', () => {
    expect(play(flow, { channel: 'CHAT', attributes: { number: '+82212345678' } }).last).toBe('invalid')
  })
})
