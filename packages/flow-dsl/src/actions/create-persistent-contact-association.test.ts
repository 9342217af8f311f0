import { expect, it } from 'vitest'
import { statedOutcomes, writtenBy, writtenUnderHandlerBy } from '../../test/written-action.js'
import { attribute } from '../index.js'
import { createPersistentContactAssociation } from './create-persistent-contact-association.js'

const previous = attribute('$.Attributes.previousChat')

it('brings a whole chat back', () => {
  expect(
    writtenBy((flow, elsewhere) =>
      flow.createPersistentContactAssociation(previous, { on: { NoMatchingError: elsewhere } }),
    ),
  ).toEqual({
    type: 'CreatePersistentContactAssociation',
    parameters: { RehydrationType: 'ENTIRE_PAST_SESSION', SourceContactId: '$.Attributes.previousChat' },
    ways: { next: 'after', NoMatchingError: 'elsewhere' },
  })
})

it('brings a chat back from a segment on', () => {
  const { parameters, ways } = writtenUnderHandlerBy((flow) =>
    flow.createPersistentContactAssociation(previous, { rehydrate: 'from segment' }),
  )
  expect(parameters).toMatchObject({ RehydrationType: 'FROM_SEGMENT' })
  expect(ways).toEqual({ next: 'after', NoMatchingError: 'handler' })
})

it.each(['ENTIRE_PAST_SESSION', 'FROM_SEGMENT', 'From Segment'])('knows the spelling %s', (spelling) => {
  const type = createPersistentContactAssociation.parameters.RehydrationType
  expect(type?.kind === 'text' && type.pattern?.test(spelling)).toBe(true)
})

it('can fail, and branches on nothing', () => {
  expect(statedOutcomes(createPersistentContactAssociation, {})).toMatchObject({
    next: 'continues',
    failures: ['NoMatchingError'],
    results: undefined,
  })
})
