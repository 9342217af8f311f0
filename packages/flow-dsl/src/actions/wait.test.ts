import { describe, expect, it } from 'vitest'
import { statedOutcomes, writtenBy, writtenUnderHandlerBy } from '../../test/written-action.js'
import { attribute } from '../index.js'
import { wait } from './wait.js'

it('waits for a time', () => {
  expect(
    writtenBy((flow, elsewhere) =>
      flow.wait({ seconds: 60, on: { WaitCompleted: () => {}, NoMatchingError: elsewhere } }),
    ),
  ).toEqual({
    type: 'Wait',
    parameters: { TimeLimitSeconds: '60' },
    ways: { 'Equals WaitCompleted': 'after', NoMatchingError: 'elsewhere' },
  })
})

it('waits for the events that have a branch', () => {
  const waiting = writtenUnderHandlerBy((flow, elsewhere) =>
    flow.wait({
      seconds: attribute<number>('$.Attributes.seconds'),
      on: {
        WaitCompleted: elsewhere,
        BotParticipantDisconnected: elsewhere,
        CustomerReturned: () => {},
        ParticipantNotFound: () => flow.disconnect({ id: 'no bot' }),
      },
    }),
  )
  expect(waiting.parameters).toEqual({
    TimeLimitSeconds: '$.Attributes.seconds',
    Events: ['CustomerReturned', 'BotParticipantDisconnected'],
  })
  expect(waiting.ways).toEqual({
    'Equals WaitCompleted': 'elsewhere',
    'Equals CustomerReturned': 'after',
    'Equals BotParticipantDisconnected': 'elsewhere',
    ParticipantNotFound: 'no bot',
    NoMatchingError: 'handler',
  })
})

describe('forms', () => {
  it.each([
    ['form with a time limit only', {}, { results: ['WaitCompleted'], optional: [] }],
    [
      'form for a returning customer',
      { Events: ['CustomerReturned'] },
      { results: ['WaitCompleted', 'CustomerReturned'], optional: [] },
    ],
    [
      'form for a bot that leaves',
      { Events: ['BotParticipantDisconnected'] },
      { results: ['WaitCompleted', 'BotParticipantDisconnected'], optional: ['ParticipantNotFound'] },
    ],
    [
      'form with both events',
      { Events: ['BotParticipantDisconnected', 'CustomerReturned'] },
      {
        results: ['WaitCompleted', 'CustomerReturned', 'BotParticipantDisconnected'],
        optional: ['ParticipantNotFound'],
      },
    ],
    [
      'keep-running form',
      { ContinueExecution: 'True', MinimumWaitTimeSeconds: '5' },
      { results: ['Continue', 'WaitCompleted'], optional: [] },
    ],
  ])('%s', (form, parameters, outcomes) => {
    expect(statedOutcomes(wait, { TimeLimitSeconds: '60', ...parameters })).toEqual({
      form,
      next: 'never',
      failures: ['NoMatchingError'],
      events: [],
      ...outcomes,
    })
  })
})

it('is called by its time', () => {
  expect(wait.label?.({ TimeLimitSeconds: '60' })).toBe('60s')
  expect(wait.label?.({ TimeLimitSeconds: '$.Attributes.seconds' })).toBe('seconds')
})
