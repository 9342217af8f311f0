import { expect, it } from 'vitest'
import { statedOutcomes, writtenBy, writtenUnderHandlerBy } from '../../test/written-action.js'
import { attribute } from '../index.js'
import { tagContact } from './tag-contact.js'

it('tags the contact and goes on', () => {
  expect(
    writtenBy((flow, elsewhere) =>
      flow.tagContact({ team: 'sales', tier: attribute('$.Attributes.tier') }, { on: { NoMatchingError: elsewhere } }),
    ),
  ).toEqual({
    type: 'TagContact',
    parameters: { Tags: { team: 'sales', tier: '$.Attributes.tier' } },
    ways: { next: 'after', NoMatchingError: 'elsewhere' },
  })
})

it('leaves its failure, which the service wants a branch for, to onError', () => {
  expect(writtenUnderHandlerBy((flow) => flow.tagContact({ team: 'sales' })).ways).toEqual({
    next: 'after',
    NoMatchingError: 'handler',
  })
  expect(statedOutcomes(tagContact, {})).toMatchObject({ failures: ['NoMatchingError'], events: [] })
})

it('takes one to six tags, none of them reserved', () => {
  expect(tagContact.parameters['Tags']).toMatchObject({
    minimumEntries: 1,
    maximumEntries: 6,
    forbiddenKeyPrefix: 'aws:',
  })
})

it('is called by its keys', () => {
  expect(tagContact.label?.({ Tags: { team: 'sales', tier: 'gold' } })).toBe('team tier')
})
