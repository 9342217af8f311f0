import { describe, expect, it } from 'vitest'
import { actionsOf, statedOutcomes, writtenBy } from '../../test/written-action.js'
import { attribute, contactFlow } from '../index.js'
import { loop } from './loop.js'

describe('loop', () => {
  it('starts the next round behind its body, and goes on behind the loop', () => {
    const built = contactFlow('f', {}, (flow) => {
      flow.loop({ times: 3, id: 'loop' }, () => flow.playPrompt('Again.', { id: 'round' }))
      flow.disconnect({ id: 'after' })
    })
    expect(actionsOf(built).slice(0, 2)).toEqual([
      {
        type: 'Loop',
        parameters: { LoopCount: '3' },
        ways: { 'Equals ContinueLooping': 'round', 'Equals DoneLooping': 'after' },
      },
      { type: 'MessageParticipant', parameters: { Text: 'Again.' }, ways: { next: 'loop' } },
    ])
  })

  it('lets its body start the next round early, or leave', () => {
    const built = contactFlow('f', {}, (flow) => {
      flow.loop({ times: 3, id: 'loop' }, (round) => {
        flow.match(attribute('$.Attributes.more'), {
          yes: round.continue,
          no: round.break,
          otherwise: () => flow.playPrompt('What?', { id: 'what' }),
        })
      })
      flow.disconnect({ id: 'after' })
    })
    expect(actionsOf(built)[1]?.ways).toEqual({
      'Equals yes': 'loop',
      'Equals no': 'after',
      NoMatchingCondition: 'what',
    })
  })

  it('goes where it is told after the last round', () => {
    expect(
      writtenBy((flow, elsewhere) =>
        flow.loop({ times: attribute<number>('$.Attributes.tries') }, () => {}, { exhausted: elsewhere }),
      ),
    ).toEqual({
      type: 'Loop',
      parameters: { LoopCount: '$.Attributes.tries' },
      ways: { 'Equals ContinueLooping': 'Loop', 'Equals DoneLooping': 'elsewhere' },
    })
  })
})

describe('retry', () => {
  it('goes on when its body succeeds, and tries again when it says so', () => {
    const built = contactFlow('f', {}, (flow) => {
      flow.retry(
        { times: 2, id: 'retry' },
        (retry) => {
          flow.match(attribute('$.Attributes.valid'), { yes: () => {}, otherwise: retry.again }, { id: 'check' })
        },
        { exhausted: () => flow.disconnect({ id: 'given up' }) },
      )
      flow.disconnect({ id: 'after' })
    })
    const [check, tries] = actionsOf(built)
    expect(check?.ways).toEqual({ 'Equals yes': 'after', NoMatchingCondition: 'retry' })
    expect(tries).toEqual({
      type: 'Loop',
      // One try less than in all: the first one does not pass the Loop.
      parameters: { LoopCount: '1' },
      ways: { 'Equals ContinueLooping': 'check', 'Equals DoneLooping': 'given up' },
    })
  })

  it('goes on behind itself when its ending does not end', () => {
    const built = contactFlow('f', {}, (flow) => {
      flow.retry(
        { times: 3, id: 'retry' },
        (retry) => {
          flow.match(attribute('$.Attributes.valid'), { yes: () => {}, otherwise: retry.again }, { id: 'check' })
        },
        { exhausted: () => flow.playPrompt('x', { id: 'given up' }) },
      )
      flow.disconnect({ id: 'after' })
    })
    const [, , givenUp] = actionsOf(built)
    expect(givenUp?.ways).toEqual({ next: 'after' })
  })
})

it('needs both results', () => {
  expect(statedOutcomes(loop, { LoopCount: '3' })).toEqual({
    form: 'only form',
    next: 'never',
    failures: [],
    events: [],
    optional: ['NoMatchingError'],
    results: ['ContinueLooping', 'DoneLooping'],
  })
})

it('is called by its count', () => {
  expect(loop.label?.({ LoopCount: '3' })).toBe('3')
  expect(loop.label?.({ LoopCount: '$.Attributes.tries' })).toBe('tries')
  expect(loop.label?.({ LoopCount: 3 })).toBeUndefined()
})

it('leaves its counts under its name', () => {
  expect(loop.sets?.({ LoopCount: '3', LoopName: 'items' })).toEqual(['$.Loop.items'])
  expect(loop.sets?.({ LoopCount: '3' })).toEqual([])
  expect(loop.sets?.({ LoopCount: '3', Elements: '$.External.items' })).toEqual(['$.Loop'])
})
